using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Trine.Customers.Activities;
using Trine.Customers.Contacts;
using Trine.Customers.Customers;
using Trine.Customers.Leads;
using Trine.Customers.Tasks;
using Trine.Kernel.Objects;

namespace Trine.Customers;

/// <summary>Indexes beyond those every object has: for the duplicate warning, for timelines and for the day's work.</summary>
internal static class CustomerTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Customer>(customers =>
        {
            customers.HasIndex(c => c.Phone).HasDatabaseName("ix_customers_phone");
            customers.HasIndex(c => c.Phone2).HasDatabaseName("ix_customers_phone2");
            customers.HasIndex(c => c.Email).HasDatabaseName("ix_customers_email");
            customers.HasIndex(c => c.NameKey).HasDatabaseName("ix_customers_name_key");
            // What lists are narrowed by most, already in the order they are shown in.
            customers.HasIndex(c => new { c.Level, c.Stage, c.NameSort, c.Id }).HasDatabaseName("ix_customers_level_stage");
            customers.HasIndex(c => new { c.OwnerId, c.Level, c.Stage, c.NameSort, c.Id }).HasDatabaseName("ix_customers_owner_level_stage");
            customers.HasIndex(c => new { c.OwnerId, c.NextFollowUpAt }).HasDatabaseName("ix_customers_follow_up");
        });
        model.Entity<Contact>(contacts =>
        {
            contacts.HasIndex(c => c.Mobile).HasDatabaseName("ix_contacts_mobile");
            contacts.HasIndex(c => c.Phone).HasDatabaseName("ix_contacts_phone");
            contacts.HasIndex(c => c.Email).HasDatabaseName("ix_contacts_email");
        });
        model.Entity<Lead>(leads =>
        {
            leads.HasIndex(l => l.Phone).HasDatabaseName("ix_leads_phone");
            leads.HasIndex(l => l.Email).HasDatabaseName("ix_leads_email");
            leads.HasIndex(l => l.CompanyKey).HasDatabaseName("ix_leads_company_key");
            leads.HasIndex(l => new { l.OwnerId, l.NextFollowUpAt }).HasDatabaseName("ix_leads_follow_up");
        });
        model.Entity<Activity>(activities =>
        {
            Replace(activities, nameof(Activity.CustomerId), nameof(Activity.At), "ix_activities_customer");
            Replace(activities, nameof(Activity.LeadId), nameof(Activity.At), "ix_activities_lead");
            Replace(activities, nameof(Record.OwnerId), nameof(Activity.At), "ix_activities_owner");
            Replace(activities, nameof(Record.DepartmentId), nameof(Activity.At), "ix_activities_department");
        });
        model.Entity<TaskItem>(tasks =>
        {
            Replace(tasks, nameof(Record.OwnerId), nameof(TaskItem.DueAt), "ix_tasks_owner");
            tasks.HasIndex(t => t.RemindAt).HasDatabaseName("ix_tasks_remind_at");
        });
    }

    /// <summary>The index of a column that every object has gets a second sort key in front of the id: what is listed by it is listed by time.</summary>
    private static void Replace<T>(EntityTypeBuilder<T> entity, string column, string then, string name)
        where T : Record
    {
        var plain = entity.Metadata.GetIndexes().Single(i => i.Properties is [var first, { Name: nameof(Record.Id) }] && first.Name == column);
        entity.Metadata.RemoveIndex(plain);
        entity.HasIndex(column, then, nameof(Record.Id)).HasDatabaseName(name);
    }
}
