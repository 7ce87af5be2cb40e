using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Tests.Transfer.Formats;

public sealed class ValueParserTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-11-21")]
    [InlineData("2026/11/21")]
    [InlineData("2026.11.21")]
    [InlineData("2026年11月21日")]
    [InlineData("2026 年 11 月 21 日")]
    [InlineData("２０２６－１１－２１")]
    [InlineData("20261121")]
    [InlineData("21.11.2026")]
    [InlineData("21.11.26", DateOrder.DayFirst)]
    [InlineData("11/21/2026")]
    [InlineData("21/11/2026")]
    [InlineData("21-11-2026")]
    [InlineData("11/21/26", DateOrder.MonthFirst)]
    [InlineData("21 Nov 2026")]
    [InlineData("21-Nov-26")]
    [InlineData("November 21, 2026")]
    [InlineData("46347")]
    [InlineData("46347.75")]
    [InlineData("2026-11-21T08:30:00")]
    [InlineData("2026-11-21 00:00:00")]
    [InlineData("2026-11-21T23:30:00Z")]
    [InlineData("2026-11-21T00:30:00+08:00")]
    [InlineData("2026/11/21 8:30 PM")]
    [InlineData("2026年11月21日 8时30分")]
    [InlineData(" 2026-11-21\t")]
    public void Days(string text, DateOrder order = DateOrder.Unknown)
    {
        ValueParser.TryDate(text, order, out var date).ShouldBeTrue();
        date.ShouldBe(new DateOnly(2026, 11, 21));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("2026-02-29")]
    [InlineData("2026-13-01")]
    [InlineData("2026-11/21")]
    [InlineData("0000-01-01")]
    [InlineData("03/04/2026")]
    [InlineData("26/11/21")]
    [InlineData("13/13/2026")]
    [InlineData("13812345678")]
    [InlineData("9999")]
    [InlineData("21 Nov")]
    [InlineData("2026-11-21 25:00")]
    [InlineData("99999999")]
    public void No_days(string? text) => ValueParser.TryDate(text, DateOrder.Unknown, out _).ShouldBeFalse();

    [Theory]
    [InlineData("mdy", 3, 4)]
    [InlineData("dmy", 4, 3)]
    [InlineData("MM/dd/yyyy", 3, 4)]
    [InlineData("DD.MM.YYYY", 4, 3)]
    public void The_hint_decides_what_can_be_read_both_ways(string hint, int month, int day)
    {
        ValueParser.TryDate("03/04/2026", ValueParser.OrderOf(hint), out var date).ShouldBeTrue();
        date.ShouldBe(new DateOnly(2026, month, day));
    }

    [Theory]
    [InlineData("11/21/2026", DateOrder.DayFirst)]
    [InlineData("21/11/2026", DateOrder.MonthFirst)]
    public void A_date_against_the_order_is_refused_and_not_turned_round(string text, DateOrder order) =>
        ValueParser.TryDate(text, order, out _).ShouldBeFalse();

    [Theory]
    [InlineData("03/04/2026,11/21/2026,,x", DateOrder.MonthFirst)]
    [InlineData("03/04/2026,21/11/2026 10:00", DateOrder.DayFirst)]
    [InlineData("11/21/2026,21/11/2026", DateOrder.Unknown)]
    [InlineData("03/04/2026,2026-11-21", DateOrder.Unknown)]
    public void A_whole_column_shows_the_order(string samples, DateOrder expected) => ValueParser.Guess(samples.Split(',')).ShouldBe(expected);

    [Theory]
    [InlineData("2026-11-21T08:30:00Z", "2026-11-21T08:30:00Z")]
    [InlineData("2026-11-21T08:30:00+02:00", "2026-11-21T06:30:00Z")]
    [InlineData("2026-11-21 08:30:00.123+0200", "2026-11-21T06:30:00.123Z")]
    [InlineData("2026-11-21 08:30", "2026-11-21T00:30:00Z")]
    [InlineData("2026/11/21 8:30:15", "2026-11-21T00:30:15Z")]
    [InlineData("2026年11月21日下午8:30", "2026-11-21T12:30:00Z")]
    [InlineData("2026年11月21日 上午 8点30分", "2026-11-21T00:30:00Z")]
    [InlineData("2026年11月21日8时30分15秒", "2026-11-21T00:30:15Z")]
    [InlineData("11/21/2026 12:05 AM", "2026-11-20T16:05:00Z")]
    [InlineData("11/21/2026 12:05 pm", "2026-11-21T04:05:00Z")]
    [InlineData("2026-11-21", "2026-11-20T16:00:00Z")]
    [InlineData("46347.3541666667", "2026-11-21T00:30:00Z")]
    public void Instants(string text, string expected)
    {
        ValueParser.TryDateTime(text, DateOrder.Unknown, Shanghai, out var instant).ShouldBeTrue();
        instant.ShouldBe(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture));
        instant.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_clock_time_that_daylight_saving_skips_is_no_error()
    {
        ValueParser.TryDateTime("2026-03-29 02:30", DateOrder.Unknown, Berlin, out var instant).ShouldBeTrue();
        instant.ShouldBe(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("1234.5", "1234.5")]
    [InlineData("1,234.50", "1234.50")]
    [InlineData("1.234,50", "1234.50")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("1 234 567,8", "1234567.8")]
    [InlineData("1'234.5", "1234.5")]
    [InlineData("1,234", "1234")]
    [InlineData("1.234", "1.234")]
    [InlineData("12,5", "12.5")]
    [InlineData("0,125", "0.125")]
    [InlineData("¥1,234.5", "1234.5")]
    [InlineData("￥１，２３４．５", "1234.5")]
    [InlineData("-¥5", "-5")]
    [InlineData("$ -5", "-5")]
    [InlineData("RMB 5", "5")]
    [InlineData("5元", "5")]
    [InlineData("5.00 USD", "5")]
    [InlineData("12.5%", "0.125")]
    [InlineData("5‰", "0.005")]
    [InlineData("3万", "30000")]
    [InlineData("3.5 万元", "35000")]
    [InlineData("1.2亿", "120000000")]
    [InlineData("2千万", "20000000")]
    [InlineData("(1,234)", "-1234")]
    [InlineData("（1,234.5）", "-1234.5")]
    [InlineData("−7", "-7")]
    [InlineData("+7", "7")]
    [InlineData("1.2E+05", "120000")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("0", "0")]
    public void Numbers(string text, string expected)
    {
        ValueParser.TryDecimal(text, out var number).ShouldBeTrue();
        number.ShouldBe(decimal.Parse(expected, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("abc")]
    [InlineData("1,23,456")]
    [InlineData("1.2.3")]
    [InlineData("1,234,56")]
    [InlineData("1.234.567,8,9")]
    [InlineData("12 34")]
    [InlineData("(5")]
    [InlineData("5)")]
    [InlineData("(-5)")]
    [InlineData("--5")]
    [InlineData("1e99")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("79228162514264337593543950335亿")]
    [InlineData("2026-11-21")]
    [InlineData("010-12345678")]
    public void No_numbers(string? text) => ValueParser.TryDecimal(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("是", true)]
    [InlineData("真", true)]
    [InlineData("YES", true)]
    [InlineData(" true ", true)]
    [InlineData("１", true)]
    [InlineData("Y", true)]
    [InlineData("√", true)]
    [InlineData("否", false)]
    [InlineData("假", false)]
    [InlineData("no", false)]
    [InlineData("FALSE", false)]
    [InlineData("0", false)]
    [InlineData("n", false)]
    [InlineData("×", false)]
    public void Booleans(string text, bool expected)
    {
        ValueParser.TryBoolean(text, out var value).ShouldBeTrue();
        value.ShouldBe(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("maybe")]
    [InlineData("2")]
    public void No_booleans(string? text) => ValueParser.TryBoolean(text, out _).ShouldBeFalse();

    [Fact]
    public void What_an_export_writes_is_read_back() => Prop.ForAll<DateTime, decimal, bool>((time, number, flag) =>
    {
        var instant = new DateTimeOffset(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        instant = instant.Year is < 1000 or > 9998 ? DateTimeOffset.UnixEpoch : instant;
        ValueParser.TryDateTime(CellText.From(instant), DateOrder.Unknown, Berlin, out var readInstant).ShouldBeTrue();
        readInstant.ShouldBe(instant);
        ValueParser.TryDate(CellText.From(DateOnly.FromDateTime(instant.DateTime)), DateOrder.Unknown, out var readDate).ShouldBeTrue();
        readDate.ShouldBe(DateOnly.FromDateTime(instant.DateTime));
        ValueParser.TryDecimal(CellText.From(number), out var readNumber).ShouldBeTrue();
        readNumber.ShouldBe(number);
        ValueParser.TryBoolean(CellText.From(flag), out var readFlag).ShouldBeTrue();
        readFlag.ShouldBe(flag);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Novels_are_no_values()
    {
        var novel = string.Concat(Enumerable.Repeat("1,1日 ", 200_000));

        ValueParser.TryDateTime(novel, DateOrder.DayFirst, Shanghai, out _).ShouldBeFalse();
        ValueParser.TryDecimal(novel, out _).ShouldBeFalse();
        ValueParser.Guess([novel]).ShouldBe(DateOrder.Unknown);
    }

    [Fact]
    public void No_text_makes_a_parser_throw() => Prop.ForAll<string>(text =>
    {
        ValueParser.TryDate(text, DateOrder.DayFirst, out _);
        ValueParser.TryDateTime(text, DateOrder.MonthFirst, Shanghai, out _);
        ValueParser.TryDecimal(text, out _);
        ValueParser.TryBoolean(text, out _);
    }).QuickCheckThrowOnFailure();
}
