using System.Buffers;
using System.Text.RegularExpressions;
using Trine.Kernel.Text;

namespace Trine.Kernel.Reference;

/// <summary>A delivery address taken apart.</summary>
/// <param name="Name">Whom it goes to; null if none was recognised.</param>
/// <param name="Phone">As <see cref="PhoneNumber.TryNormalise"/> gives it; null if there is none.</param>
/// <param name="RegionCode">As in <see cref="Regions"/>; null if none was recognised.</param>
/// <param name="Line">Street, house and everything that was not recognised: nothing pasted is lost.</param>
public sealed partial record PostalAddress(string? Name, string? Phone, string? RegionCode, string Line)
{
    private static readonly SearchValues<char> PartsOfAddresses = SearchValues.Create("省市区县镇乡村路街道巷弄号栋幢楼层室座园苑厦城府院社组队店厂公司");

    /// <summary>
    /// Reads the forms people paste from chats and shops, in any order and with or without labels:
    /// 张三 13812345678 广东省深圳市南山区科技园路1号; 收货人：张三 手机号码：… 所在地区：… 详细地址：….
    /// </summary>
    public static PostalAddress Split(string pasted)
    {
        var text = FoldDigits(pasted);
        var phone = TakePhone(ref text);
        var name = TakeLabelledName(ref text);
        var parts = Label().Replace(text, "\n")
            .Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToList();
        SplitNameBeforeRegion(parts);

        var (regionCode, start) = TakeRegion(parts);
        if (name is null)
        {
            // Before the region if it can be. After it a short word may as well be a place; a phone speaks for a person.
            var index = parts.FindIndex(0, start, LooksLikeName);
            index = index < 0 && phone is not null ? parts.FindLastIndex(LooksLikeName) : index;
            if (index >= 0 && (regionCode is not null || phone is not null || parts.Count > 1))
            {
                name = parts[index];
                parts.RemoveAt(index);
            }
        }

        return new PostalAddress(name, phone, regionCode, string.Join(' ', parts.Where(part => part.Length > 0)));
    }

    private static readonly char[] Separators = [' ', '\u00A0', '\u3000', '\t', '\r', '\n', ',', '，', ';', '；', '。', '、', '|'];

    [GeneratedRegex(@"(?:收货人|收件人|收货人姓名|姓名|联系人|联系电话|联系方式|手机号码|手机号|手机|电话号码|电话|所在地区|所在地|地区|收货地址|收件地址|详细地址|街道地址|地址|邮政编码|邮编)\s*[:：]", RegexOptions.None, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"(?:收货人姓名|收货人|收件人|姓名|联系人)\s*[:：]\s*(?<name>[^\s,，;；。、|:：]{1,30})", RegexOptions.None, 1000)]
    private static partial Regex LabelledName();

    // Digits with what may stand inside a phone number; runs on into house numbers, which are then left out again.
    [GeneratedRegex(@"[+(]?\d[\d\-() ]{5,30}\d(?:\s*[转轉]\s*\d{1,6})?", RegexOptions.None, 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?:[\u4E00-\u9FFF]{2,4}|[\u4E00-\u9FFF]{1,4}(?:先生|女士|小姐|老师|经理|总)|[\u4E00-\u9FFF]{2,8}·[\u4E00-\u9FFF]{2,8}|[A-Za-z]{2,20})$", RegexOptions.None, 1000)]
    private static partial Regex PersonName();

    private static string FoldDigits(string pasted) => string.Create(pasted.Length, pasted, static (folded, source) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            var half = FoldedText.ToHalfWidth(source[i]);
            folded[i] = char.IsAsciiDigit(half) || half is '+' or '(' or ')' or '-' ? half : source[i];
        }
    });

    private static string? TakePhone(ref string text)
    {
        foreach (Match match in Digits().Matches(text))
        {
            // «18 13812345678»: the house number goes first, then what remains is tried again.
            var words = match.Value.Split(' ');
            for (var count = words.Length; count > 0; count--)
            {
                for (var first = 0; first + count <= words.Length; first++)
                {
                    var candidate = string.Join(' ', words.Skip(first).Take(count));
                    if (PhoneNumber.TryNormalise(candidate, out var phone))
                    {
                        var at = text.IndexOf(candidate, match.Index, StringComparison.Ordinal);
                        text = string.Concat(text.AsSpan(0, at), "\n", text.AsSpan(at + candidate.Length));
                        return phone;
                    }
                }
            }
        }

        return null;
    }

    private static string? TakeLabelledName(ref string text)
    {
        var match = LabelledName().Match(text);
        if (!match.Success)
        {
            return null;
        }

        text = text.Remove(match.Index, match.Length).Insert(match.Index, "\n");
        return match.Groups["name"].Value;
    }

    // 张三广东省深圳市…: nothing stands between the two.
    private static void SplitNameBeforeRegion(List<string> parts)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (Regions.TryFindPrefix(parts[i], out _, out _))
            {
                return;
            }
        }

        for (var i = 0; i < parts.Count; i++)
        {
            for (var length = 2; length <= 4 && length < parts[i].Length; length++)
            {
                var rest = parts[i][length..];
                if (LooksLikeName(parts[i][..length]) && Regions.Tree.Any(province => rest.StartsWith(province.Name, StringComparison.Ordinal)))
                {
                    parts[i] = parts[i][..length];
                    parts.Insert(i + 1, rest);
                    return;
                }
            }
        }
    }

    /// <summary>Takes the longest region out of the parts; it may run over several (广东省 深圳市 南山区).</summary>
    /// <returns>Its code, and the index of the part that follows it.</returns>
    private static (string? Code, int Next) TakeRegion(List<string> parts)
    {
        var (best, bestStart, bestLength, bestRest) = ((string?)null, 0, 0, string.Empty);
        for (var start = 0; start < parts.Count; start++)
        {
            var following = string.Join(' ', parts.Skip(start));
            if (Regions.TryFindPrefix(following, out var code, out var rest) && following.Length - rest.Length > bestLength)
            {
                (best, bestStart, bestLength, bestRest) = (code, start, following.Length - rest.Length, rest);
            }
        }

        if (best is not null)
        {
            parts.RemoveRange(bestStart, parts.Count - bestStart);
            parts.AddRange(bestRest.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return (best, best is null ? parts.Count : bestStart);
    }

    private static bool LooksLikeName(string part) =>
        PersonName().IsMatch(part) && !part.AsSpan(1).ContainsAny(PartsOfAddresses);
}
