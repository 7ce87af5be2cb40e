using System.Text;

namespace Trine.Kernel.Text;

/// <summary>
/// How Chinese is read in Latin letters: lower case, without tones, <c>ü</c> written <c>v</c>. Characters with several
/// readings get the most common one, common words (银行, 重庆) and surnames (单, 曾, 尉迟) theirs. A text of two to four
/// Chinese characters is taken for a person's name, so its first character is read as a surname.
/// </summary>
public static class Pinyin
{
    /// <summary>The longest <see cref="SortKey"/>, in UTF-16 units.</summary>
    public const int MaxSortKey = 200;

    // Lower than a space, so «li» comes before «li na»; text databases accept it, unlike zero.
    private const char BeforeOriginal = '\u0001';

    // What remains of a sort key is for the original text, which keeps homophones apart.
    private const int MaxReading = 140;

    /// <summary>The most common reading of a character, or null if it is not Chinese.</summary>
    public static string? Reading(char character) => PinyinTable.Instance.Reading(character);

    /// <summary>
    /// A key whose ordinal order is the order people expect: digits, then letters with Chinese among them by its pinyin,
    /// syllable by syllable; width, case, accents and punctuation do not count. Texts that read the same are kept apart
    /// by their characters.
    /// </summary>
    /// <returns>At most <see cref="MaxSortKey"/> characters; compare ordinally (<c>COLLATE "C"</c>, <c>BINARY</c>).</returns>
    public static string SortKey(string text)
    {
        var folded = FoldedText.Fold(text);
        Span<char> key = stackalloc char[MaxSortKey];
        var length = 0;
        var readings = new PinyinReader(folded);
        while (length < MaxReading && readings.Read())
        {
            if (readings.Syllable is { } syllable)
            {
                // A syllable ends with a space, so that 李四 (li si) stands before 林一 (lin yi).
                Separate(key, ref length);
                syllable.CopyTo(key[length..]);
                length += syllable.Length;
                key[length++] = ' ';
            }
            else if (IsWritten(readings.Other))
            {
                readings.Other.EncodeToUtf16(key[length..]);
                length += readings.Other.Utf16SequenceLength;
            }
            else
            {
                Separate(key, ref length);
            }
        }

        if (length > 0 && key[length - 1] == ' ')
        {
            length--;
        }

        key[length++] = BeforeOriginal;
        var original = FoldedText.Cut(text, MaxSortKey - length);
        original.CopyTo(key[length..]);
        return new string(key[..(length + original.Length)]);
    }

    /// <summary>The whole reading without spaces: 北京科技 → <c>beijingkeji</c>, TCL科技 → <c>tclkeji</c>.</summary>
    public static string Full(string text) => Write(text, whole: true);

    /// <summary>The first letter of every syllable: 北京科技 → <c>bjkj</c>; letters and digits stay: TCL科技 → <c>tclkj</c>.</summary>
    public static string Initials(string text) => Write(text, whole: false);

    private static string Write(string text, bool whole)
    {
        var written = new StringBuilder(text.Length * 4);
        var readings = new PinyinReader(FoldedText.Fold(text));
        while (readings.Read())
        {
            if (readings.Syllable is { } syllable)
            {
                written.Append(whole ? syllable : syllable.AsSpan(0, 1));
            }
            else if (IsWritten(readings.Other))
            {
                written.Append(readings.Other.ToString());
            }
        }

        return written.ToString();
    }

    private static bool IsWritten(Rune rune) => Rune.IsLetterOrDigit(rune);

    private static void Separate(Span<char> key, ref int length)
    {
        if (length > 0 && key[length - 1] != ' ')
        {
            key[length++] = ' ';
        }
    }
}
