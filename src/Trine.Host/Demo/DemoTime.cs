using Trine.Kernel.Data;

namespace Trine.Host.Demo;

/// <summary>Days and working hours of the workspace.</summary>
internal sealed class DemoTime(WorkspaceClock clock)
{
    public DateOnly Today { get; } = clock.Today;

    public DateTimeOffset Now { get; } = clock.Now;

    /// <returns>A moment of the working day.</returns>
    public DateTimeOffset At(DateOnly day, DemoRandom random) => clock.StartOf(day) + Skew.Time(random).ToTimeSpan();

    /// <returns>A moment of a working day that is over: of the given one, or of the last before it.</returns>
    public DateTimeOffset PastAt(DateOnly day, DemoRandom random)
    {
        while (true)
        {
            var at = At(day, random);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && at < Now)
            {
                return at;
            }

            day = day.AddDays(-1);
        }
    }

    /// <returns>The day, or the Monday after it.</returns>
    public static DateOnly Workday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        DayOfWeek.Monday or DayOfWeek.Tuesday or DayOfWeek.Wednesday or DayOfWeek.Thursday or DayOfWeek.Friday => day,
    };

    public DateOnly DayOf(DateTimeOffset instant) => clock.DayOf(instant);
}
