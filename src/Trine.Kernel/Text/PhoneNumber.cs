namespace Trine.Kernel.Text;

/// <summary>
/// Phone numbers in one written shape, so that the same number is the same text:
/// Chinese mobiles <c>+8613812345678</c>; Chinese landlines and 400/800 numbers <c>+86-area-number</c> or
/// <c>+86-area-number-extension</c> (<c>+86-010-12345678-801</c>, <c>+86-400-1234567</c>), the area with its zero;
/// all others E.164 (<c>+14155550100</c>, 6–15 digits), an extension after an x (<c>+14155550100x208</c>).
/// </summary>
public static class PhoneNumber
{
    /// <summary>The longest normalised number, in characters.</summary>
    public const int MaxLength = 32;

    private const int MaxTyped = 48;
    private const int MaxExtension = 6;
    private const char ExtensionMark = 'x';

    // Longest first: «ext.» must not be read as «ext» and a dot.
    private static readonly string[] ExtensionWords = [";ext=", "extension", "ext.", "ext", "分机", "转", "轉", "x", "#", ","];

    /// <summary>
    /// Reads a number as people write it: spaces, dashes, brackets, full-width digits, <c>+86</c>, <c>86</c> or
    /// <c>0086</c> before it, an extension after <c>-</c>, <c>转</c>, <c>ext</c>, <c>x</c> or <c>#</c>.
    /// A landline needs its area code.
    /// </summary>
    /// <returns>False if it is not a phone number; <paramref name="normalised"/> is then empty.</returns>
    public static bool TryNormalise(string? text, out string normalised)
    {
        normalised = string.Empty;
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxTyped)
        {
            return false;
        }

        Span<char> buffer = stackalloc char[MaxTyped + 1];
        if (!TryClean(text, buffer, out var length))
        {
            return false;
        }

        ReadOnlySpan<char> number = buffer[..length];
        scoped ReadOnlySpan<char> extension = default;
        var mark = number.IndexOf(ExtensionMark);
        if (mark >= 0)
        {
            extension = number[(mark + 1)..];
            number = number[..mark];
            if (extension.Length is 0 or > MaxExtension || extension.ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }
        }

        normalised = Read(number, extension) ?? string.Empty;
        return normalised.Length > 0;
    }

    /// <summary>
    /// A number of a file from abroad, written without its country: <c>(415) 555-0100</c> with 1 becomes <c>+14155550100</c>. What says its
    /// country, or cannot be a number, stays as it is.
    /// </summary>
    /// <param name="callingCode">The country's calling code, digits only; 86 changes nothing, those numbers are known by themselves.</param>
    public static string WithCountry(string text, string callingCode)
    {
        Span<char> buffer = stackalloc char[MaxTyped + 1];
        if (callingCode == "86" || text.Length > MaxTyped - callingCode.Length || !TryClean(text, buffer, out var length)
            || buffer[0] == '+' || buffer[..length].StartsWith("00"))
        {
            return text;
        }

        // A zero before the area is dialled at home only. Americans put their 1 before long-distance numbers.
        var number = buffer[..length].TrimStart('0').ToString();
        return callingCode == "1" && number.StartsWith('1') ? $"+{number}" : $"+{callingCode}{number}";
    }

    /// <summary>
    /// A normalised number for people of any language: <c>138 1234 5678</c>, <c>010-12345678-801</c>, <c>400-123-4567</c>;
    /// foreign numbers as they are. Text that is no normalised number comes back unchanged.
    /// </summary>
    public static string Display(string normalised)
    {
        if (normalised.StartsWith("+86-", StringComparison.Ordinal))
        {
            return normalised is ['+', '8', '6', '-', '4' or '8', '0', '0', '-', _, _, _, _, _, _, _, ..]
                ? $"{normalised[4..7]}-{normalised[8..11]}-{normalised[11..]}"
                : normalised[4..];
        }

        return normalised.Length == 14 && normalised.StartsWith("+861", StringComparison.Ordinal)
            ? $"{normalised[3..6]} {normalised[6..10]} {normalised[10..]}"
            : normalised;
    }

    /// <summary>The digits without the country code of China and without the extension; foreign numbers keep their country code.</summary>
    internal static ReadOnlySpan<char> NationalDigits(ReadOnlySpan<char> normalised, Span<char> buffer)
    {
        if (normalised.StartsWith("+86-"))
        {
            normalised = normalised[4..];
            var area = normalised.IndexOf('-');
            var number = normalised[(area + 1)..];
            var extension = number.IndexOf('-');
            normalised = extension < 0 ? normalised : normalised[..(area + 1 + extension)];
        }
        else if (normalised.StartsWith("+86"))
        {
            normalised = normalised[3..];
        }
        else if (normalised.IndexOf(ExtensionMark) is >= 0 and var mark)
        {
            normalised = normalised[..mark];
        }

        return Digits(normalised, buffer);
    }

    /// <summary>Leaves digits, a plus at the start, dashes between groups, and one mark before the extension.</summary>
    private static bool TryClean(string text, Span<char> cleaned, out int length)
    {
        length = 0;
        var rest = text.AsSpan().Trim();
        if (rest.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
        {
            rest = rest[4..];
        }

        while (!rest.IsEmpty)
        {
            var c = FoldedText.ToHalfWidth(rest[0]);
            var skip = 1;
            if (char.IsAsciiDigit(c) || (c == '+' && length == 0))
            {
                cleaned[length++] = c;
            }
            else if (IsDash(c))
            {
                if (length > 0 && char.IsAsciiDigit(cleaned[length - 1]))
                {
                    cleaned[length++] = '-';
                }
            }
            else if (!IsIgnored(c))
            {
                skip = ExtensionWordLength(rest);
                if (skip == 0 || length == 0)
                {
                    return false;
                }

                cleaned[length++] = ExtensionMark;
            }

            rest = rest[skip..];
        }

        return length > 0;
    }

    private static int ExtensionWordLength(ReadOnlySpan<char> rest)
    {
        foreach (var word in ExtensionWords)
        {
            if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return word.Length;
            }
        }

        return FoldedText.ToHalfWidth(rest[0]) is '#' or ',' ? 1 : 0;
    }

    private static bool IsDash(char c) => c is '-' or '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' or 'ー';

    // Address books copy invisible direction marks along with the digits.
    private static bool IsIgnored(char c) =>
        char.IsWhiteSpace(c) || c is '(' or ')' or '[' or ']' or '.' or '·'
        || c is (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or '\uFEFF';

    private static string? Read(ReadOnlySpan<char> number, ReadOnlySpan<char> extension)
    {
        number = number.TrimEnd('-');
        var isInternational = number.StartsWith("+") || number.StartsWith("00");
        if (isInternational)
        {
            number = number[(number[0] == '+' ? 1 : 2)..].TrimStart('-');
            return number.StartsWith("86") ? ReadAfterChina(number[2..], extension) : ReadForeign(number, extension);
        }

        return ReadChinese(number, extension)
            ?? (number.StartsWith("86") ? ReadAfterChina(number[2..], extension) : null);
    }

    private static string? ReadForeign(ReadOnlySpan<char> number, ReadOnlySpan<char> extension)
    {
        Span<char> buffer = stackalloc char[MaxTyped];
        var digits = Digits(number, buffer);
        return digits.Length is >= 6 and <= 15 && digits[0] != '0' ? extension.IsEmpty ? $"+{digits}" : $"+{digits}{ExtensionMark}{extension}" : null;
    }

    // After the country code the area code often stands without its zero: +86 10 12345678.
    private static string? ReadAfterChina(ReadOnlySpan<char> number, ReadOnlySpan<char> extension)
    {
        number = number.TrimStart('-');
        return ReadChinese(number, extension) ?? (number.StartsWith("0") ? null : ReadLandline($"0{number}", extension));
    }

    private static string? ReadChinese(ReadOnlySpan<char> number, ReadOnlySpan<char> extension)
    {
        Span<char> buffer = stackalloc char[MaxTyped];
        var digits = Digits(number, buffer);
        if (digits is ['0', '1', >= '3', ..] && digits.Length == 12)
        {
            digits = digits[1..]; // long-distance calls to mobiles once began with a zero
        }

        if (digits is ['1', >= '3', ..] && digits.Length == 11)
        {
            return extension.IsEmpty ? $"+86{digits}" : null;
        }

        return digits switch
        {
            ['4' or '8', '0', '0', ..] => ReadAreaAndNumber(number, 3, [7], extension),
            ['0', ..] => ReadLandline(number, extension),
            _ => null,
        };
    }

    private static string? ReadLandline(ReadOnlySpan<char> number, ReadOnlySpan<char> extension)
    {
        Span<char> buffer = stackalloc char[MaxTyped];
        return Digits(number, buffer) switch
        {
            ['0', '1', '0', ..] or ['0', '2', ..] => ReadAreaAndNumber(number, 3, [8], extension),
            ['0', >= '3', ..] => ReadAreaAndNumber(number, 4, [8, 7], extension),
            _ => null,
        };
    }

    /// <summary>The dashes say where the number ends and an extension begins: 0571-8812345-6 is not 0571-88123456.</summary>
    private static string? ReadAreaAndNumber(
        ReadOnlySpan<char> typed, int areaLength, ReadOnlySpan<int> lengths, ReadOnlySpan<char> extension)
    {
        Span<char> buffer = stackalloc char[MaxTyped];
        var area = Digits(typed, buffer);
        if (area.Length <= areaLength)
        {
            return null;
        }

        area = area[..areaLength];
        var groups = AfterDigits(typed, areaLength).ToString().Split('-', StringSplitOptions.RemoveEmptyEntries);
        if (groups.Length == 0 || groups[0][0] == '0')
        {
            return null;
        }

        if (extension.IsEmpty && groups.Length == 2 && lengths.Contains(groups[0].Length))
        {
            return Write(area, groups[0], groups[1]);
        }

        var number = string.Concat(groups);
        if (lengths.Contains(number.Length))
        {
            return Write(area, number, extension);
        }

        var withoutLast = string.Concat(groups[..^1]);
        return extension.IsEmpty && lengths.Contains(withoutLast.Length) ? Write(area, withoutLast, groups[^1]) : null;
    }

    private static string? Write(ReadOnlySpan<char> area, ReadOnlySpan<char> number, ReadOnlySpan<char> extension) =>
        extension.Length switch
        {
            0 => $"+86-{area}-{number}",
            <= MaxExtension => $"+86-{area}-{number}-{extension}",
            _ => null,
        };

    private static ReadOnlySpan<char> AfterDigits(ReadOnlySpan<char> typed, int count)
    {
        var position = 0;
        while (count > 0)
        {
            count -= typed[position++] == '-' ? 0 : 1;
        }

        return typed[position..];
    }

    private static ReadOnlySpan<char> Digits(ReadOnlySpan<char> text, Span<char> buffer)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c) && length < buffer.Length)
            {
                buffer[length++] = c;
            }
        }

        return buffer[..length];
    }
}
