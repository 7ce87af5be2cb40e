using Trine.Kernel.Http;

namespace Trine.Kernel.Audit;

/// <summary>How far the log is sealed.</summary>
/// <param name="Seals">How many seals there are.</param>
/// <param name="Entries">How many entries they cover.</param>
/// <param name="Unsealed">Entries that wait for the next, counted to 100,000.</param>
/// <param name="Hash">The hash of the newest; null when there is none.</param>
/// <param name="SealedAt">When that was made.</param>
/// <param name="Verified">The last time somebody compared all of it.</param>
public sealed record ChainState(long Seals, long Entries, long Unsealed, string? Hash, DateTimeOffset? SealedAt, ChainState.Verification? Verified = null)
{
    /// <param name="By">Who had it compared.</param>
    /// <param name="Intact">Whether the log was what was sealed.</param>
    /// <param name="Entries">How many entries were compared.</param>
    public sealed record Verification(DateTimeOffset At, RecordLink? By, bool Intact, long Entries);
}
