using System.Globalization;
using System.Text.RegularExpressions;

namespace Trine.Kernel.Query;

/// <summary>Stretches of days relative to today. Weeks begin on Monday.</summary>
public static partial class RelativeDate
{
    /// <summary>First and last day of a named stretch; an open end is null. Null when the name is unknown.</summary>
    public static (DateOnly? From, DateOnly? To)? Parse(string name, DateOnly today)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var month = new DateOnly(today.Year, today.Month, 1);
        var quarter = new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
        var year = new DateOnly(today.Year, 1, 1);
        return name switch
        {
            "today" => (today, today),
            "yesterday" => (today.AddDays(-1), today.AddDays(-1)),
            "tomorrow" => (today.AddDays(1), today.AddDays(1)),
            "thisWeek" => (monday, monday.AddDays(6)),
            "lastWeek" => (monday.AddDays(-7), monday.AddDays(-1)),
            "nextWeek" => (monday.AddDays(7), monday.AddDays(13)),
            "thisMonth" => (month, month.AddMonths(1).AddDays(-1)),
            "lastMonth" => (month.AddMonths(-1), month.AddDays(-1)),
            "nextMonth" => (month.AddMonths(1), month.AddMonths(2).AddDays(-1)),
            "thisQuarter" => (quarter, quarter.AddMonths(3).AddDays(-1)),
            "lastQuarter" => (quarter.AddMonths(-3), quarter.AddDays(-1)),
            "nextQuarter" => (quarter.AddMonths(3), quarter.AddMonths(6).AddDays(-1)),
            "thisYear" => (year, year.AddYears(1).AddDays(-1)),
            "lastYear" => (year.AddYears(-1), year.AddDays(-1)),
            "nextYear" => (year.AddYears(1), year.AddYears(2).AddDays(-1)),
            "overdue" => (null, today.AddDays(-1)),
            _ => Counted(name, today),
        };
    }

    // last7Days ends today and has seven days; next7Days begins today.
    private static (DateOnly? From, DateOnly? To)? Counted(string name, DateOnly today)
    {
        var match = Pattern().Match(name);
        if (!match.Success)
        {
            return null;
        }

        var days = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        return days == 0 ? null : match.Groups[1].Value == "last" ? (today.AddDays(1 - days), today) : (today, today.AddDays(days - 1));
    }

    [GeneratedRegex("^(last|next)([0-9]{1,4})Days$", RegexOptions.None, 1000)]
    private static partial Regex Pattern();
}
