using System.Collections.Frozen;

namespace Trine.Kernel.Text;

/// <summary>One-character surnames that are not read as the character usually is.</summary>
internal static class Surnames
{
    private static readonly FrozenDictionary<char, string> Readings = new Dictionary<char, string>
    {
        ['单'] = "shan", ['單'] = "shan", ['解'] = "xie", ['仇'] = "qiu", ['曾'] = "zeng", ['查'] = "zha", ['盖'] = "ge",
        ['蓋'] = "ge", ['朴'] = "piao", ['区'] = "ou", ['區'] = "ou", ['翟'] = "zhai", ['乐'] = "yue", ['樂'] = "yue",
        ['覃'] = "qin", ['缪'] = "miao", ['繆'] = "miao", ['冼'] = "xian", ['尉'] = "wei", ['员'] = "yun", ['員'] = "yun",
        ['种'] = "chong", ['秘'] = "bi", ['冯'] = "feng", ['任'] = "ren", ['宓'] = "mi", ['谌'] = "chen", ['諶'] = "chen",
        ['折'] = "she", ['黑'] = "he", ['洗'] = "xian", ['逄'] = "pang", ['牟'] = "mu", ['车'] = "che", ['車'] = "che",
        ['柏'] = "bai", ['石'] = "shi", ['燕'] = "yan", ['应'] = "ying", ['應'] = "ying", ['郗'] = "xi", ['召'] = "shao",
        ['隗'] = "wei", ['於'] = "yu", ['阚'] = "kan", ['闞'] = "kan", ['佴'] = "nai", ['过'] = "guo", ['那'] = "na",
        ['令'] = "ling", ['俞'] = "yu", ['卜'] = "bu", ['会'] = "gui", ['妫'] = "gui", ['缑'] = "gou", ['亓'] = "qi",
        ['幺'] = "yao", ['葛'] = "ge", ['长'] = "chang", ['晁'] = "chao", ['撒'] = "sa", ['宿'] = "su", ['沈'] = "shen",
        ['贾'] = "jia", ['賈'] = "jia", ['曲'] = "qu", ['藏'] = "zang", ['万'] = "wan", ['句'] = "gou", ['哈'] = "ha",
    }.ToFrozenDictionary();

    /// <summary>
    /// The reading as a surname of the first character of a person's name (two to four Chinese characters), where it
    /// differs from the reading the character has elsewhere; null if it does not.
    /// </summary>
    public static string? Reading(ReadOnlySpan<char> name)
    {
        if (name.Length is < 2 or > 4
            || !Readings.TryGetValue(name[0], out var surname)
            || surname == PinyinTable.Instance.Reading(name[0])
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
