namespace Trine.Kernel.Changes;

/// <summary>Too often in too short a time: 429 with the wait.</summary>
/// <param name="code">The code, which is also the key of the sentence in the language files below <c>refused.</c>.</param>
/// <param name="wait">After this it is allowed again.</param>
/// <param name="args">Values for the sentence's placeholders.</param>
public sealed class TooManyException(string code, TimeSpan wait, params object[] args) : Exception(code)
{
    /// <summary>The stable code.</summary>
    public string Code { get; } = code;

    /// <summary>Whole seconds until it is allowed again, 1 at least.</summary>
    public int Seconds { get; } = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));

    /// <summary>Values for the sentence's placeholders.</summary>
    public IReadOnlyList<object> Args { get; } = args;
}
