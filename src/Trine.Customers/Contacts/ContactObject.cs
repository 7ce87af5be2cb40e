using Trine.Customers.Customers;
using Trine.Kernel.Objects;

namespace Trine.Customers.Contacts;

/// <summary>The declaration of contacts.</summary>
internal static class ContactObject
{
    private static readonly string[] Columns = ["name", "customer", "jobTitle", "buyingRole", "mobile", "email", "owner"];

    public static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<Contact>(Contact.ObjectKey, "contact", "customers", "contacts");
        o.Text(c => c.Name).Personal().Title().PinyinSorted(c => c.NameSort).MaxLength(100).Aliases("姓名", "联系人", "联系人姓名", "full name", "fullname", "contact", "contact name");
        o.Reference(c => c.CustomerId, Customer.ObjectKey).BelongsTo().Required().Aliases("客户", "客户名称", "公司", "公司名称", "company", "account", "account name", "organization");
        o.Choice(c => c.BuyingRole, "red", "orange", "green", "blue", "cyan").Aliases("角色", "role");
        o.Text(c => c.JobTitle).Personal().MaxLength(100).Searchable().Aliases("职务", "职位", "title", "position", "job");
        o.Text(c => c.Division).Personal().MaxLength(100).Aliases("部门", "所在部门");
        o.Choice(c => c.Gender).Personal().Aliases("称呼", "salutation", "sex");
        o.Phone(c => c.Mobile).Personal().Searchable().Aliases("手机号", "手机号码", "联系电话", "mobile phone", "cell", "cell phone");
        o.Phone(c => c.Phone).Personal().Searchable().Aliases("座机", "办公电话", "固话", "telephone", "tel", "work phone", "phone number");
        o.Email(c => c.Email).Personal().Searchable().Aliases("邮箱", "电子邮箱", "e-mail", "mail", "email address");
        o.Text(c => c.Wechat).Personal(identifies: true).Searchable().MaxLength(60).Aliases("微信", "微信号", "wechat id", "weixin");
        o.Boolean(c => c.Primary).Aliases("首要联系人", "is primary");
        o.Date(c => c.Birthday).Personal().Aliases("出生日期", "date of birth", "dob");
        o.Boolean(c => c.BirthdayIsLunar);
        o.LongText(c => c.Preferences).Personal().Searchable();
        o.LongText(c => c.Description).Personal().Searchable().Aliases("说明", "notes", "note", "remark");
        o.Subtitle("customer", "jobTitle", "mobile");
        o.Section("basic", "name", "customer", "jobTitle", "division", "buyingRole", "primary", "gender", "owner", "department");
        o.Section("reach", "mobile", "phone", "email", "wechat");
        o.Section("person", "birthday", "birthdayIsLunar", "preferences", "description");
        o.View("all", null, ["name"], Columns);
        o.View("mine", """{"field":"owner","op":"eq","value":"me"}""", ["name"], Columns);
        o.View("decisionMakers", """{"field":"buyingRole","op":"eq","value":"decisionMaker"}""", ["name"], Columns);
        o.View("newThisWeek", """{"field":"createdAt","op":"within","value":"thisWeek"}""", ["-createdAt"], [.. Columns, "createdAt"]);
        o.Timeline("contact", "createdAt", null, "jobTitle", "mobile");
        o.Person();
        o.Check(Contact.Check);
        return o.Build();
    }
}
