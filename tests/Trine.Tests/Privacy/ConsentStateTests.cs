using FsCheck;
using FsCheck.Fluent;
using Trine.Privacy.Consents;

namespace Trine.Tests.Privacy;

/// <summary>The rule by which the ledger says who may be reached, against one that goes through the entries one by one as they came.</summary>
[Trait("Database", "any")]
public sealed class ConsentStateTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Guid[] Purposes = [Guid.CreateVersion7(), Guid.CreateVersion7()];
    private static readonly ConsentChannel[] Channels = Enum.GetValues<ConsentChannel>();

    // Few instants, so that many entries are of the same one, and ends before, on and after today.
    private static readonly Gen<Consent> Entries =
        from purpose in Gen.Elements(Purposes)
        from channel in Gen.Elements(Channels)
        from granted in Gen.Choose(0, 2)
        from minutes in Gen.Choose(0, 5)
        from until in Gen.Choose(-2, 4)
        select new Consent
        {
            Id = Guid.CreateVersion7(),
            PurposeId = purpose,
            Channel = channel,
            Decision = granted > 0 ? ConsentDecision.Granted : ConsentDecision.Withdrawn,
            At = Start.AddMinutes(minutes),
            ValidUntil = granted == 2 && until < 3 ? Today.AddDays(until) : null,
        };

    [Fact]
    public void The_newest_word_on_a_channel_or_on_all_of_them_counts() => Prop.ForAll(Gen.ArrayOf(Entries).ToArbitrary(), entries =>
    {
        var naive = new Dictionary<(Guid, ConsentChannel), bool>();
        foreach (var entry in entries.OrderBy(e => e.At).ThenBy(e => e.Id))
        {
            var granted = entry.Decision == ConsentDecision.Granted && (entry.ValidUntil is null || entry.ValidUntil >= Today);
            foreach (var channel in entry.Channel == ConsentChannel.Any ? Channels : [entry.Channel])
            {
                naive[(entry.PurposeId, channel)] = granted;
            }
        }

        foreach (var purpose in Purposes)
        {
            foreach (var channel in Channels)
            {
                var state = ConsentState.Of(entries, purpose, channel, Today);
                (state?.Granted).ShouldBe(naive.TryGetValue((purpose, channel), out var expected) ? expected : null);
            }
        }

        ConsentState.All(entries, Today).Select(s => (s.PurposeId, s.Channel)).ShouldBe(entries.Select(e => (e.PurposeId, e.Channel)).Distinct(), ignoreOrder: true);
        ConsentState.All(entries, Today).All(s => s.Granted == naive[(s.PurposeId, s.Channel)]).ShouldBeTrue();
    }).QuickCheckThrowOnFailure();
}
