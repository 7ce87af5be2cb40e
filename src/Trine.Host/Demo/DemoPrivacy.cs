using Trine.Customers.Contacts;
using Trine.Customers.Leads;
using Trine.Kernel.Objects;
using Trine.Privacy.Activities;
using Trine.Privacy.Consents;
using Trine.Privacy.Retention;

namespace Trine.Host.Demo;

/// <summary>What the company does with personal data, to what people agreed, and how long it keeps what it knows.</summary>
internal static class DemoPrivacy
{
    /// <summary>Serving customers, marketing, a newsletter, recordings of calls, and the books.</summary>
    public static IReadOnlyList<ProcessingActivity> Activities(DateOnly today) => [Service(), Marketing(), Newsletter(), Recording(today), Books()];

    /// <summary>Switched off: whoever looks around loses nothing.</summary>
    public static IReadOnlyList<RetentionRule> Rules() =>
    [
        new() { Name = "两年未联系的无效线索", Object = Lead.ObjectKey, DateField = "lastContactAt", Months = 24, Filter = """{"field":"status","op":"eq","value":"lost"}""" },
        new() { Name = "三年未更新的联系人", Object = Contact.ObjectKey, DateField = "updatedAt", Months = 36, WarnDays = 60 },
    ];

    /// <summary>Some agreed, some of them changed their minds.</summary>
    /// <param name="marketing">The purpose of product news.</param>
    /// <param name="newsletter">The purpose of the newsletter.</param>
    public static IEnumerable<Consent> Consents(ulong seed, DateTimeOffset now, IReadOnlyList<Contact> contacts, IReadOnlyList<Lead> leads, Guid marketing, Guid newsletter)
    {
        var people = contacts.Take(60).Select(c => (Contact.ObjectKey, (Record)c)).Concat(leads.Select(l => (Lead.ObjectKey, (Record)l))).ToList();
        foreach (var (i, (key, person)) in people.Index())
        {
            var random = DemoRandom.For(seed, 31, (ulong)i);
            var at = person.CreatedAt + ((now - person.CreatedAt) * (random.NextDouble() * .5));
            if (random.Chance(.6))
            {
                var (channel, how, evidence) = random.Pick(
                [
                    (ConsentChannel.Any, ConsentMeans.Form, "官网“预约演示”表单勾选同意"),
                    (ConsentChannel.Phone, ConsentMeans.PhoneCall, "电话中表示有新品可以来电介绍"),
                    (ConsentChannel.Wechat, ConsentMeans.Chat, "添加企业微信时回复“可以发资料”"),
                    (ConsentChannel.Email, ConsentMeans.Paper, "展会登记表签字"),
                ]);
                yield return new Consent { PurposeId = marketing, Channel = channel, Decision = ConsentDecision.Granted, At = at, How = how, Evidence = evidence }.On(key, person.Id);
                if (random.Chance(.15))
                {
                    yield return new Consent { PurposeId = marketing, Channel = ConsentChannel.Any, Decision = ConsentDecision.Withdrawn, At = at + ((now - at) * .8), How = ConsentMeans.PhoneCall, Evidence = "近期没有采购计划，请不要再联系" }.On(key, person.Id);
                }
            }

            if (random.Chance(.3))
            {
                yield return new Consent { PurposeId = newsletter, Channel = ConsentChannel.Email, Decision = ConsentDecision.Granted, At = at, How = ConsentMeans.Form, Evidence = "官网订阅框填写邮箱并确认" }.On(key, person.Id);
            }
        }
    }

    private static ProcessingActivity Service() => new()
    {
        Name = "客户服务与合同履行",
        Purpose = "联系客户、报价、签约、发货、安装与售后服务，按合同约定履行义务。",
        LegalBasis = LegalBasis.Contract,
        People = ["customers", "contacts"],
        DataCategories = ["identity", "contactDetails", "employment", "transactions", "communications"],
        Recipients = "物流公司（收货人姓名、电话、地址）；云服务器提供商（受托处理）。",
        Retention = "合同终止后三年，财务凭证按法定期限",
        RetentionMonths = 36,
        SecurityMeasures = "按岗位授权，电话脱敏显示，导出需审批，传输与备份加密。",
    };

    private static ProcessingActivity Marketing() => new()
    {
        Name = "产品推广与活动邀约",
        Purpose = "向潜在客户和老客户介绍新品、方案与线下活动。",
        LegalBasis = LegalBasis.Consent,
        People = ["customers", "contacts", "leads"],
        DataCategories = ["identity", "contactDetails", "preferences"],
        Channels = ["email", "sms", "phone", "wechat", "any"],
        Recipients = "短信与邮件发送服务商（受托处理）。",
        Retention = "撤回同意后立即停止使用；两年无联系的线索匿名化",
        RetentionMonths = 24,
        SecurityMeasures = "按岗位授权，发送名单只含已同意且未撤回的人。",
        Notice = "我们将使用您的姓名、联系方式和所在单位，通过您勾选的渠道向您介绍产品与活动。您可以随时通过原渠道或联系对接的销售撤回同意，撤回不影响此前的处理。",
    };

    private static ProcessingActivity Newsletter() => new()
    {
        Name = "技术月刊订阅",
        Purpose = "每月发送一期自动化技术文章与应用案例。",
        LegalBasis = LegalBasis.Consent,
        People = ["contacts", "leads"],
        DataCategories = ["contactDetails", "preferences"],
        Channels = ["email"],
        Recipients = "邮件发送服务商（受托处理）。",
        Retention = "退订后 30 天内删除订阅信息",
        RetentionMonths = 1,
        SecurityMeasures = "仅市场部可见，邮件底部附退订链接。",
        Notice = "订阅后，我们每月向您的邮箱发送一期技术月刊。您可以随时点击邮件中的退订链接取消。",
    };

    private static ProcessingActivity Recording(DateOnly today) => new()
    {
        Name = "客服通话录音",
        Purpose = "核对服务承诺、处理投诉、培训客服。",
        LegalBasis = LegalBasis.Consent,
        SeparateConsent = true,
        Sensitive = true,
        People = ["customers", "contacts"],
        DataCategories = ["identity", "communications"],
        Channels = ["phone"],
        Recipients = "不对外提供。",
        Retention = "六个月",
        RetentionMonths = 6,
        SecurityMeasures = "录音加密存放，仅客服主管可以调听，调听留痕。",
        Notice = "为保证服务质量，本次通话将被录音，仅用于核对服务内容和处理投诉，保存六个月。您不同意录音也可以继续通话。",
        AssessedOn = today.AddDays(-200),
        Assessment = "录音可能含敏感信息，风险中等；已采取加密、限权和到期删除措施，可以开展。",
    };

    private static ProcessingActivity Books() => new()
    {
        Name = "开票与会计凭证",
        Purpose = "开具发票、记账、报税并按规定保存会计资料。",
        LegalBasis = LegalBasis.LegalObligation,
        People = ["customers", "contacts"],
        DataCategories = ["identity", "contactDetails", "transactions", "financial"],
        Recipients = "税务机关；会计师事务所（受托处理）。",
        Retention = "会计凭证保存三十年",
        RetentionMonths = 360,
        SecurityMeasures = "仅财务人员可见，纸质凭证双人保管。",
    };
}
