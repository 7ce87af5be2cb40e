namespace Trine.Kernel.Audit;

/// <summary>What verifying the chain over the log found.</summary>
/// <param name="Seals">How many seals hold.</param>
/// <param name="Entries">How many entries they cover.</param>
/// <param name="Unsealed">Entries after the last seal; the next one takes them in. Counted to 100,000.</param>
/// <param name="Hash">The hash of the last seal that holds; null when there is none. Written down elsewhere, it shows whether seals were cut off or all made anew.</param>
/// <param name="SealedAt">When that was made, UTC.</param>
/// <param name="Erasures">Entries whose values were erased with a certificate, by certificate.</param>
/// <param name="Fault">The first place that does not hold; null when everything does.</param>
public sealed record ChainReport(
    long Seals, long Entries, long Unsealed, string? Hash, DateTimeOffset? SealedAt, IReadOnlyList<ChainErasure> Erasures, ChainFault? Fault)
{
    /// <summary>Whether the log is what was sealed.</summary>
    public bool Intact => Fault is null;
}
