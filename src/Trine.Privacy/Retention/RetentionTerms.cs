using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Privacy.Retention;

/// <summary>
/// When records go: some months after their date, but not before their owners had the warning time, in whole days after the one on which the rule
/// was made, and after the one on which the record was last changed.
/// </summary>
/// <param name="Months">How long records are kept, in months.</param>
/// <param name="WarnDays">How long owners are warned before, in days.</param>
/// <param name="Since">Since when the rule is what it is.</param>
internal sealed record RetentionTerms(int Months, int WarnDays, DateOnly Since)
{
    /// <summary>The last date that is over on a day: what is dated so or before need not be kept.</summary>
    public DateOnly Cutoff(DateOnly day) => day.AddMonths(-Months);

    /// <summary>The first day on which a date is over.</summary>
    public DateOnly Over(DateOnly date)
    {
        var day = date.AddMonths(Months);
        // Six months after 31 August is no day of February.
        return Cutoff(day) < date ? day.AddDays(1) : day;
    }

    /// <summary>The first day on which anything goes.</summary>
    public DateOnly First => Since.AddDays(WarnDays + 1);

    /// <summary>The day a record goes.</summary>
    public DateOnly Goes(DateOnly date, DateOnly changed) => new[] { Over(date), First, changed.AddDays(WarnDays + 1) }.Max();

    /// <summary>The records that go up to a day, as a filter; null when none can.</summary>
    public Filter? GoneBy(DateOnly day, FieldDefinition date, FieldDefinition changed, WorkspaceClock clock) => First > day
        ? null
        : new AndFilter([Until(date, Cutoff(day), clock), Until(changed, day.AddDays(-WarnDays - 1), clock)]);

    /// <summary>Dated up to a day, that day included.</summary>
    public static Filter Until(FieldDefinition field, DateOnly day, WorkspaceClock clock) =>
        new FieldFilter(field, FilterOp.Le, [field.Type == FieldType.Date ? day : clock.EndOf(day)]);
}
