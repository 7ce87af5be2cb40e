using Microsoft.EntityFrameworkCore;
using Trine.Customers.Customers;
using Trine.Customers.Leads;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;

namespace Trine.Customers.Activities;

/// <summary>
/// Keeps «last contact» and «next follow-up» of customers and leads in step with their activities. Reads what is there now instead of
/// adding up entries, so a batch handled twice, or late, comes to the same result. An appointment counts once it is over and something
/// is written about it.
/// </summary>
internal sealed class LastContactReader(WorkspaceClock clock) : ILogReader
{
    /// <inheritdoc/>
    public string Name => "customers.lastContact";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Objects { get; } = [Activity.ObjectKey];

    /// <inheritdoc/>
    public async Task HandleAsync(IReadOnlyList<ChangeLogEntry> entries, TrineDb db, CancellationToken cancellationToken)
    {
        // An entry names what changed; what stayed is on the activity itself, deleted ones included.
        var ids = entries.Select(e => e.RecordId).Distinct().ToList();
        var touched = await db.Unscoped<Activity>().AsNoTracking().IgnoreQueryFilters([TrineDb.LivingOnly]).Where(a => ids.Contains(a.Id)).ToListAsync(cancellationToken);
        var planning = entries.Where(e => e.Op == ChangeOp.Create || FollowUp.Names(e, "nextFollowUpAt")).Select(e => e.RecordId).ToHashSet();
        var planned = touched.Where(a => a.DeletedAt is null && planning.Contains(a.Id)).ToList();

        var customers = touched.Select(a => a.CustomerId).OfType<Guid>().Concat(FollowUp.Ids(entries, "customer")).Distinct().ToList();
        if (customers.Count > 0)
        {
            var moments = db.Unscoped<Activity>().Where(a => a.CustomerId != null && customers.Contains(a.CustomerId.Value))
                .Select(a => new ActivityMoment { Subject = a.CustomerId!.Value, At = a.At, IsNote = a.Type == ActivityType.Note });
            var records = await db.Unscoped<Customer>().Where(c => customers.Contains(c.Id)).ToListAsync(cancellationToken);
            await UpdateAsync(records, moments, planned.ToLookup(a => a.CustomerId), cancellationToken);
        }

        var leads = touched.Select(a => a.LeadId).OfType<Guid>().Concat(FollowUp.Ids(entries, "lead")).Distinct().ToList();
        if (leads.Count > 0)
        {
            var moments = db.Unscoped<Activity>().Where(a => a.LeadId != null && leads.Contains(a.LeadId.Value))
                .Select(a => new ActivityMoment { Subject = a.LeadId!.Value, At = a.At, IsNote = a.Type == ActivityType.Note });
            var records = await db.Unscoped<Lead>().Where(l => leads.Contains(l.Id) && l.Status != LeadStatus.Converted).ToListAsync(cancellationToken);
            await UpdateAsync(records, moments, planned.ToLookup(a => a.LeadId), cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task UpdateAsync(
        IEnumerable<IFollowedUp> records, IQueryable<ActivityMoment> moments, ILookup<Guid?, Activity> planned, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var newest = await moments.Where(m => m.At <= now).GroupBy(m => m.Subject)
            .Select(g => new { g.Key, At = g.Max(m => m.At), Contact = g.Max(m => m.IsNote ? null : m.At) })
            .ToDictionaryAsync(g => g.Key, cancellationToken);
        foreach (var record in records)
        {
            var known = newest.GetValueOrDefault(record.Id);
            record.LastContactAt = known?.Contact;
            var last = planned[record.Id].Where(a => a.At <= now).MaxBy(a => a.At);
            // A later call decides the plan, a later note does not: it may have been written while this batch was handled.
            if (last is not null && (known?.Contact is not { } contact || last.At >= contact))
            {
                record.NextFollowUpAt = FollowUp.After(record.NextFollowUpAt, last);
            }
        }
    }

    private sealed class ActivityMoment
    {
        public required Guid Subject { get; init; }

        public required DateTimeOffset? At { get; init; }

        public required bool IsNote { get; init; }
    }
}
