using Trine.Customers.Contacts;
using Trine.Customers.Customers;
using Trine.Customers.Leads;
using Trine.Kernel.Objects;

namespace Trine.Customers.Activities;

/// <summary>The declaration of activities.</summary>
internal static class ActivityObject
{
    private static readonly string[] Columns = ["subject", "type", "customer", "contact", "at", "result", "nextFollowUpAt", "owner"];

    public static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<Activity>(Activity.ObjectKey, "activity", "customers", "message");
        o.Choice(a => a.Type, "blue", "green", "purple", "orange", "cyan", "default").Aliases("类型", "跟进方式", "activity type");
        o.Text(a => a.Subject).Personal().Title().Aliases("主题", "标题", "title");
        o.LongText(a => a.Body).Personal().Searchable().Aliases("内容", "跟进内容", "沟通内容", "notes", "description", "content");
        o.DateTime(a => a.At).Sortable().Aliases("时间", "跟进时间", "日期", "date", "due date", "duedate", "activity date");
        o.Integer(a => a.Duration).Range(0, 100_000).Aliases("时长", "minutes");
        o.Choice(a => a.Result, "green", "blue", "red", "default", "orange").Aliases("结果", "跟进结果", "outcome");
        o.DateTime(a => a.NextFollowUpAt).Aliases("下次跟进", "下次联系时间", "next contact");
        o.Reference(a => a.CustomerId, Customer.ObjectKey).BelongsTo().Aliases("客户", "客户名称", "account", "company");
        o.Reference(a => a.ContactId, Contact.ObjectKey).Aliases("联系人");
        o.Reference(a => a.LeadId, Lead.ObjectKey).Aliases("线索");
        o.Reference(a => a.OpportunityId, "opportunities").Aliases("商机");
        o.Subtitle("customer", "at");
        o.Section("basic", "type", "subject", "at", "duration", "result", "body", "nextFollowUpAt");
        o.Section("about", "customer", "contact", "lead", "opportunity", "owner", "department");
        o.View("all", null, ["-at"], Columns);
        o.View("mine", """{"field":"owner","op":"eq","value":"me"}""", ["-at"], Columns);
        o.View("today", """{"field":"at","op":"within","value":"today"}""", ["at"], Columns);
        o.View("thisWeek", """{"field":"at","op":"within","value":"thisWeek"}""", ["-at"], Columns);
        o.View("visits", """{"field":"type","op":"eq","value":"visit"}""", ["-at"], Columns);
        o.Calendar("at", "subject", "type", "customer", "owner");
        o.Timeline("activity", "at", "body", "type", "result", "duration", "nextFollowUpAt", "customer", "contact", "lead", "opportunity");
        // What was said and done stays whose it was.
        o.Finished("""{"field":"at","op":"within","value":"overdue"}""");
        o.Derive(Activity.Derive);
        o.Check(Activity.Check);
        return o.Build();
    }
}
