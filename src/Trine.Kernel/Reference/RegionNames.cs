namespace Trine.Kernel.Reference;

/// <summary>Recognises regions in text by their full names (广东省) and the short ones people use (广东).</summary>
internal sealed class RegionNames
{
    /// <summary>What may stand between the parts of an address.</summary>
    public static readonly char[] Blanks = [' ', '\u3000', '\t', '\r', '\n', ',', '，', '/', '-', '·', '、', '|'];

    private static readonly Lazy<RegionNames> Loaded = new(() => new RegionNames());

    // Longest first where one ends another: 蒙古族 before 蒙古.
    private static readonly string[] Peoples =
    [
        "哈尼族", "彝族", "土家族", "苗族", "侗族", "布依族", "藏族", "羌族", "傣族", "景颇族", "白族", "傈僳族", "壮族", "回族", "朝鲜族",
        "蒙古族", "哈萨克", "蒙古", "柯尔克孜",
    ];

    // 北京路 is a street, not the city; 朝阳门 is not 朝阳.
    private const string NotAfterShortName = "路街道巷弄大里门桥村镇乡";

    // What an address may begin with, by its first character: there are more than three thousand.
    private readonly Dictionary<char, List<Named>> roots;
    private readonly Dictionary<string, List<Named>> districtsByProvince = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Named>> childrenOf = new(StringComparer.Ordinal);

    private RegionNames()
    {
        var districts = new List<Named>();
        var beginnings = new List<Named>();
        foreach (var province in Regions.Tree)
        {
            beginnings.Add(Named.Province(province));
            var ofProvince = districtsByProvince[province.Code] = [];
            foreach (var city in province.Children)
            {
                if (city.Code.EndsWith("00", StringComparison.Ordinal))
                {
                    beginnings.Add(Named.City(city));
                    ofProvince.AddRange(city.Children.Select(Named.District));
                    childrenOf[city.Code] = [.. city.Children.Select(Named.District)];
                }
                else
                {
                    ofProvince.Add(Named.District(city));
                }
            }

            districts.AddRange(ofProvince);
            childrenOf[province.Code] = [.. province.Children.Select(
                child => child.Code.EndsWith("00", StringComparison.Ordinal) ? Named.City(child) : Named.District(child))];
            OnlyUnique(ofProvince);
        }

        OnlyUnique(districts);
        beginnings.AddRange(districts);
        roots = beginnings.GroupBy(named => named.Region.Name[0]).ToDictionary(group => group.Key, group => group.ToList());
    }

    public static RegionNames Instance => Loaded.Value;

    /// <summary>The deepest region that the text begins with and how much of the text names it; null if it begins with none.</summary>
    public (Region Region, int Length)? Match(string text)
    {
        var position = SkipBlanks(text, 0);
        if (position == text.Length
            || !roots.TryGetValue(text[position], out var candidates)
            || Longest(candidates, text, position, districtsMayBeShort: false) is not { } first)
        {
            return null;
        }

        var (region, end) = first;
        end = SkipRepeated(text, end, region);
        while (childrenOf.TryGetValue(region.Code, out var children)
            && (Longest(children, text, SkipBlanks(text, end), districtsMayBeShort: true) ?? SkippingCity(region, text, end)) is { } next)
        {
            (region, end) = next;
        }

        return (region, end);
    }

    // 广东省南山区: the city was left out, and the district is the only one of its name in the province.
    private (Region Region, int Length)? SkippingCity(Region region, string text, int end) =>
        districtsByProvince.TryGetValue(region.Code, out var districts)
            ? Longest(districts, text, SkipBlanks(text, end), districtsMayBeShort: false)
            : null;

    // 北京市北京市海淀区, 北京市 市辖区 海淀区: forms with a fixed number of boxes fill the city in twice.
    private static int SkipRepeated(string text, int end, Region region)
    {
        if (region.Code is not (['1', '1' or '2', '0', '0', ..] or ['3', '1', '0', '0', ..] or ['5', '0', '0', '0', ..]))
        {
            return end;
        }

        var position = SkipBlanks(text, end);
        foreach (var filler in new[] { region.Name, "市辖区", "县" })
        {
            if (string.CompareOrdinal(text, position, filler, 0, filler.Length) == 0)
            {
                return position + filler.Length;
            }
        }

        return end;
    }

    private static (Region Region, int Length)? Longest(List<Named> names, string text, int start, bool districtsMayBeShort)
    {
        (Region, int)? best = null;
        var bestLength = 0;
        foreach (var named in names)
        {
            var length = named.MatchedLength(text, start, districtsMayBeShort);
            if (length > bestLength)
            {
                (best, bestLength) = ((named.Region, start + length), length);
            }
        }

        return best;
    }

    private static int SkipBlanks(string text, int position)
    {
        while (position < text.Length && Array.IndexOf(Blanks, text[position]) >= 0)
        {
            position++;
        }

        return position;
    }

    private static void OnlyUnique(List<Named> districts)
    {
        var ambiguous = districts.GroupBy(named => named.Region.Name, StringComparer.Ordinal)
            .Where(sameName => sameName.Count() > 1)
            .Select(sameName => sameName.Key)
            .ToHashSet(StringComparer.Ordinal);
        districts.RemoveAll(named => ambiguous.Contains(named.Region.Name));
    }

    private sealed record Named(Region Region, string? Short, bool IsDistrict)
    {
        public static Named Province(Region province) => new(province, province.Name switch
        {
            ['内', '蒙', '古', ..] => "内蒙古",
            ['黑', '龙', '江', ..] => "黑龙江",
            var name => name[..2],
        }, IsDistrict: false);

        public static Named City(Region city) => new(city, ShortCity(city.Name), IsDistrict: false);

        public static Named District(Region district)
        {
            var name = district.Name;
            var isPlain = name.Length >= 3 && name[^1] is '区' or '县' or '市' or '旗' && !name.EndsWith("自治县", StringComparison.Ordinal);
            return new(district, isPlain ? name[..^(name.EndsWith("新区", StringComparison.Ordinal) && name.Length > 3 ? 2 : 1)] : null, IsDistrict: true);
        }

        /// <summary>How many characters of the text name the region; 0 if none.</summary>
        public int MatchedLength(string text, int start, bool districtsMayBeShort)
        {
            if (string.CompareOrdinal(text, start, Region.Name, 0, Region.Name.Length) == 0)
            {
                return Region.Name.Length;
            }

            if (Short is null || string.CompareOrdinal(text, start, Short, 0, Short.Length) != 0)
            {
                return 0;
            }

            var end = start + Short.Length;
            var isEnd = end == text.Length || Array.IndexOf(Blanks, text[end]) >= 0;

            // Streets and shops bear the names of districts: a short one counts only where it stands alone.
            var counts = IsDistrict
                ? districtsMayBeShort && isEnd
                : isEnd || !NotAfterShortName.Contains(text[end], StringComparison.Ordinal);
            return counts ? Short.Length : 0;
        }

        private static string? ShortCity(string name)
        {
            foreach (var suffix in new[] { "地区", "自治州", "市", "盟", "县" })
            {
                if (name.EndsWith(suffix, StringComparison.Ordinal))
                {
                    name = name[..^suffix.Length];
                    break;
                }
            }

            while (Peoples.FirstOrDefault(people => name.Length > people.Length && name.EndsWith(people, StringComparison.Ordinal)) is { } people)
            {
                name = name[..^people.Length];
            }

            // 海南 is the province, not 海南藏族自治州; 台湾's 新竹市 and 新竹县 share a short name, the first one wins.
            return name.Length >= 2 && name != "海南" ? name : null;
        }
    }
}
