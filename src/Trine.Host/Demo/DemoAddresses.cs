namespace Trine.Host.Demo;

/// <summary>Where customers sit: mostly in the cities where business is, some everywhere.</summary>
internal sealed class DemoAddresses(IEnumerable<DemoRegion> regions)
{
    // A district of these cities is drawn so many times as often as one elsewhere.
    private static readonly Dictionary<string, double> Business = new(StringComparer.Ordinal)
    {
        ["上海"] = 40, ["深圳"] = 50, ["北京"] = 35, ["广州"] = 30, ["杭州"] = 25, ["苏州"] = 25, ["成都"] = 12, ["南京"] = 14,
        ["武汉"] = 12, ["东莞"] = 90, ["佛山"] = 22, ["宁波"] = 15, ["无锡"] = 16, ["青岛"] = 13, ["天津"] = 9, ["重庆"] = 5,
        ["西安"] = 10, ["长沙"] = 11, ["合肥"] = 11, ["郑州"] = 9, ["厦门"] = 16, ["济南"] = 8, ["常州"] = 13, ["泉州"] = 8,
        ["嘉兴"] = 9, ["温州"] = 7, ["福州"] = 7, ["大连"] = 8, ["沈阳"] = 6, ["珠海"] = 15, ["惠州"] = 12, ["南通"] = 9,
        ["绍兴"] = 9, ["台州"] = 7, ["金华"] = 6, ["昆明"] = 5, ["南昌"] = 6, ["石家庄"] = 4, ["烟台"] = 5, ["哈尔滨"] = 3, ["长春"] = 4,
    };

    private static readonly string[] Roads = DemoText.Words("""
        科苑路 创业路 人民路 建设大道 解放路 中山路 迎宾大道 滨江路 文化路 工业大道 科技大道 高新一路 高新二路 创新路 学府路 和平路
        新华路 长江路 黄河路 江滨路 湖滨路 园区大道 望海路 金桥路 银城路 东风路 友谊路 朝阳路 翠微路 软件大道 天府大道 锦绣路 振兴路
        兴业路 富民路 同济路 育才路 劳动路 胜利路 光明路 环城东路 环城西路 星湖街 金鸡湖大道 紫荆路 桂花路 银杏路 梧桐路 樟树路 明珠路
        """);

    private static readonly string[] Buildings = DemoText.Words("""
        云谷大厦 创新中心 科技园 软件园 国际商务中心 金融广场 智汇园 联合大厦 时代广场 世纪大厦 星河广场 产业园 孵化器 绿地中心
        商务楼 总部基地 数码大厦 生物医药园 汇智大厦 启迪园 天汇中心 环球广场 银河大厦 东方大厦 中心大厦 新时代大厦
        """);

    private readonly Weighted<DemoRegion> regions = new(regions, region => Business.GetValueOrDefault(region.CityName, 1));

    public DemoAddress Next(DemoRandom random)
    {
        var region = regions.Pick(random);
        var line = $"{random.Pick(Roads)} {DemoText.Digits(random.Next(1, 999))} 号";
        line += random.Next(10) switch
        {
            < 4 => $"{random.Pick(Buildings)} {DemoText.Digits(random.Next(2, 33))} 层",
            < 7 => $"{random.Pick(Buildings)} {(char)('A' + random.Next(6))} 座 {DemoText.Digits((random.Next(2, 30) * 100) + random.Next(1, 20))} 室",
            < 9 => $" {DemoText.Digits(random.Next(1, 24))} 栋",
            _ => "",
        };
        return new DemoAddress(region, line);
    }
}
