using System.Collections.Frozen;

namespace Trine.Kernel.Text;

/// <summary>
/// One-character surnames that are not read as the character usually is. Left out are those that begin far more words than
/// names (黑龙江, 员工, 会议); words that begin with the others stand among the phrases.
/// </summary>
internal static class Surnames
{
    private static readonly FrozenDictionary<char, string> Readings = new Dictionary<char, string>
    {
        ['单'] = "shan", ['單'] = "shan", ['解'] = "xie", ['仇'] = "qiu", ['曾'] = "zeng", ['查'] = "zha",
        ['盖'] = "ge", ['蓋'] = "ge", ['朴'] = "piao", ['区'] = "ou", ['區'] = "ou", ['翟'] = "zhai",
        ['乐'] = "yue", ['樂'] = "yue", ['覃'] = "qin", ['缪'] = "miao", ['繆'] = "miao", ['牟'] = "mu",
        ['隗'] = "wei", ['阚'] = "kan", ['闞'] = "kan", ['佴'] = "nai", ['卜'] = "bu",
    }.ToFrozenDictionary();

    /// <summary>
    /// The reading as a surname of the first character of a person's name (two to four Chinese characters), where it
    /// differs from the reading the character has elsewhere; null if it does not.
    /// </summary>
    public static string? Reading(ReadOnlySpan<char> name)
    {
        if (name.Length is < 2 or > 4
            || !Readings.TryGetValue(name[0], out var surname)
            || PinyinTable.Instance.Phrase(name) is not null)
        {
            return null;
        }

        foreach (var character in name)
        {
            if (PinyinTable.Instance.Reading(character) is null)
            {
                return null;
            }
        }

        return surname;
    }
}
