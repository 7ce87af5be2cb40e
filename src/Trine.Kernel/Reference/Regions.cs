using System.Collections.Frozen;
using System.Text;

namespace Trine.Kernel.Reference;

/// <summary>
/// The administrative divisions of China down to districts. Where GB/T 2260 has a level that means nothing to people
/// (市辖区 under 北京市, 省直辖县级行政区划 under 湖北省), its children stand directly under the province.
/// </summary>
public static class Regions
{
    private static readonly Lazy<(IReadOnlyList<Region> Tree, FrozenDictionary<string, Region> ByCode)> Loaded = new(Load);

    /// <summary>The provinces with their cities and districts, by code.</summary>
    public static IReadOnlyList<Region> Tree => Loaded.Value.Tree;

    /// <summary>Whether the six-digit code is one of <see cref="Tree"/>.</summary>
    public static bool IsKnown(string code) => Loaded.Value.ByCode.ContainsKey(code);

    /// <summary>
    /// The names from the province down, with spaces: 广东省 深圳市 南山区, 北京市 海淀区. A code that is not known (a
    /// division since dissolved) comes back as it is, so that old records still show something.
    /// </summary>
    public static string Path(string code)
    {
        if (!Loaded.Value.ByCode.TryGetValue(code, out var region))
        {
            return code;
        }

        var path = new StringBuilder(region.Name);
        for (var parent = Parent(code); parent is not null; parent = Parent(parent.Code))
        {
            path.Insert(0, ' ').Insert(0, parent.Name);
        }

        return path.ToString();
    }

    /// <summary>
    /// Finds the region that a text names: 广东省深圳市南山区, 广东 深圳, 深圳市, 上海市浦东新区, or a code of 2, 4 or 6 digits.
    /// The whole text must be the region; a district alone must be the only one of its name.
    /// </summary>
    /// <returns>False if nothing, or more than one region, fits; <paramref name="code"/> is then empty.</returns>
    public static bool TryFind(string text, out string code)
    {
        var typed = text.Trim();
        if (typed.Length is 2 or 4 or 6 && !typed.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return TryFindCode(typed.PadRight(6, '0'), out code);
        }

        return TryFindPrefix(typed, out code, out var rest) && rest.Length == 0 || Fail(out code);
    }

    /// <summary>Finds the region an address begins with and gives what follows it.</summary>
    /// <param name="rest">The address without its region and without blanks around it; all of it if there is none.</param>
    public static bool TryFindPrefix(string address, out string code, out string rest)
    {
        if (RegionNames.Instance.Match(address) is { } match)
        {
            code = match.Region.Code;
            rest = address[match.Length..].Trim(RegionNames.Blanks);
            return true;
        }

        rest = address.Trim();
        return Fail(out code);
    }

    /// <summary>The region that a region belongs to; null for a province.</summary>
    internal static Region? Parent(string code)
    {
        // A district whose city is one of the skipped levels belongs to the province.
        var regions = Loaded.Value.ByCode;
        var city = code[..4] + "00";
        if (code != city && regions.TryGetValue(city, out var parent))
        {
            return parent;
        }

        var province = code[..2] + "0000";
        return code == province ? null : regions[province];
    }

    private static bool TryFindCode(string typed, out string code)
    {
        // 110100 is 市辖区: the code of a skipped level stands for its province.
        var known = IsKnown(typed) ? typed : SkippedLevels.Contains(typed) ? typed[..2] + "0000" : string.Empty;
        code = known;
        return known.Length > 0;
    }

    private static bool Fail(out string code)
    {
        code = string.Empty;
        return false;
    }

    private static readonly FrozenSet<string> SkippedLevels =
        new[] { "110100", "120100", "310100", "419000", "429000", "469000", "500100", "500200", "659000" }.ToFrozenSet();

    private static (IReadOnlyList<Region> Tree, FrozenDictionary<string, Region> ByCode) Load()
    {
        var tree = new List<Region>();
        var byCode = new Dictionary<string, Region>(StringComparer.Ordinal);
        var provinceChildren = new List<Region>();
        var cityChildren = new List<Region>();
        using var reader = new StreamReader(
            typeof(Regions).Assembly.GetManifestResourceStream("Trine.Kernel.Reference.regions.txt")!, Encoding.UTF8);

        // The file is sorted by code, so every division follows the one it belongs to.
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var (code, name) = (line[..6], line[7..]);
            if (code.EndsWith("0000", StringComparison.Ordinal))
            {
                provinceChildren = [];
                tree.Add(Add(code, name, provinceChildren));
            }
            else if (SkippedLevels.Contains(code))
            {
                cityChildren = provinceChildren;
            }
            else if (code.EndsWith("00", StringComparison.Ordinal))
            {
                cityChildren = [];
                provinceChildren.Add(Add(code, name, cityChildren));
            }
            else
            {
                cityChildren.Add(Add(code, name, []));
            }
        }

        return (tree, byCode.ToFrozenDictionary());

        Region Add(string code, string name, List<Region> children) => byCode[code] = new Region(code, name, children);
    }
}
