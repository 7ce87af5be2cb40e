using System.Globalization;

namespace Trine.Customers.Customers;

/// <summary>
/// A day of the Chinese lunar calendar that comes every year, such as a birthday. Years are lunar years, 1901 to 2100:
/// lunar 2026 begins at the Spring Festival of 2026.
/// </summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 30.</param>
/// <param name="IsLeapMonth">Whether it is in the extra month that follows the month of that number in some years.</param>
public readonly record struct LunarDate(int Month, int Day, bool IsLeapMonth = false)
{
    /// <summary>The first lunar year that can be computed.</summary>
    public const int FirstYear = 1901;

    /// <summary>The last lunar year that can be computed.</summary>
    public const int LastYear = 2100;

    private static readonly ChineseLunisolarCalendar Calendar = new();

    private static readonly string[] ChineseMonths =
        ["正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月"];

    private const string ChineseDigits = "一二三四五六七八九十";

    /// <value>1 to 12.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is no month.</exception>
    public int Month { get; init; } = Month is >= 1 and <= 12
        ? Month
        : throw new ArgumentOutOfRangeException(nameof(Month), Month, "A lunar month is 1 to 12.");

    /// <value>1 to 30.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is no day.</exception>
    public int Day { get; init; } = Day is >= 1 and <= 30
        ? Day
        : throw new ArgumentOutOfRangeException(nameof(Day), Day, "A lunar day is 1 to 30.");

    /// <summary>The lunar date of a day from 19 February 1901 to 28 January 2101.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is outside that range.</exception>
    public static LunarDate From(DateOnly day)
    {
        var (year, monthOfYear, dayOfMonth) = Read(day);
        var leap = Calendar.GetLeapMonth(year);

        // The calendar counts months 1 to 13; from the leap month on they are one ahead of their names.
        return new LunarDate(leap > 0 && monthOfYear >= leap ? monthOfYear - 1 : monthOfYear, dayOfMonth, monthOfYear == leap);
    }

    /// <summary>The lunar year that a day belongs to.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not from 19 February 1901 to 28 January 2101.</exception>
    public static int YearOf(DateOnly day) => Read(day).Year;

    /// <summary>
    /// The day this date falls on in a lunar year. A leap month that the year does not have is the plain month of that
    /// number; the 30th of a month of 29 days is the 29th.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not <see cref="FirstYear"/> to <see cref="LastYear"/>.</exception>
    public DateOnly InYear(int lunarYear)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lunarYear, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lunarYear, LastYear);
        var leap = Calendar.GetLeapMonth(lunarYear);
        var isAfterLeap = leap > 0 && (Month >= leap || (IsLeapMonth && Month == leap - 1));
        var monthOfYear = isAfterLeap ? Month + 1 : Month;
        var day = Math.Min(Day, Calendar.GetDaysInMonth(lunarYear, monthOfYear));
        return DateOnly.FromDateTime(Calendar.ToDateTime(lunarYear, monthOfYear, day, 0, 0, 0, 0));
    }

    /// <summary>The first day on or after the given one that this date falls on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">That day, or the given one, is beyond lunar year 2100.</exception>
    public DateOnly NextOnOrAfter(DateOnly day)
    {
        var year = YearOf(day);
        var next = InYear(year);
        return next >= day ? next : InYear(year + 1);
    }

    /// <summary>腊月廿三, 闰四月初一; in English “23rd of the 12th lunar month”, “1st of the leap 4th lunar month”.</summary>
    /// <param name="language">A language tag: Chinese for <c>zh</c> and <c>zh-…</c>, English for all others.</param>
    public string ToText(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase)
        ? $"{(IsLeapMonth ? "闰" : "")}{ChineseMonths[Month - 1]}{ChineseDay(Day)}"
        : $"{Ordinal(Day)} of the {(IsLeapMonth ? "leap " : "")}{Ordinal(Month)} lunar month";

    private static (int Year, int MonthOfYear, int Day) Read(DateOnly day)
    {
        var instant = day.ToDateTime(TimeOnly.MinValue);
        return (Calendar.GetYear(instant), Calendar.GetMonth(instant), Calendar.GetDayOfMonth(instant));
    }

    private static string ChineseDay(int day) => day switch
    {
        <= 10 => $"初{ChineseDigits[day - 1]}",
        < 20 => $"十{ChineseDigits[day - 11]}",
        20 => "二十",
        < 30 => $"廿{ChineseDigits[day - 21]}",
        _ => "三十",
    };

    private static string Ordinal(int number)
    {
        var ending = (number % 100 is >= 11 and <= 13 ? 0 : number % 10) switch
        {
            1 => "st",
            2 => "nd",
            3 => "rd",
            _ => "th",
        };
        return number.ToString(CultureInfo.InvariantCulture) + ending;
    }
}
