using FsCheck;
using FsCheck.Fluent;
using Trine.Privacy.Retention;

namespace Trine.Tests.Privacy;

/// <summary>When the time of a record is over: the day that owners are told, and the filter that finds what goes, agree on every day.</summary>
[Trait("Database", "any")]
public sealed class RetentionTermsTests
{
    private static readonly DateOnly Start = new(2019, 1, 1);
    private static readonly Gen<DateOnly> Days = Gen.Choose(0, 3_000).Select(Start.AddDays);

    [Fact]
    public void The_day_told_is_the_first_the_filter_finds_it_on() => Prop.ForAll(Days.ToArbitrary(), Gen.Choose(1, 60).ToArbitrary(), (date, months) =>
    {
        var terms = new RetentionTerms(months, 0, Start);
        var over = terms.Over(date);
        terms.Cutoff(over).ShouldBeGreaterThanOrEqualTo(date);
        terms.Cutoff(over.AddDays(-1)).ShouldBeLessThan(date);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nobody_is_left_without_the_warning_time() => Prop.ForAll(Days.ToArbitrary(), Days.ToArbitrary(), Gen.Choose(0, 90).ToArbitrary(), (date, changed, warn) =>
    {
        var terms = new RetentionTerms(6, warn, Start.AddDays(400));
        var goes = terms.Goes(date, changed);
        goes.ShouldBeGreaterThanOrEqualTo(terms.Since.AddDays(warn + 1));
        goes.ShouldBeGreaterThanOrEqualTo(changed.AddDays(warn + 1));
        goes.ShouldBeGreaterThanOrEqualTo(terms.Over(date));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2026-08-31", 6, "2027-03-01")]
    [InlineData("2026-01-15", 12, "2027-01-15")]
    [InlineData("2024-02-29", 12, "2025-03-01")]
    public void Months_end_as_people_say(string date, int months, string over) =>
        new RetentionTerms(months, 0, Start).Over(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(DateOnly.Parse(over, System.Globalization.CultureInfo.InvariantCulture));
}
