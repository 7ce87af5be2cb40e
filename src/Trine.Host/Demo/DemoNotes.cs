namespace Trine.Host.Demo;

/// <summary>What sales people write after a contact: how it began, what it was about, how it was taken, what comes next.</summary>
internal static class DemoNotes
{
    private static readonly Dictionary<DemoActivity, string[]> ChineseOpenings = new()
    {
        [DemoActivity.Call] = DemoText.Lines("""
            电话联系{who}，
            {who}来电，
            回拨{who}上午的未接来电，
            按约定时间给{who}打电话，
            首次电话拜访，由前台转到{who}，
            {who}在开会，下午再打通，
            节后问候{who}，
            和{who}通话约 {n} 分钟，
            """),
        [DemoActivity.Visit] = DemoText.Lines("""
            上门拜访{who}，
            带技术同事到客户现场见{who}，
            顺路拜访{who}，
            和{who}一起看了 {n} 号车间，
            在客户会议室与{who}面谈，
            参观客户新厂房，{who}全程陪同，
            给{who}送样机并现场演示，
            陪同售后回访{who}，
            """),
        [DemoActivity.WeChat] = DemoText.Lines("""
            微信联系{who}，
            {who}微信发来资料，
            在项目群里答复{who}，
            给{who}发了产品彩页和案例，
            {who}微信语音留言，
            朋友圈互动后{who}主动来问，
            微信上跟{who}确认，
            加上{who}微信，
            """),
        [DemoActivity.Email] = DemoText.Lines("""
            邮件发送报价给{who}，
            收到{who}邮件，
            回复{who}的技术问题，
            邮件给{who}补充合同附件，
            {who}邮件抄送采购部，
            给{who}发会议纪要，
            按{who}要求邮件提供资质文件，
            """),
        [DemoActivity.Meeting] = DemoText.Lines("""
            与{who}及其团队开会，
            线上会议，{who}等 {n} 人参加，
            方案评审会，{who}主持，
            与{who}开项目启动会，
            商务谈判第 {round} 轮，对方{who}，
            和{who}、财务一起开会，
            月度例会，{who}参加，
            """),
    };

    private static readonly string[] ChineseTopics = DemoText.Lines("""
        了解到今年有{kind}的采购计划，预算约 {budget} 万。
        主要谈{kind}的选型，对方更关心接口是否兼容现有系统。
        介绍了{kind}的新版本，重点讲了同行业的两个案例。
        对方反馈上一批{kind}运行稳定，考虑再增加 {n} 台。
        讨论{kind}的交付周期，对方要求 {n} 周内到货。
        询问{kind}报价明细，希望把安装调试单列。
        了解现状：目前用的是人工抄表，月底统计要花三天。
        对方旧设备维保到期，正在评估更换为{kind}。
        谈到{kind}的质保条款，希望由一年延长到两年。
        确认了{kind}的技术协议，还有 {n} 处参数待改。
        对方提出要先试用{kind}一个月。
        沟通付款方式，对方希望 3-6-1，我方坚持 5-4-1。
        客户新厂预计 {month} 月投产，{kind}需提前进场。
        对方询问{kind}能否接入他们的 ERP。
        了解决策流程：使用部门提需求，设备部定方案，采购部比价。
        介绍年度维护服务，对方觉得响应时间可以接受。
        对方集团正在做数字化规划，{kind}列入二期。
        反馈现场有 {n} 台设备数据偶尔中断，已请技术远程查看。
        核对对账单，差异 {n} 笔，原因是发票抬头变更。
        谈框架协议，年用量预计 {budget} 万左右。
        """);

    private static readonly string[] ChineseReactions = DemoText.Lines("""
        整体印象不错。
        对方态度积极，认可我们的方案。
        对价格仍有顾虑，觉得比另一家高约 {percent}%。
        暂时不急，年底前不会定。
        对方比较谨慎，需要向上汇报。
        技术负责人很认可，采购还在比价。
        对交期有疑问，已解释备货情况。
        感觉有竞争对手在接触，需加快节奏。
        对方对售后很满意，愿意做推荐。
        没有明确表态，说再考虑。
        对方当场拍板先做试点。
        预算还没批下来，估计 {month} 月有结果。
        对案例很感兴趣，想去实地看看。
        对方抱怨上次响应慢，已道歉并说明改进措施。
        """);

    private static readonly string[] ChineseNext = DemoText.Lines("""
        {day}前发正式报价。
        约{day}上门演示。
        {day}再电话跟进。
        已安排技术支持准备方案，{day}提交。
        等对方内部评审，{day}问结果。
        下一步：补齐资质文件并约见分管领导。
        {day}寄样机，试用两周。
        需要申请 {percent}% 的特价，今天提交审批。
        把对方加入新品发布会邀请名单。
        {day}安排到样板工厂参观。
        合同初稿{day}发法务。
        保持每月一次联系。
        先发两份同行案例，{day}听反馈。
        """);

    private static readonly Dictionary<DemoActivity, string[]> EnglishOpenings = new()
    {
        [DemoActivity.Call] = DemoText.Lines("""
            Called {who}.
            {who} rang back.
            First call; reception put me through to {who}.
            Spoke with {who} for {n} minutes.
            Short call with {who} between two meetings.
            """),
        [DemoActivity.Visit] = DemoText.Lines("""
            Visited {who} on site.
            Walked through hall {n} with {who}.
            Dropped by at {who}'s office.
            Demonstrated the device to {who} at the line.
            Service visit together with {who}.
            """),
        [DemoActivity.WeChat] = DemoText.Lines("""
            Chatted with {who}.
            {who} sent drawings in the group.
            Sent {who} the brochure and two cases.
            {who} left a voice message.
            """),
        [DemoActivity.Email] = DemoText.Lines("""
            Sent the offer to {who}.
            {who} wrote with questions.
            Answered {who}'s technical list.
            Mailed the minutes to {who}.
            """),
        [DemoActivity.Meeting] = DemoText.Lines("""
            Met {who} and the team.
            Online meeting with {who} and {n} others.
            Design review led by {who}.
            Negotiation, round {round}, with {who}.
            """),
    };

    private static readonly string[] EnglishTopics = DemoText.Lines("""
        They plan to buy the {kind} this year; the budget is about {budget}0 thousand.
        We went through the models of {kind}; interfaces to their present system matter most.
        The last delivery runs well and they may add {n} more.
        They need the {kind} within {n} weeks.
        They asked for the price of the {kind} with commissioning shown apart.
        The service contract of the old equipment ends; they consider the {kind}.
        They want the warranty of the {kind} extended to two years.
        {n} points of the specification are still open.
        They would like to try the {kind} for a month first.
        Payment terms were the main subject.
        The new plant starts in month {month}; the {kind} has to be there before.
        They asked whether the {kind} talks to their ERP.
        Users state the need, engineering chooses, purchasing compares prices.
        {n} devices lose data now and then; our engineers look into it remotely.
        """);

    private static readonly string[] EnglishReactions = DemoText.Lines("""
        Good impression overall.
        They like the solution.
        Price is a worry: a rival is about {percent} % below us.
        No hurry on their side.
        They have to ask their management.
        Engineering is for us, purchasing still compares.
        A competitor is in the house, we should speed up.
        They are happy with our service and would recommend us.
        No clear answer yet.
        They agreed to a pilot on the spot.
        The budget should be approved in month {month}.
        They complained about slow answers; apologised and explained what changes.
        """);

    private static readonly string[] EnglishNext = DemoText.Lines("""
        Offer to be sent by {day}.
        Demonstration planned for {day}.
        Call again on {day}.
        Engineering prepares a proposal for {day}.
        Ask for the result on {day}.
        Next: send certificates and meet the head of production.
        Sample goes out on {day} for two weeks.
        Ask for a special discount of {percent} % today.
        Invite them to the product launch.
        Contract draft to legal on {day}.
        Stay in touch once a month.
        """);

    private static readonly string[] ChineseDays = DemoText.Words("明天 后天 本周五 下周一 下周二 下周三 下周四 下周五 月底 下月初 两周后 节后");
    private static readonly string[] EnglishDays = DemoText.Lines("Monday\nTuesday\nWednesday\nThursday\nFriday\nthe 1st\nthe 15th\nthe 30th");

    private static readonly string[] ChineseSubjects = DemoText.Words("需求沟通 报价 选型 技术交流 交期确认 合同条款 试用反馈 回款确认 验收安排 售后回访 方案汇报 比价情况");
    private static readonly string[] EnglishSubjects = DemoText.Words("needs offer selection questions delivery contract trial payment acceptance service proposal");

    /// <param name="who">The person met: 王经理, Emma Larsson.</param>
    public static string Note(DemoRandom random, DemoActivity activity, string who, bool chinese)
    {
        var opening = random.Pick((chinese ? ChineseOpenings : EnglishOpenings)[activity]);
        var topic = random.Pick(chinese ? ChineseTopics : EnglishTopics);
        var reaction = random.Pick(chinese ? ChineseReactions : EnglishReactions);
        var next = random.Pick(chinese ? ChineseNext : EnglishNext);
        var gap = chinese ? "" : " ";
        // Not everybody writes everything down every time.
        var note = random.Next(10) switch
        {
            < 5 => string.Join(gap, opening, topic, reaction, next),
            < 7 => string.Join(gap, opening, topic, next),
            < 9 => string.Join(gap, opening, topic, reaction),
            _ => string.Join(gap, opening, topic),
        };
        return DemoText.Fill(note, slot => Slot(random, slot, who, chinese));
    }

    /// <returns>A line for lists: 电话：能源管理平台报价.</returns>
    public static string Subject(DemoRandom random, DemoActivity activity, bool chinese)
    {
        var kind = DemoCatalogue.Kind(random, chinese);
        return chinese
            ? $"{ChineseName(activity)}：{kind}{random.Pick(ChineseSubjects)}"
            : $"{EnglishName(activity)}: {kind}, {random.Pick(EnglishSubjects)}";
    }

    private static string ChineseName(DemoActivity activity) => activity switch
    {
        DemoActivity.Call => "电话",
        DemoActivity.Visit => "拜访",
        DemoActivity.WeChat => "微信",
        DemoActivity.Email => "邮件",
        DemoActivity.Meeting => "会议",
    };

    private static string EnglishName(DemoActivity activity) => activity switch
    {
        DemoActivity.Call => "Call",
        DemoActivity.Visit => "Visit",
        DemoActivity.WeChat => "WeChat",
        DemoActivity.Email => "E-mail",
        DemoActivity.Meeting => "Meeting",
    };

    private static string Slot(DemoRandom random, string slot, string who, bool chinese) => slot switch
    {
        "who" => who,
        "kind" => DemoCatalogue.Kind(random, chinese),
        "n" => DemoText.Digits(random.Next(2, 16)),
        "round" => DemoText.Digits(random.Next(1, 5)),
        "month" => DemoText.Digits(random.Next(1, 13)),
        "budget" => DemoText.Digits(random.Next(2, 60) * 5),
        "percent" => DemoText.Digits(random.Next(3, 18)),
        "day" => random.Pick(chinese ? ChineseDays : EnglishDays),
        _ => throw new InvalidOperationException($"The list of notes has an unknown slot: {slot}."),
    };
}
