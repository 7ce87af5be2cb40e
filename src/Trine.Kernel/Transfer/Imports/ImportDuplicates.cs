using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>Asks the module that knows which new records may be here already, and does what the options say.</summary>
internal sealed class ImportDuplicates(TrineDb db, IEnumerable<IDuplicateFinder> finders, RecordStore store, AccessRules access)
{
    /// <summary>Warns, takes out or redirects; returns how many rows were left out.</summary>
    public async Task<int> CheckAsync(ImportPlan plan, List<ImportItem> items, Action<ImportRow, Record, bool> apply, CancellationToken cancellationToken)
    {
        var fresh = items.Where(i => i.IsNew).ToList();
        if (fresh.Count == 0 || finders.FirstOrDefault(f => f.Objects.Contains(plan.Schema.Key)) is not { } finder)
        {
            return 0;
        }

        var matches = await finder.FindAsync(plan.Schema, [.. fresh.Select(i => i.Record)], cancellationToken);
        var found = fresh.Zip(matches).Where(x => x.Second.Count > 0).ToList();
        switch (plan.Options.Duplicates)
        {
            case PossibleDuplicates.Skip:
                found.ForEach(x => Withdraw(items, x.First));
                return found.Sum(x => x.First.Rows.Count);
            case PossibleDuplicates.Update:
                await RedirectAsync(plan, items, found, apply, cancellationToken);
                return 0;
            default:
                found.ForEach(x => Warn(plan, x.First, x.Second[0]));
                return 0;
        }
    }

    private async Task RedirectAsync(
        ImportPlan plan, List<ImportItem> items, List<(ImportItem Item, IReadOnlyList<DuplicateMatch> Matches)> found, Action<ImportRow, Record, bool> apply, CancellationToken cancellationToken)
    {
        var ids = found.SelectMany(f => f.Matches).Where(m => m.Object == plan.Schema.Key).Select(m => m.Id).Distinct().ToList();
        var editable = (await store.EditableAsync(plan.Schema, ids, cancellationToken))
            .Where(r => access.Allows(plan.Schema.Definition, AccessAction.Import, r)).ToDictionary(r => r.Id);
        var redirected = items.Where(i => !i.IsNew).ToDictionary(i => i.Record.Id);
        foreach (var (item, matches) in found)
        {
            if (matches.Select(m => editable.GetValueOrDefault(m.Id)).FirstOrDefault(r => r is not null) is not { } record)
            {
                Warn(plan, item, matches[0]);
                continue;
            }

            Withdraw(items, item);
            if (!redirected.TryGetValue(record.Id, out var target))
            {
                items.Add(target = redirected[record.Id] = new ImportItem(record, false));
            }

            foreach (var row in item.Rows)
            {
                target.Rows.Add(row);
                apply(row, record, false);
            }
        }
    }

    private void Withdraw(List<ImportItem> items, ImportItem item)
    {
        db.Entry(item.Record).State = EntityState.Detached;
        items.Remove(item);
    }

    private static void Warn(ImportPlan plan, ImportItem item, DuplicateMatch match)
    {
        var matched = string.Join(", ", match.Matched.Select(key => plan.Schema.Find(key) is { } field ? plan.NameOf(plan.Schema, field) : key));
        item.Rows[0].Warnings.Add(plan.Say(plan.Schema, new FieldError("", "transfer.possibleDuplicate", plan.ObjectName(match.Object), match.Name, matched)));
    }
}
