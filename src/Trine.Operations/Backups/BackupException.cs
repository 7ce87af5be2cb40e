namespace Trine.Operations.Backups;

/// <summary>A backup cannot be made or restored. Nothing was changed; the text says what to do.</summary>
/// <param name="code">A key of the language files below <c>backup.</c>.</param>
/// <param name="args">Values for the text's placeholders.</param>
public sealed class BackupException(string code, params object[] args) : Exception(code + (args.Length == 0 ? "" : ": " + string.Join(", ", args)))
{
    /// <summary>The key of its text, below <c>backup.</c>.</summary>
    public string Code { get; } = code;

    /// <summary>Values for the text's placeholders.</summary>
    public IReadOnlyList<object> Args { get; } = args;
}
