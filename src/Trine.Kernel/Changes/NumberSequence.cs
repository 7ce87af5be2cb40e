namespace Trine.Kernel.Changes;

/// <summary>The last number drawn of a sequence.</summary>
internal sealed class NumberSequence
{
    public string Name { get; init; } = "";

    public long Value { get; init; }
}
