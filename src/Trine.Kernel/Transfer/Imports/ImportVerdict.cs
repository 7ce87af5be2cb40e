using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>Decides which pending changes of a chunk are saved: what the door refuses is taken out, and with it what hangs on it.</summary>
internal sealed class ImportVerdict(ImportPlan plan, AccessRules access)
{
    /// <summary>Withdraws the refused; their rows carry the reasons.</summary>
    /// <param name="made">Records made because rows refer to them.</param>
    /// <param name="changes">What the door said.</param>
    /// <param name="dryRun">What a dry run remembers; null in earnest.</param>
    /// <returns>What is to be saved.</returns>
    public IReadOnlyList<RecordChange> Judge(
        TrineDb db, IReadOnlyList<ImportItem> items, IReadOnlyList<Record> made, IReadOnlyList<RecordChange> changes, ImportMemory? dryRun)
    {
        var itemOf = items.SelectMany(i => i.Lines.Concat(i.Gone).Append(i.Record).Select(r => (Record: r, Item: i))).ToDictionary(x => x.Record, x => x.Item);
        var refusedIds = new Dictionary<Guid, string>();
        foreach (var change in changes)
        {
            Authorise(change, itemOf);
            if (change.Errors.Count == 0)
            {
                continue;
            }

            if (itemOf.TryGetValue(change.After, out var item))
            {
                change.Errors.ForEach(e => item.Refuse(plan.Say(change.Schema, e)));
            }
            else
            {
                refusedIds[change.After.Id] = plan.Say(change.Schema, change.Errors[0]);
            }
        }

        foreach (var item in items.Where(i => i.Rows.Exists(r => !r.IsGood)))
        {
            // One row of several is bad: an order without one of its lines would be a wrong order.
            item.Refuse(item.Rows.First(r => !r.IsGood).Reasons[0]);
        }

        if (dryRun is not null)
        {
            RememberUniques(items, dryRun);
        }

        RefuseDependents(items, changes, itemOf, refusedIds);
        return Withdraw(db, items, made, changes, itemOf);
    }

    /// <summary>Importing has a reach of its own, besides creating and changing.</summary>
    private void Authorise(RecordChange change, Dictionary<Record, ImportItem> itemOf)
    {
        if (change.Before is null && change.Schema == plan.Schema && itemOf.ContainsKey(change.After)
            && !access.Allows(plan.Schema.Definition, AccessAction.Import, change.After)
            && change.Errors.TrueForAll(e => e.Field != "owner"))
        {
            change.Errors.Add(new FieldError("owner", "error.ownerNotAllowed"));
        }
    }

    private void RememberUniques(IReadOnlyList<ImportItem> items, ImportMemory memory)
    {
        var uniques = plan.Schema.Fields.Where(f => f.Unique).ToList();
        foreach (var item in items.Where(i => !i.Refused))
        {
            foreach (var field in uniques.Where(f => f.Get(item.Record) is not null && (item.IsNew || plan.Columns.Any(c => c.Field == f))))
            {
                if (!memory.DryUniques.Add((field.Key, field.Get(item.Record)!)) && item.IsNew)
                {
                    item.Refuse(plan.Say(plan.Schema, new FieldError(field.Key, "error.unique", field.Get(item.Record)!)));
                }
            }

            if (!item.Refused && plan.Key is { } key && item.Rows[0].Values[plan.KeyColumn] is { } value && KeyValue.Of(key, value) is { } known)
            {
                memory.DryKeys.Add(known);
            }
        }
    }

    /// <summary>A record that points to a refused one is refused too, and so on until nothing more follows.</summary>
    private void RefuseDependents(
        IReadOnlyList<ImportItem> items, IReadOnlyList<RecordChange> changes, Dictionary<Record, ImportItem> itemOf, Dictionary<Guid, string> refusedIds)
    {
        bool more;
        do
        {
            foreach (var item in items.Where(i => i is { Refused: true, IsNew: true }))
            {
                refusedIds[item.Record.Id] = item.Rows[0].Reasons[0];
            }

            more = false;
            foreach (var change in refusedIds.Count == 0 ? [] : changes)
            {
                if (itemOf.TryGetValue(change.After, out var item) && !item.Refused
                    && change.Schema.References.FirstOrDefault(f => f.Key != "id" && f.Get(change.After) is Guid id && id != item.Record.Id && refusedIds.ContainsKey(id)) is { } field)
                {
                    item.Refuse(plan.Say(change.Schema, new FieldError(field.Key, "transfer.reference.refused", refusedIds[(Guid)field.Get(change.After)!])));
                    more = true;
                }
            }
        }
        while (more);
    }

    private static List<RecordChange> Withdraw(
        TrineDb db, IReadOnlyList<ImportItem> items, IReadOnlyList<Record> made, IReadOnlyList<RecordChange> changes, Dictionary<Record, ImportItem> itemOf)
    {
        var needed = changes.Where(c => itemOf.TryGetValue(c.After, out var item) && !item.Refused)
            .SelectMany(c => c.Schema.References.Select(f => f.Get(c.After)).OfType<Guid>()).ToHashSet();
        var unwanted = made.Where(m => !needed.Contains(m.Id)).ToHashSet();
        foreach (var record in items.Where(i => i.Refused).SelectMany(i => i.Lines.Concat(i.Gone).Append(i.Record)).Concat(unwanted))
        {
            db.Entry(record).State = EntityState.Detached;
        }

        return [.. changes.Where(c => !unwanted.Contains(c.After) && !(itemOf.TryGetValue(c.After, out var item) && item.Refused))];
    }
}
