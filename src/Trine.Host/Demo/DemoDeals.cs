namespace Trine.Host.Demo;

/// <summary>What opportunities are called, what customers need, and why deals are lost.</summary>
internal static class DemoDeals
{
    private static readonly string[] ChineseOccasions = DemoText.Words("""
        采购项目 扩容项目 升级改造 年度框架 一期 二期 三期 试点项目 新厂配套 产线改造 集中采购 续约 替换项目 备件年度合同 数字化项目 节能改造
        招标项目 示范线 信息化项目 增补订单
        """);

    private static readonly string[] EnglishOccasions = DemoText.Lines("""
        rollout
        upgrade
        pilot
        annual framework
        phase 1
        phase 2
        replacement
        expansion
        renewal
        new plant
        tender
        retrofit
        """);

    // Whether quality or price weighs more is the first thing a sales person wants to know.
    private static readonly string[] ChineseQuality = DemoText.Lines("""
        看重品质和稳定性，要求{kind}连续运行三年不停机
        对{kind}的精度要求高，价格不是第一位
        需要原厂服务，故障 4 小时内到场
        要求提供第三方检测报告，并能到同行工厂参观
        希望选用一线品牌的{kind}，愿意为质保延长付费
        重视数据安全，{kind}须本地部署并通过等保测评
        有出口业务，{kind}要有 CE 认证和完整英文资料
        新产线 {month} 月投产，交期必须有保证，其次才谈价格
        """);

    private static readonly string[] ChinesePrice = DemoText.Lines("""
        对价格敏感，预算在 {budget} 万以内，能满足基本功能即可
        正在比较三家报价，希望{kind}在现有价格上再降 8%
        希望分期付款，首付不超过三成
        年度集采，量大，主要看{kind}的单价和账期
        预算有限，先上{kind}的基础版，明年再考虑扩展
        只在季度末促销时采购，平时用量不大
        希望以旧换新，旧的{kind}能折价
        要求账期 90 天，其他条件可以谈
        """);

    private static readonly string[] EnglishQuality = DemoText.Lines("""
        Quality first: the {kind} has to run three years without a stop
        Needs high accuracy; price comes second
        Expects the maker's own service, on site within four hours
        Wants a reference visit and an independent test report
        Data must stay on site; the {kind} has to pass a security audit
        The new line starts in month {month}; delivery on time matters most
        """);

    private static readonly string[] EnglishPrice = DemoText.Lines("""
        Price-sensitive: the budget ends at {budget}0 thousand
        Compares three offers and expects 8 % off for the {kind}
        Wants to pay in instalments, a third in advance at most
        Buys once a year in volume; the unit price of the {kind} decides
        Small budget: the basic {kind} now, extensions next year
        Asks for 90 days to pay; everything else is open
        """);

    private static readonly string[] ChineseLosses = DemoText.Words("价格过高 交期无法满足 选择了竞争对手 项目取消 预算被削减 功能不满足 关键人离职 客户改为自研 账期谈不拢 资质不符");

    private static readonly string[] EnglishLosses = DemoText.Lines("""
        Price too high
        Delivery too late
        Chose a competitor
        Project cancelled
        Budget cut
        Feature missing
        Champion left
        Built it themselves
        No agreement on payment terms
        """);

    /// <returns>云帆智能 能源管理平台二期; Northfield – edge gateway pilot.</returns>
    public static string Opportunity(DemoRandom random, string customer, bool chinese)
    {
        var kind = DemoCatalogue.Kind(random, chinese);
        return chinese ? $"{customer} {kind}{random.Pick(ChineseOccasions)}" : $"{customer} – {kind} {random.Pick(EnglishOccasions)}";
    }

    /// <param name="quality">Sensitive to quality rather than to price.</param>
    public static string Need(DemoRandom random, bool quality, bool chinese)
    {
        var sentences = (chinese, quality) switch
        {
            (true, true) => ChineseQuality,
            (true, false) => ChinesePrice,
            (false, true) => EnglishQuality,
            (false, false) => EnglishPrice,
        };
        return DemoText.Fill(random.Pick(sentences), slot => slot switch
        {
            "kind" => DemoCatalogue.Kind(random, chinese),
            "month" => DemoText.Digits(random.Next(1, 13)),
            "budget" => DemoText.Digits(random.Next(2, 40) * 5),
            _ => throw new InvalidOperationException($"The list of needs has an unknown slot: {slot}."),
        });
    }

    public static string LossReason(DemoRandom random, bool chinese) => random.Pick(chinese ? ChineseLosses : EnglishLosses);
}
