using System.Globalization;
using System.Text.RegularExpressions;

namespace Trine.Kernel.Transfer.Formats;

/// <summary>Text cells as people write them, read into values. Blanks around are ignored, full-width characters read like the others.</summary>
public static partial class ValueParser
{
    // Serial days of 1927 to 2173: five digits. Shorter numbers are more likely no dates at all.
    private const double FirstSerial = 10_000;
    private const double LastSerial = 100_000;

    private static readonly HashSet<string> Yes = new(StringComparer.OrdinalIgnoreCase)
    {
        "是", "真", "对", "對", "有", "true", "yes", "y", "t", "1", "on", "√", "✓", "✔", "☑",
    };

    private static readonly HashSet<string> No = new(StringComparer.OrdinalIgnoreCase)
    {
        "否", "假", "错", "錯", "无", "無", "不是", "false", "no", "n", "f", "0", "off", "×", "✗", "✘", "☐",
    };

    private static readonly string[] MonthNames = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    /// <summary>Reads a user's hint.</summary>
    /// <param name="hint">`mdy` or `dmy` in any case; `MM/dd/yyyy` and the like too.</param>
    /// <returns><see cref="DateOrder.Unknown"/> for null and everything else.</returns>
    public static DateOrder OrderOf(string? hint)
    {
        var letters = string.Concat((hint ?? "").ToUpperInvariant().Where(char.IsAsciiLetter).Distinct());
        return letters switch
        {
            "MDY" => DateOrder.MonthFirst,
            "DMY" => DateOrder.DayFirst,
            _ => DateOrder.Unknown,
        };
    }

    /// <summary>Finds a whole column's order: one 11/21/2026 shows that the month comes first everywhere.</summary>
    /// <returns><see cref="DateOrder.Unknown"/> when no date tells, or when they contradict one another.</returns>
    public static DateOrder Guess(IEnumerable<string?> samples)
    {
        var (monthFirst, dayFirst) = (false, false);
        foreach (var sample in samples)
        {
            var match = NumericDateStart().Match(FoldShort(sample));
            if (match.Success)
            {
                monthFirst |= int.Parse(match.Groups["b"].ValueSpan, CultureInfo.InvariantCulture) > 12;
                dayFirst |= int.Parse(match.Groups["a"].ValueSpan, CultureInfo.InvariantCulture) > 12;
            }
        }

        return (monthFirst, dayFirst) switch
        {
            (true, false) => DateOrder.MonthFirst,
            (false, true) => DateOrder.DayFirst,
            _ => DateOrder.Unknown,
        };
    }

    /// <summary>
    /// Reads a day: 2026-11-21, 2026/11/21, 2026.11.21, 2026年11月21日, 20261121, 21.11.2026, 11/21/2026, 21 Nov 2026, Nov 21, 2026,
    /// Excel's serial number (46347), each also with a time of day and an offset, which are left out. Years 1000 to 9998; two digits mean 1950 to 2049.
    /// </summary>
    /// <param name="order">For dates that can be read both ways; from <see cref="OrderOf"/> or <see cref="Guess"/>.</param>
    /// <returns>False when it is no date, or can be read both ways and <paramref name="order"/> does not decide.</returns>
    public static bool TryDate(string? text, DateOrder order, out DateOnly date)
    {
        var folded = FoldShort(text);
        return TryDay(folded, order, out date)
            || (SplitTime(folded) is { } split && TryDay(split.Day, order, out date))
            || (IsoWithOffset().IsMatch(folded) && TryDay(folded[..10], order, out date))
            || TrySerialDay(folded, out date);
    }

    /// <summary>
    /// Reads an instant: ISO 8601 with an offset, or a day as in <see cref="TryDate"/> with a time (08:30, 8:30:15, 8:30 PM, 下午8:30,
    /// 8时30分), or without one (midnight), in the given zone.
    /// </summary>
    /// <param name="instant">In UTC. A local time skipped by daylight saving is taken with the offset before it.</param>
    /// <returns>False when it is no instant, or its day can be read both ways.</returns>
    public static bool TryDateTime(string? text, DateOrder order, TimeZoneInfo zone, out DateTimeOffset instant)
    {
        var folded = FoldShort(text);
        if (IsoWithOffset().IsMatch(folded)
            && DateTimeOffset.TryParse(folded, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out instant))
        {
            return true;
        }

        instant = default;
        DateTime local;
        if (TryDay(folded, order, out var day))
        {
            local = day.ToDateTime(TimeOnly.MinValue);
        }
        else if (SplitTime(folded) is { } split && TryDay(split.Day, order, out day))
        {
            local = day.ToDateTime(split.Time);
        }
        else if (TrySerial(folded, out var serial))
        {
            var exact = DateTime.FromOADate(serial);
            local = new DateTime(exact.Ticks - (exact.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Unspecified);
        }
        else
        {
            return false;
        }

        instant = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
        return true;
    }

    /// <summary>
    /// Reads a number: 1,234.50, 1.234,50, 1 234,5, ¥1,234.5, 1234元, 12.5% (0.125), 3万 (30000), 1.2亿, (1,234) for −1234, 1.2E+5.
    /// </summary>
    /// <remarks>One comma before exactly three digits groups (1,234), else it is a decimal comma (12,5); one point is always a decimal point.</remarks>
    /// <returns>False when it is no number, is grouped in other ways than by three, or is beyond a decimal's range.</returns>
    public static bool TryDecimal(string? text, out decimal number) => NumberParser.TryParse(FoldShort(text), out number);

    /// <summary>Reads 是/否, 真/假, 对/错, 有/无, yes/no, true/false, y/n, t/f, on/off, 1/0, √/×, in any case.</summary>
    public static bool TryBoolean(string? text, out bool value)
    {
        var folded = FoldShort(text);
        value = Yes.Contains(folded);
        return value || No.Contains(folded);
    }

    /// <summary>Full-width forms to ASCII, all kinds of blanks to a blank, trimmed.</summary>
    internal static string Fold(string? text) => string.Create((text ?? "").Length, text ?? "", static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = source[i] switch
            {
                >= '\uFF01' and <= '\uFF5E' and var wide => (char)(wide - 0xFEE0),
                '\uFFE5' => '¥',
                '\u2212' => '-',
                '\uFEFF' or '\u200B' => ' ',
                var c when char.IsWhiteSpace(c) => ' ',
                var c => c,
            };
        }
    }).Trim();

    // No value is longer, and patterns are not run over whole novels.
    private static string FoldShort(string? text) => text is { Length: <= 100 } ? Fold(text) : "";

    private static bool TryDay(string text, DateOrder order, out DateOnly date)
    {
        if (YearFirst().Match(text) is { Success: true } iso)
        {
            return TryMake(iso.Groups["y"].Value, iso.Groups["m"].Value, iso.Groups["d"].Value, out date);
        }

        if (NamedMonth().Match(text) is { Success: true } named)
        {
            var month = (Array.IndexOf(MonthNames, named.Groups["m"].Value[..3].ToUpperInvariant()) + 1).ToString(CultureInfo.InvariantCulture);
            return TryMake(named.Groups["y"].Value, month, named.Groups["d"].Value, out date);
        }

        date = default;
        var match = NumericDate().Match(text);
        if (!match.Success)
        {
            return false;
        }

        var (a, b, year) = (match.Groups["a"].Value, match.Groups["b"].Value, match.Groups["y"].Value);
        var known = order != DateOrder.Unknown ? order
            : match.Groups["s"].Value == "." ? DateOrder.DayFirst // nobody writes the month first with points
            : year.Length < 4 ? DateOrder.Unknown // 26/11/21 may start with the year
            : a == b ? DateOrder.DayFirst
            : Guess([text]);
        return known switch
        {
            DateOrder.MonthFirst => TryMake(year, a, b, out date),
            DateOrder.DayFirst => TryMake(year, b, a, out date),
            DateOrder.Unknown => false,
        };
    }

    private static bool TryMake(string year, string month, string day, out DateOnly date)
    {
        date = default;
        var (y, m, d) = (Int(year), Int(month), Int(day));
        y = year.Length > 2 ? y : y < 50 ? y + 2000 : y + 1900;

        // The margins keep every time zone's instant within range.
        if (y is < 1000 or > 9998 || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m))
        {
            return false;
        }

        date = new DateOnly(y, m, d);
        return true;
    }

    private static int Int(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static bool TrySerial(string text, out double serial) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out serial) && serial is >= FirstSerial and < LastSerial;

    private static bool TrySerialDay(string text, out DateOnly date)
    {
        var found = TrySerial(text, out var serial);
        date = found ? DateOnly.FromDateTime(DateTime.FromOADate(serial)) : default;
        return found;
    }

    private static (string Day, TimeOnly Time)? SplitTime(string text)
    {
        var match = DayAndTime().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var half = (match.Groups["pre"].Value + match.Groups["post"].Value).ToUpperInvariant();
        var (hour, minute) = (Int(match.Groups["h"].Value), match.Groups["min"].Success ? Int(match.Groups["min"].Value) : 0);
        var second = match.Groups["s"].Success ? Int(match.Groups["s"].Value) : 0;
        if (half is "PM" or "下午" or "晚上" && hour < 12)
        {
            hour += 12;
        }
        else if (half is "AM" or "上午" or "凌晨" && hour == 12)
        {
            hour = 0;
        }

        return hour > 23 || minute > 59 || second > 59 ? null : (match.Groups["day"].Value.Trim(), new TimeOnly(hour, minute, second));
    }

    [GeneratedRegex(@"^(?<y>\d{4})(?:(?<s>[-/.])(?<m>\d{1,2})\k<s>(?<d>\d{1,2})|(?<m>\d\d)(?<d>\d\d)| ?年 ?(?<m>\d{1,2}) ?月 ?(?<d>\d{1,2}) ?[日号號]?)$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<a>\d{1,2})(?<s>[-/.])(?<b>\d{1,2})\k<s>(?<y>\d{4}|\d{2})(?!\d)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex NumericDateStart();

    [GeneratedRegex(@"^(?<a>\d{1,2})(?<s>[-/.])(?<b>\d{1,2})\k<s>(?<y>\d{4}|\d{2})$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex NumericDate();

    [GeneratedRegex(@"^(?:(?<d>\d{1,2})[ -](?<m>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?[ -]|(?<m>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.? (?<d>\d{1,2}),? )(?<y>\d{4}|\d{2})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex NamedMonth();

    [GeneratedRegex(@"^(?<day>.+?[\d日号號])(?:[T ]+| ?(?=[上下凌晚])|(?<=[日号號]))(?<pre>上午|下午|凌晨|晚上|)\s?(?<h>\d{1,2})(?::(?<min>\d\d)(?::(?<s>\d\d)(?:[.,]\d+)?)?|[时時点點](?:(?<min>\d{1,2})分?(?:(?<s>\d{1,2})秒)?)?)(?: ?(?<post>AM|PM))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex DayAndTime();

    [GeneratedRegex(@"^[1-9]\d{3}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)? ?(?:Z|[+-]\d\d:?\d\d)$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex IsoWithOffset();
}
