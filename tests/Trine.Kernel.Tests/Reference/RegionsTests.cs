using Trine.Kernel.Reference;

namespace Trine.Kernel.Tests.Reference;

public sealed class RegionsTests
{
    [Fact]
    public void The_tree_holds_all_provinces_and_codes_say_where_a_region_belongs()
    {
        Regions.Tree.Count.ShouldBe(34);
        Regions.Tree.Select(p => p.Code).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        var all = All().ToList();
        all.Count.ShouldBeGreaterThan(3_500);
        all.Select(r => r.Code).Distinct().Count().ShouldBe(all.Count);
        all.ShouldAllBe(r => IsSixDigits(r.Code) && r.Name.Length >= 2 && Regions.IsKnown(r.Code));
        foreach (var province in Regions.Tree)
        {
            province.Children.ShouldNotBeEmpty(province.Name);
            province.Children.ShouldAllBe(city => city.Code.StartsWith(province.Code.Substring(0, 2)));
            foreach (var city in province.Children)
            {
                city.Children.ShouldAllBe(district => district.Code.StartsWith(city.Code.Substring(0, 4)) && district.Children.Count == 0);
            }
        }
    }

    [Theory]
    [InlineData("440305", "广东省 深圳市 南山区")]
    [InlineData("440300", "广东省 深圳市")]
    [InlineData("440000", "广东省")]
    [InlineData("110108", "北京市 海淀区")]
    [InlineData("500229", "重庆市 城口县")]
    [InlineData("429004", "湖北省 仙桃市")]
    [InlineData("441900", "广东省 东莞市")]
    [InlineData("810000", "香港特别行政区")]
    [InlineData("710101", "台湾省 台北市 大安区")]
    [InlineData("999999", "999999")]
    public void Path_names_the_way_down(string code, string path) => Regions.Path(code).ShouldBe(path);

    [Theory]
    [InlineData("110100")]
    [InlineData("44")]
    [InlineData("999999")]
    [InlineData("")]
    [InlineData("南山区")]
    public void Unknown_codes(string code) => Regions.IsKnown(code).ShouldBeFalse();

    [Theory]
    [InlineData("广东省深圳市南山区", "440305")]
    [InlineData("广东 深圳", "440300")]
    [InlineData("广东 深圳 南山", "440305")]
    [InlineData("广东/深圳/南山区", "440305")]
    [InlineData("广东深圳南山区", "440305")]
    [InlineData("广东省南山区", "440305")]
    [InlineData("深圳市", "440300")]
    [InlineData("深圳", "440300")]
    [InlineData("深圳市南山区", "440305")]
    [InlineData("广东", "440000")]
    [InlineData("内蒙古", "150000")]
    [InlineData("内蒙古呼和浩特", "150100")]
    [InlineData("新疆维吾尔自治区", "650000")]
    [InlineData("新疆伊犁", "654000")]
    [InlineData("恩施", "422800")]
    [InlineData("上海市浦东新区", "310115")]
    [InlineData("上海浦东", "310115")]
    [InlineData("浦东新区", "310115")]
    [InlineData("北京市北京市海淀区", "110108")]
    [InlineData("北京市 市辖区 海淀区", "110108")]
    [InlineData("北京 海淀", "110108")]
    [InlineData("吉林", "220000")]
    [InlineData("吉林市", "220200")]
    [InlineData("吉林省吉林市", "220200")]
    [InlineData("海南", "460000")]
    [InlineData("湖北省仙桃市", "429004")]
    [InlineData("香港", "810000")]
    [InlineData(" 广东省\t深圳市 ", "440300")]
    [InlineData("440305", "440305")]
    [InlineData("4403", "440300")]
    [InlineData("44", "440000")]
    [InlineData("110100", "110000")]
    public void Finds_what_people_type(string text, string code)
    {
        Regions.TryFind(text, out var found).ShouldBeTrue();
        found.ShouldBe(code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("朝阳区")]
    [InlineData("广东省深圳市不存在区")]
    [InlineData("火星")]
    [InlineData("999999")]
    [InlineData("99")]
    [InlineData("北京路")]
    [InlineData("Shenzhen")]
    public void Does_not_guess(string text)
    {
        Regions.TryFind(text, out var code).ShouldBeFalse();
        code.ShouldBe("");
    }

    [Theory]
    [InlineData("广东省深圳市南山区科技园路1号", "440305", "科技园路1号")]
    [InlineData("北京朝阳路1号", "110000", "朝阳路1号")]
    [InlineData("北京路1号", "", "北京路1号")]
    [InlineData("广东深圳科技园", "440300", "科技园")]
    [InlineData("科技园路1号", "", "科技园路1号")]
    public void Takes_the_region_off_an_address(string address, string code, string rest)
    {
        Regions.TryFindPrefix(address, out var foundCode, out var foundRest).ShouldBe(code.Length > 0);
        foundCode.ShouldBe(code);
        foundRest.ShouldBe(rest);
    }

    [Fact]
    public void Every_region_is_found_by_its_path_with_and_without_spaces()
    {
        foreach (var region in All())
        {
            var path = Regions.Path(region.Code);
            Regions.TryFind(path, out var code).ShouldBeTrue(path);
            code.ShouldBe(region.Code, path);
            Regions.TryFind(path.Replace(" ", ""), out code).ShouldBeTrue(path);
            code.ShouldBe(region.Code, path);
        }
    }

    private static IEnumerable<Region> All() => Regions.Tree.SelectMany(Below);

    private static IEnumerable<Region> Below(Region region) => region.Children.SelectMany(Below).Prepend(region);

    private static bool IsSixDigits(string code) => code.Length == 6 && code.All(char.IsAsciiDigit) && code[0] != '0';
}
