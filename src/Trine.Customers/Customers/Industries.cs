using System.Collections.Frozen;
using System.Text;

namespace Trine.Customers.Customers;

/// <summary>The industries a company can be in: the sections and divisions of GB/T 4754-2017 (国民经济行业分类).</summary>
public static class Industries
{
    private static readonly Lazy<(IReadOnlyList<Industry> Tree, FrozenDictionary<string, Industry> ByCode)> Loaded = new(Load);

    /// <summary>The 20 sections with their divisions, in the order of the standard.</summary>
    public static IReadOnlyList<Industry> Tree => Loaded.Value.Tree;

    /// <summary>Whether the code is a section (<c>C</c>) or a division (<c>39</c>).</summary>
    public static bool IsKnown(string code) => Loaded.Value.ByCode.ContainsKey(code);

    /// <summary>The name of an industry; an unknown code comes back as it is.</summary>
    /// <param name="language">A language tag: Chinese for <c>zh</c> and <c>zh-…</c>, English for all others.</param>
    public static string Name(string code, string language)
    {
        if (!Loaded.Value.ByCode.TryGetValue(code, out var industry))
        {
            return code;
        }

        return language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? industry.Chinese : industry.English;
    }

    private static (IReadOnlyList<Industry> Tree, FrozenDictionary<string, Industry> ByCode) Load()
    {
        var tree = new List<Industry>();
        var byCode = new Dictionary<string, Industry>(StringComparer.Ordinal);
        var divisions = new List<Industry>();
        using var reader = new StreamReader(
            typeof(Industries).Assembly.GetManifestResourceStream("Trine.Customers.Customers.industries.txt")!, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var parts = line.Split('|');
            var isSection = char.IsAsciiLetter(line[0]);
            divisions = isSection ? [] : divisions;
            var industry = byCode[parts[0]] = new Industry(parts[0], parts[1], parts[2], isSection ? divisions : []);
            (isSection ? tree : divisions).Add(industry);
        }

        return (tree, byCode.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
