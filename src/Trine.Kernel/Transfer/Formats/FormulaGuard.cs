using System.Buffers;

namespace Trine.Kernel.Transfer.Formats;

/// <summary>
/// Keeps spreadsheet programs from running exported text as a formula (CSV injection, OWASP).
/// </summary>
/// <remarks>
/// A text that starts with = + - @, their full-width forms, tab, CR or LF gets a leading apostrophe, save numbers and telephone
/// numbers: after + or - only digits, spaces and . , - ( ) / %. They hold no name, reference or call, so they cannot do harm, and
/// +8613812345678 stays usable. A text that has such apostrophes already gets one more, so that <see cref="Remove"/> gives back
/// every text exactly. Typed numbers and dates are not texts and are never guarded.
/// </remarks>
public static class FormulaGuard
{
    private const string Starts = "=+-@\t\r\n＝＋－＠";

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789 .,-()/%");

    /// <summary>The text as it may stand in a CSV file.</summary>
    public static string Add(string text) => IsRisky(text) ? "'" + text : text;

    /// <summary>Undoes <see cref="Add"/>; any other text comes back as it is.</summary>
    public static string Remove(string text) => text.StartsWith('\'') && IsRisky(text) ? text[1..] : text;

    private static bool IsRisky(string text)
    {
        var body = text.AsSpan().TrimStart('\'');
        return body.Length > 0 && Starts.Contains(body[0], StringComparison.Ordinal) && !IsNumber(body);
    }

    private static bool IsNumber(ReadOnlySpan<char> text) =>
        text[0] is '+' or '-'
        && text.ContainsAnyInRange('0', '9')
        && !text[1..].ContainsAnyExcept(NumberCharacters);
}
