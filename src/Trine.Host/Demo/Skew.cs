namespace Trine.Host.Demo;

/// <summary>The shapes real business has: amounts with a long tail, busy and quiet seasons, office hours.</summary>
internal static class Skew
{
    // January to December in China: the Spring Festival empties February, quarters and the year are closed in a rush.
    private static readonly double[] Months = [.85, .55, 1.1, .95, 1, 1.2, .9, .9, 1.15, .85, 1.1, 1.45];

    private const double Busiest = 1.45;

    /// <returns>At least <paramref name="least"/>; the smaller <paramref name="alpha"/>, the longer the tail (1.16 is 80/20).</returns>
    public static double Pareto(DemoRandom random, double least, double alpha) =>
        least / Math.Pow(1 - random.NextDouble(), 1 / alpha);

    /// <param name="median">Half of all results lie below.</param>
    /// <param name="sigma">Spread of the logarithm; 1 gives one in six above 2.7 times the median.</param>
    public static double LogNormal(DemoRandom random, double median, double sigma) =>
        median * Math.Exp(sigma * random.NextNormal());

    /// <summary>A log-normal amount as people write them in offers: three digits that count, then zeros; at least 1.</summary>
    public static decimal Amount(DemoRandom random, double median, double sigma)
    {
        var amount = Math.Max(1, LogNormal(random, median, sigma));
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(amount)) - 2));
        return (decimal)(Math.Round(amount / unit) * unit);
    }

    /// <summary>A day between both (included): by season, seldom at weekends, and more often the later, as the business grows.</summary>
    public static DateOnly Day(DemoRandom random, DateOnly first, DateOnly last)
    {
        var days = last.DayNumber - first.DayNumber + 1;
        while (true)
        {
            var offset = random.Next(days);
            var day = first.AddDays(offset);
            var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? .12 : 1;
            var growth = .5 + (.5 * offset / days);
            // A span of nothing but quiet days still ends: every day has some chance.
            if (random.NextDouble() * Busiest < Months[day.Month - 1] * weekend * growth)
            {
                return day;
            }
        }
    }

    /// <summary>A time of the working day, 8:30 to 19:30, most around ten and three, hardly any at noon.</summary>
    public static TimeOnly Time(DemoRandom random)
    {
        while (true)
        {
            var hour = (random.Chance(.5) ? 10 : 15.3) + (1.1 * random.NextNormal());
            if (hour is >= 8.5 and < 19.5 and not (>= 12.1 and < 13.2))
            {
                return TimeOnly.MinValue.AddMinutes(Math.Floor(hour * 60));
            }
        }
    }
}
