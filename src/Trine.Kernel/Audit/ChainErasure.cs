namespace Trine.Kernel.Audit;

/// <summary>Entries whose values were erased together.</summary>
/// <param name="Certificate">The certificate of the erasure.</param>
/// <param name="Entries">How many entries.</param>
public sealed record ChainErasure(Guid Certificate, int Entries);
