using Trine.Kernel.Reference;

namespace Trine.Host.Demo;

/// <summary>The shipped divisions as the generators want them: every place that has none below it.</summary>
internal static class DemoRegions
{
    public static IReadOnlyList<DemoRegion> All { get; } = [.. Regions.Tree.SelectMany(Places)];

    private static IEnumerable<DemoRegion> Places(Region province) => province.Children.Count == 0
        ? [new DemoRegion(province.Code, province.Name, "", "")]
        : province.Children.SelectMany(city => city.Children.Count == 0
            ? [new DemoRegion(city.Code, province.Name, city.Name, "")]
            : city.Children.Select(district => new DemoRegion(district.Code, province.Name, city.Name, district.Name)));
}
