using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>
/// The lines of imported records: each row of the file is one line, rows of the same key are one record. The rows may be scattered over the
/// file: what this import began it adds to; lines from before it are replaced.
/// </summary>
internal sealed class ImportLines(TrineDb db, RecordStore store)
{
    private readonly HashSet<Guid> _wroteBefore = [];

    /// <summary>Asks the log which records an earlier part of this import wrote.</summary>
    public async Task RememberAsync(ImportPlan plan, IReadOnlyList<Guid> ids, Guid changeSet, CancellationToken cancellationToken)
    {
        if (plan.Lines is null || ids.Count == 0)
        {
            return;
        }

        var written = await db.Set<ChangeLogEntry>().AsNoTracking()
            .Where(e => e.Object == plan.Schema.Key && ids.Contains(e.RecordId) && e.ChangeSet == changeSet)
            .Select(e => e.RecordId).Distinct().ToListAsync(cancellationToken);
        _wroteBefore.UnionWith(written);
    }

    /// <summary>Whether an earlier part of this import wrote the record.</summary>
    public bool WroteBefore(Guid id) => _wroteBefore.Contains(id);

    /// <summary>Adds the lines.</summary>
    public async Task AddAsync(ImportPlan plan, IReadOnlyList<ImportItem> items, CancellationToken cancellationToken)
    {
        // No lines in the file: those there are stay.
        if (plan.Lines is not { } schema)
        {
            return;
        }

        var parent = schema.Find(plan.Schema.Definition.Lines!.ParentKey)!;
        var old = items.Where(i => !i.IsNew).Select(i => i.Record.Id).ToList();
        var existing = old.Count == 0 ? [] : await store.ChildrenAsync(schema, AccessAction.Update, parent, old, cancellationToken);
        var byParent = existing.ToLookup(l => (Guid)parent.Get(l)!);
        foreach (var item in items)
        {
            var before = item.IsNew ? [] : byParent[item.Record.Id].ToList();
            if (item.Continued)
            {
                item.Lines.AddRange(before);
            }
            else
            {
                item.Gone.AddRange(before);
                before.ForEach(l => db.Remove(l));
            }

            AddRows(plan, schema, parent, item);
        }
    }

    private void AddRows(ImportPlan plan, ObjectSchema schema, FieldDefinition parent, ImportItem item)
    {
        var position = schema.Find("position");
        foreach (var row in item.Rows)
        {
            var line = RecordStore.New(schema);
            var filled = false;
            for (var i = 0; i < plan.Columns.Count; i++)
            {
                if (plan.Columns[i].OfLine && row.Values[i] is { } value)
                {
                    plan.Columns[i].Field.Set(line, value);
                    filled = true;
                }
            }

            // A row that fills no column of the lines tells of the record alone.
            if (!filled)
            {
                continue;
            }

            (line.OwnerId, line.DepartmentId) = (item.Record.OwnerId, item.Record.DepartmentId);
            parent.Set(line, item.Record.Id);
            if (position is not null && plan.Columns.All(c => c.Field != position))
            {
                position.Set(line, (long)item.Lines.Count);
            }

            item.Lines.Add(line);
            db.Add(line);
        }
    }
}
