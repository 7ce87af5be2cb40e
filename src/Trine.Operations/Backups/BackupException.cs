using Trine.Kernel.Localisation;

namespace Trine.Operations.Backups;

/// <summary>A backup cannot be made or restored. Nothing was changed; the text says what to do.</summary>
public sealed class BackupException : Exception
{
    /// <param name="code">A key of the language files below <c>backup.</c>.</param>
    /// <param name="args">Values for the text's placeholders.</param>
    public BackupException(string code, params object[] args)
        : this(code, args, null)
    {
    }

    private BackupException(string code, object[] args, Exception? cause)
        : base(code + (args.Length == 0 ? "" : ": " + string.Join(", ", args)), cause) => (Code, Args) = (code, args);

    /// <summary>The key of its text, below <c>backup.</c>.</summary>
    public string Code { get; }

    /// <summary>Values for the text's placeholders; a <see cref="TextKey"/>, if there is one, is the last.</summary>
    public IReadOnlyList<object> Args { get; }

    /// <summary>The disk or the database says no. Its reason is the text's last value: in words of ours, or, below <c>{code}Other</c>, in its own.</summary>
    /// <param name="code">A key of the language files below <c>backup.</c>.</param>
    /// <param name="cause">What it said.</param>
    /// <param name="args">Values for the placeholders before that of the reason.</param>
    public static BackupException Because(string code, Exception cause, params object[] args) => SystemReason.Of(cause) is { } reason
        ? new BackupException(code, [.. args, reason], cause)
        : new BackupException(code + "Other", [.. args, cause.Message.TrimEnd('.')], cause);
}
