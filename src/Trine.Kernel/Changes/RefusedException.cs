namespace Trine.Kernel.Changes;

/// <summary>A rule refuses: 422 with a stable code. Nothing was saved.</summary>
/// <param name="code">The code, which is also the key of the sentence in the language files below <c>refused.</c>.</param>
/// <param name="args">Values for the sentence's placeholders.</param>
public sealed class RefusedException(string code, params object[] args) : Exception(code)
{
    /// <summary>The stable code.</summary>
    public string Code { get; } = code;

    /// <summary>Values for the sentence's placeholders.</summary>
    public IReadOnlyList<object> Args { get; } = args;
}
