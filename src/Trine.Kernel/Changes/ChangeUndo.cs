using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Changes;

/// <summary>Turns a change set back, record by record. What somebody changed since is refused with the reason, never overwritten.</summary>
public sealed class ChangeUndo(TrineDb db, Metadata metadata, RecordStore store, RecordReader reader, AccessRules access, ChangeScope scope, Door door, WorkspaceClock clock)
{
    private const int ChunkSize = 500;

    /// <summary>Undoes a change set; the undoing is a change set itself.</summary>
    /// <exception cref="NotThereException">No such change set, or nothing in it is the caller's to see.</exception>
    public async Task<UndoResult> RunAsync(Guid changeSet, CancellationToken cancellationToken)
    {
        scope.Source = ChangeSource.Undo;
        var undone = 0;
        var refused = new List<UndoRefusal>();

        // Newest first: what was made last (lines, conversions) goes before what it hangs on.
        var before = long.MaxValue;
        while (true)
        {
            var entries = await db.Set<ChangeLogEntry>().AsNoTracking().Where(e => e.ChangeSet == changeSet && e.Op != ChangeOp.Event && e.Seq < before)
                .OrderByDescending(e => e.Seq).Take(ChunkSize).ToListAsync(cancellationToken);
            if (entries.Count == 0)
            {
                break;
            }

            // Who people are and what they may decides about the rest: each is undone by itself, so that what follows is judged by it.
            var alone = Administrative(entries[0]);
            entries = alone ? [entries[0]] : [.. entries.TakeWhile(e => !Administrative(e))];
            before = entries[^1].Seq;
            undone += await ChunkAsync(entries, refused, cancellationToken);
        }

        return undone + refused.Count > 0 ? new UndoResult(scope.ChangeSet, undone, refused) : throw new NotThereException("changes");
    }

    private bool Administrative(ChangeLogEntry entry) => metadata.Current.Find(entry.Object) is { Definition.Administrative: true };

    private async Task<int> ChunkAsync(List<ChangeLogEntry> newestFirst, List<UndoRefusal> refused, CancellationToken cancellationToken)
    {
        var touched = new HashSet<(string, Guid)>();
        foreach (var group in newestFirst.GroupBy(e => e.Object))
        {
            if (metadata.Current.Find(group.Key) is not { } schema)
            {
                continue;
            }

            var ids = group.Select(e => e.RecordId).Distinct().ToList();
            // Undoing a creation deletes, undoing a deletion restores; both need that right, plain edits the right to change.
            var structural = group.Where(e => e.Op != ChangeOp.Update).Select(e => e.RecordId).Distinct().ToList();
            var records = (await store.EditableAsync(schema, ids.Except(structural).ToList(), cancellationToken))
                .Concat(await store.DeletableAsync(schema, structural, cancellationToken)).ToDictionary(r => r.Id);
            var seen = await SeenAsync(schema, [.. ids.Where(id => !records.ContainsKey(id))], cancellationToken);
            foreach (var entry in group.Where(e => records.ContainsKey(e.RecordId) || seen.Contains(e.RecordId)))
            {
                if (!records.TryGetValue(entry.RecordId, out var record))
                {
                    refused.Add(new UndoRefusal(schema.Key, entry.RecordId, "undo.notAllowed", []));
                }
                else if (Invert(schema, record, entry) is { } reason)
                {
                    db.Entry(record).State = EntityState.Unchanged;
                    refused.Add(reason);
                }
                else
                {
                    touched.Add((schema.Key, record.Id));
                }
            }
        }

        var changes = await door.PrepareAsync(db, cancellationToken);
        foreach (var change in changes.Where(c => c.IsRefused))
        {
            var reason = change.Reasons.First();
            Door.Withdraw(db, change);
            touched.Remove((change.Schema.Key, change.After.Id));
            refused.Add(new UndoRefusal(change.Schema.Key, change.After.Id, reason.MessageKey, reason.Args));
        }

        await db.SavePreparedAsync([.. changes.Where(c => !c.IsRefused)], cancellationToken);
        db.ChangeTracker.Clear();
        return touched.Count;
    }

    /// <summary>Those of the records the caller sees. Of the others he is not told that they changed along; parts of records follow what they are on, and are not told of either.</summary>
    private async Task<IReadOnlySet<Guid>> SeenAsync(ObjectSchema schema, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        schema.Definition.Internal ? new HashSet<Guid>() : (await reader.TitlesAsync(schema, ids, cancellationToken)).Keys.ToHashSet();

    private UndoRefusal? Invert(ObjectSchema schema, Record record, ChangeLogEntry entry)
    {
        switch (entry.Op)
        {
            case ChangeOp.Update or ChangeOp.Create when entry.ErasedBy is not null:
                return new UndoRefusal(schema.Key, record.Id, "undo.erased", []);
            case ChangeOp.Create when record.DeletedAt is not null:
                return new UndoRefusal(schema.Key, record.Id, "undo.alreadyDeleted", []);
            case ChangeOp.Create when record.Version != 1:
                return Conflict(schema, record, entry);
            case ChangeOp.Create:
            case ChangeOp.Restore:
                record.DeletedAt = clock.Now;
                return null;
            case ChangeOp.Delete:
                record.DeletedAt = null;
                return null;
            case ChangeOp.Update:
                return Conflict(schema, record, entry);
            default:
                throw new InvalidOperationException();
        }
    }

    /// <summary>Sets the old values where the values of this entry still stand; names the first field where they do not.</summary>
    private UndoRefusal? Conflict(ObjectSchema schema, Record record, ChangeLogEntry entry)
    {
        using var document = JsonDocument.Parse(entry.Fields);
        var fields = document.RootElement.EnumerateObject()
            .Select(p => (Field: schema.Find(p.Name), Old: p.Value[0].Clone(), New: p.Value[1].Clone()))
            // What is computed follows by itself.
            .Where(c => c.Field is { IsComputed: false }).ToList();
        foreach (var (field, _, made) in fields)
        {
            if (!FieldValues.Same(field!.Get(record), CustomValues.Logical(made, field.Type)))
            {
                // A field that is hidden from the caller has no name here either.
                return access.View(schema).Find(field.Key) is null ? new UndoRefusal(schema.Key, record.Id, "undo.notAllowed", []) : new UndoRefusal(schema.Key, record.Id, "undo.changedSince", [field.Key]);
            }
        }

        if (entry.Op == ChangeOp.Create)
        {
            record.DeletedAt = clock.Now;
            return null;
        }

        foreach (var (field, old, _) in fields)
        {
            field!.Set(record, CustomValues.Logical(old, field.Type));
        }

        return null;
    }
}
