using Trine.Kernel.Objects;

namespace Trine.Customers.Customers;

/// <summary>The declaration of customers.</summary>
internal static class CustomerObject
{
    private static readonly string[] Columns = ["name", "level", "stage", "phone", "industry", "region", "owner", "lastContactAt", "nextFollowUpAt"];

    public static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<Customer>(Customer.ObjectKey, "customer", "customers", "team");
        Profile(o);
        Reach(o);
        Knowledge(o);
        o.Subtitle("phone", "level", "region");
        o.Section("basic", "name", "kinds", "level", "stage", "source", "owner", "department", "parent", "tags");
        o.Section("reach", "phone", "phone2", "email", "wechat", "preferredChannel", "website", "region", "address");
        o.Section("company", "creditCode", "industry", "employees", "annualRevenue", "currency");
        o.Section("person", "birthday", "birthdayIsLunar", "preferences", "needs", "expectations", "description");
        o.Section("followUp", "nextFollowUpAt", "lastContactAt");
        Views(o);
        o.Reminder("nextFollowUpAt", "name");
        o.Person();
        o.Derive(Customer.Derive);
        o.Check(Customer.Check);
        return o.Build();
    }

    private static void Profile(ObjectBuilder<Customer> o)
    {
        o.Text(c => c.Name).Personal().Title().PinyinSorted(c => c.NameSort)
            .Aliases("客户", "客户名称", "公司", "公司名称", "企业名称", "单位名称", "姓名", "full name", "account", "account name", "company", "company name", "customer", "organization", "organisation");
        o.MultiChoice(c => c.Kinds, "person", "organisation", "partner", "other").Aliases("类型", "客户性质", "type", "customer type");
        o.Choice(c => c.Level, "red", "orange", "blue", "default").Aliases("等级", "级别", "客户级别", "grade", "tier");
        o.Choice(c => c.Stage, "blue", "cyan", "green", "purple", "default").Aliases("阶段", "客户阶段", "lifecycle", "lifecycle stage");
        o.Choice(c => c.Source).Aliases("来源", "客户来源", "渠道", "lead source", "channel");
        o.Reference(c => c.ParentId, Customer.ObjectKey).Aliases("母公司", "总公司", "parent company", "parent account", "subsidiary of", "subsidiary_of");
        o.Text(c => c.CreditCode).Personal(identifies: true).Unique().MaxLength(18).Searchable()
            .Normalised(text => Customers.CreditCode.TryNormalise(text, out var code) ? code : null, "error.creditCode")
            .Aliases("统一社会信用代码", "信用代码", "社会信用代码", "税号", "纳税人识别号", "tax number", "registration number");
        o.Choice(c => c.Industry, IndustryChoices.All).Aliases("行业", "所属行业", "sector");
        o.Integer(c => c.Employees).Range(0, 100_000_000).Aliases("人数", "员工数", "员工人数", "人员规模", "headcount", "number of employees", "size");
        o.Money(c => c.AnnualRevenue).Range(0, null).Aliases("年收入", "营业额", "年营业额", "年销售额", "revenue", "turnover");
        o.Choice(c => c.Currency, Currencies.Choices).Default(Currencies.Default).Aliases("币种");
        o.MultiChoice(c => c.Tags).Personal().Open().Searchable().Aliases("标签", "labels");
    }

    private static void Reach(ObjectBuilder<Customer> o)
    {
        o.Phone(c => c.Phone).Personal().Searchable().Aliases("手机", "手机号", "手机号码", "联系电话", "电话号码", "mobile", "mobile phone", "telephone", "tel", "phone number");
        o.Phone(c => c.Phone2).Personal().Searchable().Aliases("固话", "座机", "备用电话", "second phone", "landline", "office phone", "other phone");
        o.Email(c => c.Email).Personal().Searchable().Aliases("邮箱", "电子邮箱", "电子邮件", "邮件", "e-mail", "mail", "email address");
        o.Text(c => c.Wechat).Personal(identifies: true).Searchable().MaxLength(60).Aliases("微信", "微信号", "wechat id", "weixin");
        o.Choice(c => c.PreferredChannel);
        o.Url(c => c.Website).Personal().Aliases("网址", "官网", "主页", "url", "homepage", "web site");
        o.Region(c => c.Region).Aliases("省市区", "所在地区", "城市", "省份", "province", "city", "location");
        o.Text(c => c.Address).Personal(identifies: true).MaxLength(300).Searchable().Aliases("详细地址", "通讯地址", "street", "street address");
    }

    private static void Knowledge(ObjectBuilder<Customer> o)
    {
        o.Date(c => c.Birthday).Personal().Aliases("出生日期", "成立日期", "date of birth", "dob");
        o.Boolean(c => c.BirthdayIsLunar);
        o.LongText(c => c.Preferences).Personal().Searchable();
        o.LongText(c => c.Needs).Personal().Searchable().Aliases("需求", "客户需求");
        o.MultiChoice(c => c.Expectations, "quality", "price", "service", "delivery", "brand", "innovation", "payment").Open();
        o.LongText(c => c.Description).Personal().Searchable().Aliases("说明", "简介", "notes", "note", "remark", "remarks", "comment");
        o.DateTime(c => c.LastContactAt).Sortable().ReadOnly().Quiet();
        o.DateTime(c => c.NextFollowUpAt).Sortable().Quiet().Aliases("下次跟进", "下次联系时间", "next contact");
    }

    private static void Views(ObjectBuilder<Customer> o)
    {
        o.View("all", null, ["name"], Columns);
        o.View("mine", """{"field":"owner","op":"eq","value":"me"}""", ["name"], Columns);
        o.View("key", """{"field":"level","op":"in","value":["a","b"]}""", ["name"], Columns);
        o.View("followUpToday", """{"and":[{"field":"owner","op":"eq","value":"me"},{"field":"nextFollowUpAt","op":"within","value":"today"}]}""", ["nextFollowUpAt"], Columns);
        o.View("followUpOverdue", """{"and":[{"field":"owner","op":"eq","value":"me"},{"field":"nextFollowUpAt","op":"within","value":"overdue"}]}""", ["nextFollowUpAt"], Columns);
        o.View("newThisWeek", """{"field":"createdAt","op":"within","value":"thisWeek"}""", ["-createdAt"], "name", "level", "source", "phone", "region", "owner", "createdAt");
        o.View("quiet", """{"not":{"field":"lastContactAt","op":"within","value":"last30Days"}}""", ["lastContactAt"], "name", "level", "stage", "phone", "owner", "lastContactAt", "nextFollowUpAt");
        o.View("partners", """{"field":"kinds","op":"contains","value":"partner"}""", ["name"], "name", "level", "phone", "region", "owner", "lastContactAt");
    }
}
