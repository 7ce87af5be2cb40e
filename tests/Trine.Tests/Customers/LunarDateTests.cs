using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Trine.Customers.Customers;

namespace Trine.Tests.Customers;

[Trait("Database", "any")]
public sealed class LunarDateTests
{
    private static readonly DateOnly First = new(1901, 2, 19);
    private static readonly DateOnly Last = new(2101, 1, 28);

    // Spring Festivals, Mid-Autumn days, and days around the leap second month of 2023 and the leap sixth of 2025.
    [Theory]
    [InlineData("2024-02-10", 1, 1, false)]
    [InlineData("2025-01-29", 1, 1, false)]
    [InlineData("2026-02-17", 1, 1, false)]
    [InlineData("2025-10-06", 8, 15, false)]
    [InlineData("2023-03-22", 2, 1, true)]
    [InlineData("2023-02-20", 2, 1, false)]
    [InlineData("2023-04-20", 3, 1, false)]
    [InlineData("2025-07-25", 6, 1, true)]
    [InlineData("2024-02-09", 12, 30, false)]
    [InlineData("2025-01-28", 12, 29, false)]
    public void Known_days(string day, int month, int lunarDay, bool isLeap)
    {
        var solar = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        LunarDate.From(solar).ShouldBe(new LunarDate(month, lunarDay, isLeap));
        new LunarDate(month, lunarDay, isLeap).InYear(LunarDate.YearOf(solar)).ShouldBe(solar);
    }

    [Fact]
    public void Every_day_of_two_centuries_comes_back()
    {
        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            LunarDate.From(day).InYear(LunarDate.YearOf(day)).ShouldBe(day);
        }
    }

    [Theory]
    [InlineData(2, 10, true, 2024, 2, 10)] // no leap second month in 2024
    [InlineData(2, 10, true, 2025, 2, 10)] // 2025 has a leap month, but the sixth
    [InlineData(12, 30, false, 2024, 12, 29)] // the last month of lunar 2024 is short
    public void Falls_back_where_the_year_has_no_such_day(int month, int day, bool isLeap, int year, int realMonth, int realDay) =>
        LunarDate.From(new LunarDate(month, day, isLeap).InYear(year)).ShouldBe(new LunarDate(realMonth, realDay));

    [Theory]
    [InlineData("2026-02-17", "2026-02-17")]
    [InlineData("2026-02-18", "2027-02-06")]
    [InlineData("2026-01-01", "2026-02-17")]
    public void Next_spring_festival(string from, string next) =>
        new LunarDate(1, 1).NextOnOrAfter(DateOnly.Parse(from, CultureInfo.InvariantCulture))
            .ShouldBe(DateOnly.Parse(next, CultureInfo.InvariantCulture));

    [Fact]
    public void The_next_day_is_never_past_and_at_most_thirteen_months_away()
    {
        var cases =
            from offset in Gen.Choose(0, Last.DayNumber - First.DayNumber - 800)
            from month in Gen.Choose(1, 12)
            from day in Gen.Choose(1, 30)
            from isLeap in Gen.Elements(true, false)
            select (start: First.AddDays(offset), date: new LunarDate(month, day, isLeap));
        Prop.ForAll(cases.ToArbitrary(), x =>
        {
            var next = x.date.NextOnOrAfter(x.start);
            var found = LunarDate.From(next);
            return next >= x.start && next.DayNumber - x.start.DayNumber <= 415
                && found.Month == x.date.Month && (found.Day == x.date.Day || (x.date.Day == 30 && found.Day == 29))
                && (x.date.IsLeapMonth || !found.IsLeapMonth)
                && x.date.NextOnOrAfter(next) == next;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Theory]
    [InlineData(12, 23, false, "腊月廿三", "23rd of the 12th lunar month")]
    [InlineData(1, 1, false, "正月初一", "1st of the 1st lunar month")]
    [InlineData(4, 10, true, "闰四月初十", "10th of the leap 4th lunar month")]
    [InlineData(8, 15, false, "八月十五", "15th of the 8th lunar month")]
    [InlineData(11, 11, false, "冬月十一", "11th of the 11th lunar month")]
    [InlineData(2, 2, false, "二月初二", "2nd of the 2nd lunar month")]
    [InlineData(10, 20, false, "十月二十", "20th of the 10th lunar month")]
    [InlineData(3, 30, false, "三月三十", "30th of the 3rd lunar month")]
    public void Text(int month, int day, bool isLeap, string chinese, string english)
    {
        new LunarDate(month, day, isLeap).ToText("zh-CN").ShouldBe(chinese);
        new LunarDate(month, day, isLeap).ToText("en-US").ShouldBe(english);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(13, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 31)]
    public void What_is_no_lunar_date(int month, int day) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new LunarDate(month, day));

    [Theory]
    [InlineData(1900)]
    [InlineData(2101)]
    public void Years_out_of_range(int year) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new LunarDate(1, 1).InYear(year));
}
