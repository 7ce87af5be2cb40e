namespace Trine.Privacy.Consents;

/// <summary>Whether somebody may be reached for a purpose by a channel, and the entry of the ledger that says so.</summary>
/// <param name="Granted">Whether he may, today.</param>
/// <param name="Entry">The entry that decides.</param>
internal sealed record ConsentState(Guid PurposeId, ConsentChannel Channel, bool Granted, Consent Entry)
{
    /// <summary>The states of all purposes and channels a person has said anything of.</summary>
    public static IReadOnlyList<ConsentState> All(IReadOnlyCollection<Consent> entries, DateOnly today) =>
        [.. entries.GroupBy(e => (e.PurposeId, e.Channel)).Select(g => Of(entries, g.Key.PurposeId, g.Key.Channel, today)!).OrderBy(s => s.PurposeId).ThenBy(s => s.Channel)];

    /// <summary>What the newest entry says that is about the channel or about all of them; null when nobody said anything.</summary>
    public static ConsentState? Of(IEnumerable<Consent> entries, Guid purpose, ConsentChannel channel, DateOnly today) =>
        entries.Where(e => e.PurposeId == purpose && (e.Channel == channel || e.Channel == ConsentChannel.Any)).MaxBy(e => (e.At, e.Id)) is { } newest
            ? new ConsentState(purpose, channel, newest.Decision == ConsentDecision.Granted && !(newest.ValidUntil < today), newest)
            : null;
}
