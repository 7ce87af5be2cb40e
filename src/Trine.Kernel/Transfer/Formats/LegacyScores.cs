using System.Buffers;

namespace Trine.Kernel.Transfer.Formats;

/// <summary>How well bytes fit an encoding without Unicode; all scores are shares from 0 to 1.</summary>
internal static class LegacyScores
{
    // Frequent in any text, and in the headers, names and addresses of customer lists. A sample decoded with the wrong table
    // gives rare characters, practically none of these.
    internal static readonly SearchValues<char> SimplifiedCharacters = SearchValues.Create(
        "的一是不了在人有我他这中大来上国和地到们公司有限客户名称电话手机地址联系邮箱编备注日期金额号北京海广州深圳市省区县路街科技贸易实业集团股份"
        + "张王李刘陈杨赵黄周吴徐孙经理先生女士总部行业来源状态级别姓职务门性男年月元，。、：（）");

    internal static readonly SearchValues<char> TraditionalCharacters = SearchValues.Create(
        "的一是不了在人有我他這中大來上國和地到們公司有限客戶名稱電話手機地址聯絡繫信箱編備註日期金額號臺台北高雄新竹市縣區路街科技貿易實業集團股份"
        + "張王李劉陳楊趙黃周吳徐孫林經理先生女士小姐總部行業來源狀態級別姓職稱務門性男年月元，。、：（）");

    public static double CommonShare(string text, SearchValues<char> common)
    {
        var (hits, others) = (0, 0);
        foreach (var c in text)
        {
            if (c >= 0x80)
            {
                (hits, others) = common.Contains(c) ? (hits + 1, others) : (hits, others + 1);
            }
        }

        return hits == 0 ? 0 : (double)hits / (hits + others);
    }

    /// <summary>1 for GB 2312's first level (3,755 characters, nearly all of running text), .4 for its second, 0 for the rest.</summary>
    public static double Gb18030(ReadOnlySpan<byte> s)
    {
        var (score, units) = (0.0, 0);
        for (var i = 0; i < s.Length;)
        {
            var rest = s[i..];
            var (length, weight) = rest switch
            {
                [< 0x80, ..] => (1, -1.0),
                [_] => (1, -1.0), // cut by the sample's end
                [>= 0xA1 and <= 0xA3, >= 0xA1 and <= 0xFE, ..] => (2, 1.0),
                [>= 0xB0 and <= 0xD7, >= 0xA1 and <= 0xFE, ..] => (2, 1.0),
                [>= 0xD8 and <= 0xF7, >= 0xA1 and <= 0xFE, ..] => (2, 0.4),
                [>= 0x81 and <= 0xFE, >= 0x30 and <= 0x39, >= 0x81 and <= 0xFE, >= 0x30 and <= 0x39, ..] => (4, 0.4),
                [>= 0x81 and <= 0xFE, (>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFE), ..] => (2, 0.0),
                _ => (1, 0.0),
            };
            i += length;
            (score, units) = weight < 0 ? (score, units) : (score + weight, units + 1);
        }

        return units == 0 ? 0 : score / units;
    }

    /// <summary>1 for Big5's first level (5,401 characters) and its punctuation, .3 for its second, 0 for the rest.</summary>
    public static double Big5(ReadOnlySpan<byte> s)
    {
        var (score, units) = (0.0, 0);
        for (var i = 0; i < s.Length;)
        {
            var rest = s[i..];
            var (length, weight) = rest switch
            {
                [< 0x80, ..] => (1, -1.0),
                [_] => (1, -1.0), // cut by the sample's end
                [>= 0xA1 and <= 0xC6, (>= 0x40 and <= 0x7E) or (>= 0xA1 and <= 0xFE), ..] => (2, 1.0),
                [>= 0xC9 and <= 0xF9, (>= 0x40 and <= 0x7E) or (>= 0xA1 and <= 0xFE), ..] => (2, 0.3),
                [>= 0x81 and <= 0xFE, (>= 0x40 and <= 0x7E) or (>= 0xA1 and <= 0xFE), ..] => (2, 0.0),
                _ => (1, 0.0),
            };
            i += length;
            (score, units) = weight < 0 ? (score, units) : (score + weight, units + 1);
        }

        return units == 0 ? 0 : score / units;
    }

    /// <summary>The share of non-ASCII bytes that stand alone, or in twos beside an ASCII letter, as accented letters do («Müller», «São», «ção»).</summary>
    public static double LoneLetters(ReadOnlySpan<byte> s)
    {
        var (lone, all) = (0, 0);
        for (var i = 0; i < s.Length;)
        {
            var run = s[i..].IndexOfAnyInRange((byte)0, (byte)0x7F);
            run = run < 0 ? s.Length - i : run;
            var besideLetter = (i > 0 && char.IsAsciiLetter((char)s[i - 1])) || (i + run < s.Length && char.IsAsciiLetter((char)s[i + run]));
            lone += run == 1 || (run == 2 && besideLetter) ? run : 0;
            all += run;
            i += run + 1;
        }

        return all == 0 ? 0 : (double)lone / all;
    }
}
