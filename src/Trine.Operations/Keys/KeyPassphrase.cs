namespace Trine.Operations.Keys;

/// <summary>What the keys in the data folder are encrypted with; null when they are not.</summary>
internal sealed record KeyPassphrase(string? Value)
{
    /// <summary>Never in a log.</summary>
    public override string ToString() => nameof(KeyPassphrase);
}
