using Trine.Customers.Contacts;
using Trine.Customers.Customers;
using Trine.Kernel.Objects;

namespace Trine.Customers.Leads;

/// <summary>The declaration of leads.</summary>
internal static class LeadObject
{
    private static readonly string[] Columns = ["name", "company", "status", "phone", "source", "need", "nextFollowUpAt", "owner", "createdAt"];

    public static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<Lead>(Lead.ObjectKey, "lead", "customers", "filter");
        o.Text(l => l.Name).Personal().Title().PinyinSorted(l => l.NameSort).MaxLength(100).Aliases("姓名", "联系人", "线索名称", "contact", "contact name", "full name", "lead", "lead name");
        o.Text(l => l.Company).Personal().Searchable(SearchWeight.Title).Aliases("公司", "公司名称", "单位", "account", "company name", "organization");
        o.Text(l => l.JobTitle).Personal().MaxLength(100).Aliases("职务", "职位", "title", "position");
        o.Choice(l => l.Status, "blue", "cyan", "green", "purple", "default").Aliases("状态", "线索状态", "lead status");
        o.Choice(l => l.LostReason).Aliases("无效原因", "lost reason");
        o.Choice(l => l.Source).Aliases("来源", "线索来源", "渠道", "lead source", "channel");
        o.Phone(l => l.Phone).Personal().Searchable().Aliases("手机", "手机号", "手机号码", "联系电话", "mobile", "telephone", "tel");
        o.Email(l => l.Email).Personal().Searchable().Aliases("邮箱", "电子邮箱", "e-mail", "mail");
        o.Text(l => l.Wechat).Personal(identifies: true).Searchable().MaxLength(60).Aliases("微信", "微信号", "wechat id", "weixin");
        o.Choice(l => l.Industry, IndustryChoices.All).Aliases("行业", "sector");
        o.Region(l => l.Region).Aliases("省市区", "所在地区", "城市", "province", "city");
        o.Text(l => l.Address).Personal(identifies: true).MaxLength(300).Aliases("详细地址", "street");
        o.LongText(l => l.Need).Personal().Searchable().Aliases("客户需求", "requirement", "requirements");
        o.Money(l => l.Budget).Range(0, null).Aliases("预算金额");
        o.Choice(l => l.Currency, Currencies.Choices).Default(Currencies.Default).Aliases("币种");
        o.Text(l => l.NextStep).Personal().Aliases("下一步计划", "next action");
        o.DateTime(l => l.NextFollowUpAt).Sortable().Quiet().Aliases("下次跟进", "下次联系时间", "next contact");
        o.DateTime(l => l.LastContactAt).Sortable().ReadOnly().Quiet();
        o.MultiChoice(l => l.Tags).Personal().Open().Searchable().Aliases("标签", "labels");
        o.LongText(l => l.Description).Personal().Searchable().Aliases("说明", "notes", "note", "remark");
        o.Reference(l => l.CustomerId, Customer.ObjectKey).ReadOnly();
        o.Reference(l => l.ContactId, Contact.ObjectKey).ReadOnly();
        o.Reference(l => l.OpportunityId, "opportunities").ReadOnly();
        o.DateTime(l => l.ConvertedAt).ReadOnly();
        o.Subtitle("company", "phone", "status");
        o.Section("basic", "name", "company", "jobTitle", "status", "lostReason", "source", "owner", "department", "tags");
        o.Section("reach", "phone", "email", "wechat", "region", "address", "industry");
        o.Section("need", "need", "budget", "currency", "nextStep", "nextFollowUpAt", "lastContactAt", "description");
        o.Section("conversion", "customer", "contact", "opportunity", "convertedAt");
        Views(o);
        o.Timeline("lead", "createdAt", "need", "status", "source");
        o.Verb("convert", ["status"], values => values[0] is "new" or "working" or "qualified");
        o.Reminder("nextFollowUpAt", "name", """{"field":"status","op":"notIn","value":["converted","lost"]}""");
        o.Finished("""{"field":"status","op":"in","value":["converted","lost"]}""");
        o.Person();
        o.Derive(Lead.Derive);
        o.Check(Lead.Check);
        return o.Build();
    }

    private static void Views(ObjectBuilder<Lead> o)
    {
        const string Open = """{"field":"status","op":"in","value":["new","working","qualified"]}""";
        o.View("open", Open, ["-createdAt"], Columns);
        o.View("mine", $$"""{"and":[{"field":"owner","op":"eq","value":"me"},{{Open}}]}""", ["-createdAt"], Columns);
        o.View("followUpToday", $$"""{"and":[{"field":"owner","op":"eq","value":"me"},{{Open}},{"field":"nextFollowUpAt","op":"within","value":"today"}]}""", ["nextFollowUpAt"], Columns);
        o.View("followUpOverdue", $$"""{"and":[{"field":"owner","op":"eq","value":"me"},{{Open}},{"field":"nextFollowUpAt","op":"within","value":"overdue"}]}""", ["nextFollowUpAt"], Columns);
        o.View("newThisWeek", """{"field":"createdAt","op":"within","value":"thisWeek"}""", ["-createdAt"], Columns);
        o.View("converted", """{"field":"status","op":"eq","value":"converted"}""", ["-createdAt"], "name", "company", "customer", "opportunity", "source", "owner", "convertedAt");
        o.View("all", null, ["-createdAt"], Columns);
        o.Board("status", Open, "name", "company", "phone", "source", "budget", "owner", "nextFollowUpAt");
    }
}
