using System.Globalization;

namespace Trine.Host.Demo;

/// <summary>Telephone numbers and e-mail addresses.</summary>
internal static class DemoContactDetails
{
    // Of the three networks, as people have them today.
    private static readonly string[] MobilePrefixes = DemoText.Words("""
        134 135 136 137 138 139 147 150 151 152 157 158 159 178 182 183 184 187 188 198
        130 131 132 155 156 166 175 176 185 186
        133 149 153 173 177 180 181 189 191 193 199
        """);

    private static readonly Dictionary<string, string> AreaCodes = DemoText.Words("""
        北京/010 广州/020 上海/021 天津/022 重庆/023 沈阳/024 南京/025 武汉/027 成都/028 西安/029 石家庄/0311 郑州/0371 大连/0411 长春/0431
        哈尔滨/0451 无锡/0510 苏州/0512 南通/0513 常州/0519 济南/0531 青岛/0532 烟台/0535 合肥/0551 杭州/0571 嘉兴/0573 宁波/0574 绍兴/0575
        台州/0576 温州/0577 金华/0579 福州/0591 厦门/0592 泉州/0595 长沙/0731 惠州/0752 深圳/0755 珠海/0756 佛山/0757 东莞/0769 南昌/0791
        """).Select(word => word.Split('/')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static readonly string[] Mailboxes = DemoText.Words("info sales contact office purchasing service hello");

    // 8 digits after the prefix; the factor shares none with a power of ten, so that no two serials of one prefix share a number.
    private const long Subscribers = 100_000_000;
    private const long Factor = 61_803_399;

    /// <param name="serial">0 to 4,099,999,999; different serials give different numbers.</param>
    /// <returns>Eleven digits: 13912345678.</returns>
    public static string Mobile(long serial)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(serial);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(serial, Subscribers * MobilePrefixes.Length);
        var (turn, prefix) = Math.DivRem(serial, MobilePrefixes.Length);
        var subscriber = ((turn * Factor) + (prefix * 7_654_321)) % Subscribers;
        return MobilePrefixes[prefix] + subscriber.ToString("D8", CultureInfo.InvariantCulture);
    }

    /// <param name="city">As <see cref="DemoRegion.CityName"/> says it.</param>
    /// <returns>0755-86123456, or null where the city's area code is not in our short list.</returns>
    public static string? Landline(DemoRandom random, string city) =>
        AreaCodes.TryGetValue(city, out var area) ? $"{area}-{DemoText.Digits(random.Next(20_000_000, 90_000_000))}" : null;

    /// <returns>A person's address at a company: wei.zhang@yunfan231.example, zhangw27@yunfan231.example.</returns>
    public static string Email(DemoRandom random, DemoPerson person, DemoCompany company)
    {
        var dot = person.Latin.IndexOf('.', StringComparison.Ordinal);
        var (given, surname) = (person.Latin[..dot], person.Latin[(dot + 1)..]);
        var local = random.Next(4) switch
        {
            0 => $"{given}.{surname}",
            1 => $"{surname}{given}",
            2 => $"{given[0]}.{surname}",
            _ => $"{surname}{given[0]}{DemoText.Digits(random.Next(10, 100))}",
        };
        return $"{local}@{company.Domain}";
    }

    /// <returns>A company's own address: info@yunfan231.example.</returns>
    public static string Email(DemoRandom random, DemoCompany company) => $"{random.Pick(Mailboxes)}@{company.Domain}";

    /// <returns>A private person's address; the number keeps namesakes apart: wei.zhang8123@mail.example.</returns>
    public static string Email(DemoPerson person, long serial) => $"{person.Latin}{DemoText.Digits(serial)}@mail.example";
}
