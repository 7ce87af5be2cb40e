namespace Trine.Kernel.Changes;

/// <summary>The next part of the log for a reader.</summary>
/// <param name="Entries">Those it wants, in order.</param>
/// <param name="Tx">Transaction of the last entry the slice covers, wanted or not.</param>
/// <param name="Seq">Its number: where the checkpoint moves to.</param>
/// <param name="Covered">How many entries the slice covers; 0 at the end of the log.</param>
internal sealed record LogSlice(IReadOnlyList<ChangeLogEntry> Entries, ulong Tx, long Seq, int Covered);
