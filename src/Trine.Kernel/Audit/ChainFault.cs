namespace Trine.Kernel.Audit;

/// <summary>The first place where the log is not what was sealed.</summary>
/// <param name="Kind">What is wrong there.</param>
/// <param name="Seal">The number of the seal; of missing ones the first.</param>
/// <param name="FromSeq">The entries it covers come after this one.</param>
/// <param name="ToSeq">The last entry it covers.</param>
/// <param name="From">When the seal before was made, UTC; null at the beginning.</param>
/// <param name="To">When it was made itself, UTC; null when it is missing.</param>
public sealed record ChainFault(ChainFaultKind Kind, long Seal, long FromSeq, long ToSeq, DateTimeOffset? From, DateTimeOffset? To);
