namespace Trine.Kernel.Data;

/// <summary>The one clock: instants in UTC, days in the workspace's time zone.</summary>
public sealed class WorkspaceClock(TimeProvider time, TimeZoneInfo zone)
{
    /// <summary>The workspace's time zone.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>The instant, to the microsecond both databases keep.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = time.GetUtcNow();
            return now.AddTicks(-(now.Ticks % 10));
        }
    }

    /// <summary>The day in the workspace's time zone.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>The day an instant falls on.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The instant a day begins.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        if (day == DateOnly.MinValue)
        {
            // East of Greenwich it began before time did.
            return DateTimeOffset.MinValue;
        }

        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // Where clocks jump over midnight the day begins at the jump.
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(30);
        }

        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The last instant of a day both databases tell from the next.</summary>
    public DateTimeOffset EndOf(DateOnly day) => day == DateOnly.MaxValue ? StartOf(day) : StartOf(day.AddDays(1)).AddTicks(-10);
}
