using Trine.Customers.Contacts;
using Trine.Customers.Customers;
using Trine.Customers.Leads;
using Trine.Kernel.Objects;

namespace Trine.Customers.Tasks;

/// <summary>The declaration of tasks.</summary>
internal static class TaskObject
{
    private static readonly string[] Columns = ["title", "status", "priority", "dueAt", "customer", "opportunity", "owner"];

    public static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<TaskItem>(TaskItem.ObjectKey, "task", "customers", "check-square");
        o.Text(t => t.Title).Personal().Title().Aliases("任务", "标题", "主题", "subject", "task");
        o.LongText(t => t.Description).Personal().Searchable().Aliases("说明", "内容", "notes", "note");
        o.Choice(t => t.Status, "blue", "orange", "green").Aliases("状态", "task status");
        o.Choice(t => t.Priority, "red", "orange", "default", "default").Aliases("优先级");
        o.DateTime(t => t.DueAt).Sortable().Aliases("截止日期", "到期时间", "due", "due date", "deadline");
        o.DateTime(t => t.RemindAt).Aliases("提醒", "reminder");
        o.DateTime(t => t.CompletedAt).Sortable().ReadOnly();
        o.Reference(t => t.CustomerId, Customer.ObjectKey).BelongsTo().Aliases("客户", "客户名称", "account", "company");
        o.Reference(t => t.ContactId, Contact.ObjectKey).Aliases("联系人");
        o.Reference(t => t.LeadId, Lead.ObjectKey).Aliases("线索");
        o.Reference(t => t.OpportunityId, "opportunities").Aliases("商机");
        o.Subtitle("customer", "dueAt");
        o.Section("basic", "title", "status", "priority", "dueAt", "remindAt", "owner", "department", "description");
        o.Section("about", "customer", "contact", "lead", "opportunity", "completedAt");
        Views(o);
        o.Timeline("task", "createdAt", "description", "status", "dueAt", "priority", "completedAt", "owner");
        o.Verb("complete", ["status"], values => values[0] is not "done");
        o.Verb("reopen", ["status"], values => values[0] is "done");
        o.Reminder("remindAt", "title", """{"field":"status","op":"ne","value":"done"}""");
        o.Finished("""{"field":"status","op":"eq","value":"done"}""");
        o.Derive(TaskItem.Derive);
        o.Check(TaskItem.Check);
        return o.Build();
    }

    private static void Views(ObjectBuilder<TaskItem> o)
    {
        const string Open = """{"field":"status","op":"ne","value":"done"}""";
        const string Mine = """{"field":"owner","op":"eq","value":"me"}""";
        o.View("mine", $$"""{"and":[{{Mine}},{{Open}}]}""", ["dueAt"], Columns);
        o.View("today", $$"""{"and":[{{Mine}},{{Open}},{"field":"dueAt","op":"within","value":"today"}]}""", ["dueAt"], Columns);
        o.View("overdue", $$"""{"and":[{{Open}},{"field":"dueAt","op":"within","value":"overdue"}]}""", ["dueAt"], Columns);
        o.View("next7Days", $$"""{"and":[{{Open}},{"field":"dueAt","op":"within","value":"next7Days"}]}""", ["dueAt"], Columns);
        o.View("open", Open, ["dueAt"], Columns);
        o.View("done", """{"field":"status","op":"eq","value":"done"}""", ["-completedAt"], "title", "priority", "completedAt", "customer", "owner");
        o.View("all", null, ["-createdAt"], [.. Columns, "createdAt"]);
        o.Board("status", Mine, "title", "priority", "dueAt", "customer", "owner");
        o.Calendar("dueAt", "title", "status", "priority", "customer", "owner");
    }
}
