using Trine.Host.Demo;

namespace Trine.Tests.Demo;

[Trait("Database", "any")]
public sealed class SkewTests
{
    private readonly DemoRandom random = DemoRandom.For(3, 1, 4);

    [Fact]
    public void A_few_customers_take_most()
    {
        var zipf = new Zipf(1_000, 1);
        var drawn = Enumerable.Range(0, 20_000).Select(_ => zipf.Next(random)).ToList();
        // The first 200 of 1,000 ranks hold H(200)/H(1000) = 78.5 % of the weight.
        (drawn.Count(rank => rank < 200) / 20_000.0).ShouldBe(.785, .015);
        drawn.ShouldAllBe(rank => rank >= 0 && rank < 1_000);
    }

    [Fact]
    public void Half_of_all_amounts_lie_below_the_median()
    {
        var amounts = Enumerable.Range(0, 10_000).Select(_ => Skew.Amount(random, 50_000, 1)).ToList();
        amounts.Count(amount => amount < 50_000).ShouldBeInRange(4_750, 5_250);
        amounts.ShouldAllBe(amount => amount >= 1 && amount == decimal.Truncate(amount));
    }

    [Fact]
    public void Pareto_has_its_tail()
    {
        var drawn = Enumerable.Range(0, 20_000).Select(_ => Skew.Pareto(random, 10, 1.16)).ToList();
        drawn.ShouldAllBe(value => value >= 10);
        // P(X > 100) = 10^-1.16 = 6.9 %.
        (drawn.Count(value => value > 100) / 20_000.0).ShouldBe(.069, .008);
    }

    [Fact]
    public void Days_follow_the_seasons_and_spare_weekends()
    {
        var (first, last) = (new DateOnly(2024, 1, 1), new DateOnly(2025, 12, 31));
        var days = Enumerable.Range(0, 20_000).Select(_ => Skew.Day(random, first, last)).ToList();
        days.ShouldAllBe(day => day >= first && day <= last);
        days.Count(day => day.Month == 12).ShouldBeGreaterThan(2 * days.Count(day => day.Month == 2));
        days.Count(day => day.Year == 2025).ShouldBeGreaterThan(days.Count(day => day.Year == 2024));
        days.Count(day => day.DayOfWeek is DayOfWeek.Sunday).ShouldBeInRange(1, 1_000);
        Skew.Day(random, new DateOnly(2025, 2, 1), new DateOnly(2025, 2, 1)).ShouldBe(new DateOnly(2025, 2, 1));
    }

    [Fact]
    public void Work_is_done_in_office_hours()
    {
        var times = Enumerable.Range(0, 5_000).Select(_ => Skew.Time(random)).ToList();
        times.ShouldAllBe(time => time >= new TimeOnly(8, 30) && time < new TimeOnly(19, 30));
        times.Count(time => time.Hour == 12 && time.Minute > 10).ShouldBe(0);
    }
}
