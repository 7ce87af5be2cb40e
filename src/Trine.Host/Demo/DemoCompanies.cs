namespace Trine.Host.Demo;

/// <summary>Names of companies put together from parts: region, fancy word, trade, legal form.</summary>
internal static class DemoCompanies
{
    private static readonly (string Text, string Latin)[] First = DemoText.Pairs("""
        云/yun 星/xing 天/tian 海/hai 华/hua 金/jin 中/zhong 恒/heng 永/yong 瑞/rui 鼎/ding 博/bo 智/zhi 信/xin 诚/cheng 宏/hong 盛/sheng 嘉/jia
        德/de 安/an 正/zheng 东/dong 南/nan 新/xin 远/yuan 启/qi 凌/ling 卓/zhuo 优/you 汇/hui 锐/rui 晶/jing 蓝/lan 青/qing 绿/lv 明/ming
        长/chang 同/tong 和/he 泰/tai 百/bai 万/wan 九/jiu 三/san 众/zhong 力/li 飞/fei 腾/teng 鸿/hong 兴/xing 富/fu 康/kang 佳/jia 亿/yi
        铭/ming 睿/rui 航/hang 禾/he 森/sen 元/yuan
        """);

    private static readonly (string Text, string Latin)[] Second = DemoText.Pairs("""
        帆/fan 辰/chen 诚/cheng 泽/ze 通/tong 达/da 源/yuan 丰/feng 利/li 威/wei 特/te 科/ke 创/chuang 联/lian 信/xin 邦/bang 捷/jie 驰/chi
        宇/yu 域/yu 川/chuan 峰/feng 岭/ling 泉/quan 林/lin 石/shi 光/guang 辉/hui 晖/hui 阳/yang 旭/xu 升/sheng 隆/long 昌/chang 顺/shun
        泰/tai 安/an 宁/ning 康/kang 健/jian 美/mei 雅/ya 格/ge 途/tu 拓/tuo 锋/feng 铂/bo 钧/jun 鑫/xin 锐/rui 衡/heng 维/wei 思/si 恩/en
        迪/di 凯/kai 歌/ge 禾/he 园/yuan 舟/zhou
        """);

    private static readonly (string Text, string Latin)[] Third = DemoText.Pairs("斯/si 德/de 尔/er 特/te 克/ke 达/da 诺/nuo 莱/lai 普/pu 嘉/jia");

    // Chance would write some companies that everybody knows.
    private static readonly HashSet<string> Known = new(DemoText.Words("""
        华为 腾讯 百度 海尔 海信 中兴 联想 万达 万科 恒大 华润 中信 海康 金山 华硕 宏碁 富士康 美的 格力 东风 长安 长城 中通 申通 顺丰 新希望
        青岛 安踏 李宁 康佳 长虹 三诺 东阳 华泰 中联 三一 泰康 平安 恒安 金龙 宇通 福达 和谐 同仁 百丽 新东方 科大 天津 南宁 长春 海康威
        恒瑞 中芯 华大 东信 中泰 海通 信达 光大 万通 永辉 永泰 中科 中石 中美 中国 华联 新联 万源 海林 明光 安康 富阳 富锦 和林 安阳 南阳
        信阳 东阳 长泰 永安 南安 同安 新泰 兴隆 安信 华联 中创 腾达 天威 海宁 兴宁 泰顺 长顺 富顺
        """), StringComparer.Ordinal);

    // Trade and where GB/T 4754 puts it.
    private static readonly (string Trade, string Industry)[] Trades =
    [
        .. Trade("I65", "智能科技 信息技术 软件 网络科技 数据科技 云计算 物联网科技 数字科技 信息系统 互联网科技"),
        .. Trade("C34", "机械设备 智能装备 自动化设备 泵业 阀门 精密机械 传动设备"),
        .. Trade("C39", "电子 光电科技 半导体 微电子 通信设备 电子科技"),
        .. Trade("C38", "电气 电器 新能源科技 电力设备 储能科技 线缆"),
        .. Trade("C36", "汽车零部件 汽车电子"),
        .. Trade("C35", "医疗器械 环保设备"),
        .. Trade("C27", "医药 生物科技 制药"),
        .. Trade("C26", "新材料 化工 涂料 精细化工"),
        .. Trade("C29", "塑胶制品 橡塑科技"),
        .. Trade("C33", "五金制品 金属制品 模具"),
        .. Trade("C13", "食品 农产品加工"),
        .. Trade("C17", "纺织 服饰"),
        .. Trade("C22", "包装 纸业"),
        .. Trade("C40", "仪器仪表 测控技术 传感技术"),
        .. Trade("F51", "贸易 商贸 供应链管理 进出口"),
        .. Trade("F52", "百货 连锁超市"),
        .. Trade("G54", "物流 运输 货运"),
        .. Trade("G59", "仓储 冷链物流"),
        .. Trade("E50", "建筑装饰 装饰工程 幕墙工程"),
        .. Trade("E47", "建设工程 建筑工程"),
        .. Trade("K70", "物业管理 置业"),
        .. Trade("L72", "企业管理咨询 人力资源 商务服务 会展服务 广告传媒"),
        .. Trade("M73", "检测技术 研发服务 工程设计"),
        .. Trade("N77", "环境工程 环境科技"),
        .. Trade("P83", "教育科技 培训"),
        .. Trade("Q84", "医疗管理 健康管理"),
        .. Trade("H61", "酒店管理"),
        .. Trade("H62", "餐饮管理"),
        .. Trade("R87", "文化传播 影视文化"),
        .. Trade("A01", "农业科技 生态农业"),
    ];

    private static readonly Weighted<(string Text, double Share)> LegalForms = new(
        [("有限公司", .82), ("有限责任公司", .05), ("股份有限公司", .09), ("集团有限公司", .04)], form => form.Share);

    private static readonly string[] ForeignFirst = DemoText.Words("""
        North South West East Bright Clear Silver Stone River Lake Oak Maple Cedar Iron Blue Red Green White Gold Summit Harbor Bridge
        Falcon Heron Raven Wolf Fox Amber Cobalt Granite Willow Birch Ash High Long Fair New Old Grand Star Sun Moon Cloud Swift True
        """);

    private static readonly string[] ForeignSecond = DemoText.Words("""
        field ford gate haven bridge wood water brook mount dale crest point line mark land stead well cliff shore port view ridge worth
        """);

    private static readonly (string Trade, string Industry)[] ForeignTrades =
    [
        ("Precision Tools", "C33"), ("Automation", "C34"), ("Machinery", "C34"), ("Instruments", "C40"), ("Electronics", "C39"),
        ("Semiconductors", "C39"), ("Software", "I65"), ("Data Systems", "I65"), ("Cloud Services", "I65"), ("Medical", "C35"),
        ("Pharma", "C27"), ("Foods", "C13"), ("Packaging", "C22"), ("Logistics", "G54"), ("Trading", "F51"), ("Energy", "C38"),
        ("Chemicals", "C26"), ("Textiles", "C17"), ("Automotive Parts", "C36"), ("Engineering", "M73"), ("Consulting", "L72"), ("Hospitality", "H61"),
    ];

    private static readonly string[] ForeignForms = ["Ltd.", "Inc.", "GmbH", "AG", "B.V.", "S.A.", "S.r.l.", "AB", "LLC", "K.K.", "Pte. Ltd.", "Pty Ltd"];

    /// <param name="city">As <see cref="DemoRegion.CityName"/> says it: 深圳.</param>
    public static DemoCompany Chinese(DemoRandom random, string city)
    {
        var (word, latin) = Word(random);
        var (trade, industry) = random.Pick(Trades);
        var form = LegalForms.Pick(random).Text;
        var name = random.Next(10) switch
        {
            < 4 => $"{city}{(city.Length == 2 ? "市" : "")}{word}{trade}{form}",
            < 8 => $"{city}{word}{trade}{form}",
            _ => $"{word}{trade}（{city}）{form}",
        };
        // The rank of its trade keeps two firms with one fancy word apart.
        var domain = $"{latin}{DemoText.Digits(100 + (Array.IndexOf(Trades, (trade, industry)) * 10) + random.Next(10))}.example";
        return new DemoCompany(name, word + trade[..2], domain, trade, industry);
    }

    public static DemoCompany Foreign(DemoRandom random)
    {
        var word = random.Pick(ForeignFirst) + random.Pick(ForeignSecond);
        if (random.Chance(.5))
        {
            word += $" {random.Pick(ForeignFirst)}{random.Pick(ForeignSecond)}";
        }

        var (trade, industry) = random.Pick(ForeignTrades);
        var domain = $"{word}-{trade}".Replace(' ', '-').ToLowerInvariant() + ".example";
        return new DemoCompany($"{word} {trade} {random.Pick(ForeignForms)}", word, domain, trade, industry);
    }

    private static (string Text, string Latin) Word(DemoRandom random)
    {
        while (true)
        {
            var (first, second) = (random.Pick(First), random.Pick(Second));
            if (first.Text == second.Text || Known.Contains(first.Text + second.Text))
            {
                continue;
            }

            if (!random.Chance(.25))
            {
                return (first.Text + second.Text, first.Latin + second.Latin);
            }

            var third = random.Pick(Third);
            return (first.Text + second.Text + third.Text, first.Latin + second.Latin + third.Latin);
        }
    }

    private static IEnumerable<(string Trade, string Industry)> Trade(string industry, string trades) =>
        DemoText.Words(trades).Select(trade => (trade, industry));
}
