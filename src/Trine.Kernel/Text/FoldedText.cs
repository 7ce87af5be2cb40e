using System.Globalization;
using System.Text;

namespace Trine.Kernel.Text;

/// <summary>
/// One spelling for what people take for the same text: lower case, half width, compatibility forms resolved (㈱ → 株),
/// no diacritics. Sorting and searching both build on it.
/// </summary>
internal static class FoldedText
{
    /// <summary>Returns the very same string when there is nothing to fold, so that ASCII and Chinese cost one pass.</summary>
    public static string Fold(string text)
    {
        var changes = false;
        foreach (var c in text)
        {
            if (c < 0x80)
            {
                changes |= char.IsAsciiLetterUpper(c);
            }
            else if (IsFullWidth(c))
            {
                changes = true;
            }
            else if (!IsStable(c))
            {
                return FoldAnyScript(text);
            }
        }

        return changes ? string.Create(text.Length, text, FoldSimple) : text;
    }

    /// <summary>A full-width twin of an ASCII character becomes that character; anything else stays.</summary>
    public static char ToHalfWidth(char c) =>
        c == '\u3000' ? ' ' : IsFullWidth(c) ? (char)(c - 0xFEE0) : c;

    /// <summary>Cuts at most <paramref name="length"/> UTF-16 units off the front, never through a surrogate pair.</summary>
    public static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        return char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }

    private static bool IsFullWidth(char c) => c is (>= '\uFF01' and <= '\uFF5E') or '\u3000';

    // Han characters have neither case nor compatibility forms, nor has the punctuation between them.
    private static bool IsStable(char c) =>
        c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u3001' and <= '\u3029');

    private static void FoldSimple(Span<char> folded, string text)
    {
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = char.ToLowerInvariant(ToHalfWidth(text[i]));
        }
    }

    private static string FoldAnyScript(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in WithoutBrokenPairs(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                    or UnicodeCategory.EnclosingMark or UnicodeCategory.Format:
                    break;
                default:
                    folded.Append(Rune.ToLowerInvariant(rune).ToString());
                    break;
            }
        }

        // Decomposing took Korean syllables apart; put them together again.
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    // Normalize throws on half a surrogate pair and on non-characters; pasted text holds both now and then.
    private static string WithoutBrokenPairs(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune == Rune.ReplacementChar || (rune.Value & 0xFFFE) == 0xFFFE ? " " : rune.ToString());
        }

        return whole.ToString();
    }
}
