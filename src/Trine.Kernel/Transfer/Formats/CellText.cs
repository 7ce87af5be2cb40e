using System.Globalization;

namespace Trine.Kernel.Transfer.Formats;

/// <summary>Typed values as text that reads back the same everywhere: ISO dates, a point in numbers, true and false.</summary>
internal static class CellText
{
    private const string Day = "yyyy'-'MM'-'dd";
    private const string Clock = "HH':'mm':'ss";

    /// <summary>A value of ours; an instant in UTC ends in Z, any other in its offset.</summary>
    public static string From(object? value) => value switch
    {
        null => "",
        string text => text,
        bool b => b ? "true" : "false",
        DateOnly day => day.ToString(Day, CultureInfo.InvariantCulture),
        DateTime time => time.ToString($"{Day}'T'{Clock}", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString(time.Offset == TimeSpan.Zero ? $"{Day}'T'{Clock}'Z'" : $"{Day}'T'{Clock}zzz", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString(Clock, CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>A value of a workbook's cell; null for an empty one.</summary>
    public static string? FromWorkbook(object? value) => value switch
    {
        null or "" => null,
        double number => Number(number),
        DateTime time => Time(time),
        TimeSpan time => FormattableString.Invariant($"{(int)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}"),
        _ => From(value),
    };

    // Excel computes with binary doubles and shows 15 digits; so do we, or 0.1 + 0.2 comes as 0.30000000000000004.
    private static string Number(double number)
    {
        var digits = number.ToString("G15", CultureInfo.InvariantCulture);
        return Math.Abs(number) is 0 or (>= 1e-12 and < 1e27) && decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact.ToString("0.############################", CultureInfo.InvariantCulture)
            : digits;
    }

    // Stored as a fraction of a day, so 08:30 comes a few milliseconds off. A cell with a clock time only counts from day 0 of 1900.
    private static string Time(DateTime time)
    {
        var seconds = (time.Ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond;
        var rounded = new DateTime(Math.Min(seconds, DateTime.MaxValue.Ticks / TimeSpan.TicksPerSecond) * TimeSpan.TicksPerSecond, DateTimeKind.Unspecified);
        var format = rounded.Year < 1900 ? Clock
            : rounded.TimeOfDay == TimeSpan.Zero ? Day
            : $"{Day}'T'{Clock}";
        return rounded.ToString(format, CultureInfo.InvariantCulture);
    }
}
