using System.Text;
using Trine.Kernel.Reference;

namespace Trine.Customers.Customers;

/// <summary>
/// What of a company's name tells it from others, to warn of duplicates: 深圳市腾讯计算机系统有限公司 and 腾讯计算机系统（深圳）有限公司
/// both come to 腾讯计算机系统. Two companies may share the result; it is for warnings, never for keys.
/// </summary>
public static class CompanyName
{
    // Longest first.
    private static readonly string[] ChineseForms =
    [
        "集团股份有限公司", "集团有限责任公司", "股份有限责任公司", "集团有限公司", "股份有限公司", "有限责任公司", "有限合伙企业", "有限公司",
        "集团公司", "股份公司", "有限合伙", "合伙企业", "分公司", "总公司", "公司", "集团",
    ];

    private static readonly HashSet<string> EnglishForms = new(StringComparer.Ordinal)
    {
        "co", "company", "ltd", "limited", "inc", "incorporated", "corp", "corporation", "llc", "llp", "plc", "gmbh", "ag", "sa", "bv", "pty", "pte", "kg", "group",
    };

    /// <summary>
    /// Drops width, case, brackets, punctuation, the legal form (Chinese or English) and, from a name that has a Chinese
    /// legal form, the province or city before it. A name of nothing else stays whole.
    /// </summary>
    /// <returns>Letters and digits only; empty when the name has none.</returns>
    public static string Normalise(string name)
    {
        var words = Words(WithoutBracketedPlaces(ToNarrowLower(name)));
        while (words.Count > 1 && EnglishForms.Contains(words[^1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        var joined = string.Concat(words);
        var core = WithoutChineseForm(joined);
        return core.Length == joined.Length ? joined : WithoutPlace(core);
    }

    private static string ToNarrowLower(string text) => string.Create(text.Length, text, static (narrow, source) =>
    {
        for (var i = 0; i < narrow.Length; i++)
        {
            var c = source[i];
            c = c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;
            narrow[i] = char.ToLowerInvariant(c);
        }
    });

    // （深圳）and （中国）only say where, so they go. （集团）and （原二厂）stay, without their brackets.
    private static string WithoutBracketedPlaces(string name)
    {
        var open = name.IndexOf('(', StringComparison.Ordinal);
        var close = open < 0 ? -1 : name.IndexOf(')', open);
        if (close < 0)
        {
            return name;
        }

        var inside = name[(open + 1)..close].Trim();
        var isPlace = inside is "中国" or "china" || Regions.TryFind(inside, out _);
        var kept = isPlace && open > 0 ? string.Empty : inside;
        return $"{name[..open]}{kept}{WithoutBracketedPlaces(name[(close + 1)..])}";
    }

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(rune.ToString());
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    private static string WithoutChineseForm(string name)
    {
        var form = ChineseForms.FirstOrDefault(form => name.EndsWith(form, StringComparison.Ordinal));
        return form is null || form.Length == name.Length ? name : name[..^form.Length];
    }

    // 深圳市腾讯 → 腾讯, but 上海银行 stays: what remains must still be a name.
    private static string WithoutPlace(string name)
    {
        if (!Regions.TryFindPrefix(name, out _, out var rest))
        {
            return name;
        }

        var place = name[..^rest.Length];
        var isFullName = place[^1] is '省' or '市' or '区' or '县';
        return rest.Length >= (isFullName ? 2 : 3) ? rest : name;
    }
}
