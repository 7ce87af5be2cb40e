namespace Trine.Host.Demo;

/// <summary>A district of the reference list the caller has.</summary>
/// <param name="Code">Six digits, GB/T 2260: 440305.</param>
/// <param name="Province">广东省.</param>
/// <param name="City">深圳市; in municipalities the list may say 市辖区 or 县.</param>
/// <param name="District">南山区.</param>
internal sealed record DemoRegion(string Code, string Province, string City, string District)
{
    /// <value>The city as people say it, without 市: 深圳, 北京, 恩施土家族苗族自治州.</value>
    public string CityName { get; } =
        Trim(City is "市辖区" or "县" or "" || City.Contains("直辖县", StringComparison.Ordinal) ? Province : City);

    private static string Trim(string name) => name.EndsWith('市') ? name[..^1] : name;
}
