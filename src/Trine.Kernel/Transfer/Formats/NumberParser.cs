using System.Globalization;
using System.Text.RegularExpressions;

namespace Trine.Kernel.Transfer.Formats;

/// <summary>Numbers as people write them; see <see cref="ValueParser.TryDecimal"/>.</summary>
internal static partial class NumberParser
{
    /// <param name="text">Folded: ASCII digits and blanks, trimmed.</param>
    public static bool TryParse(string text, out decimal number)
    {
        number = 0;
        var match = Shape().Match(text);
        if (!match.Success)
        {
            return false;
        }

        var open = match.Groups["open"].Success;
        var minus = match.Groups["minus"].Value.Contains('-', StringComparison.Ordinal);
        if (open != match.Groups["close"].Success || (open && minus) || Plain(match.Groups["digits"].Value) is not { } digits
            || !decimal.TryParse(digits + match.Groups["exponent"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
        {
            return false;
        }

        try
        {
            number *= Scale(match.Groups["scale"].Value);
        }
        catch (OverflowException)
        {
            return false;
        }

        number = open || minus ? -number : number;
        return true;
    }

    private static decimal Scale(string unit) => unit switch
    {
        "%" => 0.01m,
        "‰" => 0.001m,
        "百" => 100m,
        "千" => 1_000m,
        "万" or "萬" => 10_000m,
        "十万" or "十萬" => 100_000m,
        "百万" or "百萬" => 1_000_000m,
        "千万" or "千萬" => 10_000_000m,
        "亿" or "億" => 100_000_000m,
        "万亿" or "萬億" => 1_000_000_000_000m,
        _ => 1m,
    };

    /// <summary>Digits with a decimal point at most; null when groups are not of three.</summary>
    private static string? Plain(string digits)
    {
        var (points, commas) = (digits.Count(c => c == '.'), digits.Count(c => c == ','));
        char? mark = (points, commas) switch
        {
            (0, 0) => null,
            ( > 0, > 0) => digits.LastIndexOf('.') > digits.LastIndexOf(',') ? '.' : ',', // the last kind is the decimal mark
            (1, 0) => '.',
            (0, 1) => GroupedByComma().IsMatch(digits) ? null : ',',
            _ => null,
        };
        if (mark is { } m && digits.Count(c => c == m) > 1)
        {
            return null;
        }

        var at = mark is null ? digits.Length : digits.LastIndexOf(mark.Value);
        var (whole, fraction) = (digits[..at], at < digits.Length ? digits[(at + 1)..] : "");
        if (!Whole().IsMatch(whole) || !fraction.All(char.IsAsciiDigit) || (whole + fraction).Length == 0)
        {
            return null;
        }

        return string.Concat(whole.Where(char.IsAsciiDigit)) + "." + fraction + "0";
    }

    [GeneratedRegex(@"^(?<open>\()?(?<minus>[-+]?(?:(?:RMB|CNY|USD|EUR|HKD|人民币|US\$|HK\$|NT\$|[¥$€£]) ?[-+]?)?)(?<digits>[\d.,' ]*[\d.])(?<exponent>[eE][-+]?\d{1,2})? ?(?<scale>%|‰|[十百千]?[万萬][亿億]?|[百千]|亿|億)? ?(?:元|圆|圓|块|人民币|RMB|CNY|USD|EUR|€)?(?<close>\))?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^[1-9]\d{0,2},\d{3}$", RegexOptions.None, 1_000)]
    private static partial Regex GroupedByComma();

    // Ungrouped, or grouped by three with one and the same mark; the whole part may be missing (.5).
    [GeneratedRegex(@"^(?:\d*|\d{1,3}(?<mark>[.,' ])\d{3}(?:\k<mark>\d{3})*)$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Whole();
}
