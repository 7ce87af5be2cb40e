using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Files;

/// <summary>
/// Fields that hold files. A field holds ids of files that are on its own record, so whoever sees the record sees them and nobody else.
/// A file sent ahead of its record waits, its sender's alone, until the record is saved with its id.
/// </summary>
internal static class FileFields
{
    /// <summary>Files a field holds at most, unless its declaration says otherwise.</summary>
    public const int MaxItems = 20;

    /// <summary>Gives waiting files of the caller's to the pending records that hold them. Loads every file newly held, for <see cref="CheckAsync"/>.</summary>
    /// <returns>The files given.</returns>
    public static async Task<IReadOnlyList<Attachment>> ClaimAsync(TrineDb db, MetadataSnapshot metadata, Guid? userId, CancellationToken cancellationToken)
    {
        var taken = new Dictionary<Guid, (string Object, Guid Record)>();
        foreach (var entry in db.ChangeTracker.Entries<Record>().Where(e => e.State is EntityState.Added or EntityState.Modified))
        {
            var schema = metadata.Schema(db.ObjectKey(entry.Metadata.ClrType));
            if (schema.FileFields.Count == 0)
            {
                continue;
            }

            var before = entry.State == EntityState.Added ? null : (Record)entry.OriginalValues.ToObject();
            foreach (var field in schema.FileFields)
            {
                foreach (var id in Ids(field, entry.Entity).Except(Ids(field, before)))
                {
                    taken.TryAdd(id, (schema.Key, entry.Entity.Id));
                }
            }
        }

        if (taken.Count == 0)
        {
            return [];
        }

        var ids = taken.Keys.ToList();
        var files = await db.Unscoped<Attachment>().Where(a => ids.Contains(a.Id)).ToListAsync(cancellationToken);
        var claimed = files.Where(f => f.RecordId == Guid.Empty && f.OwnerId == userId && f.Object == taken[f.Id].Object).ToList();
        foreach (var file in claimed)
        {
            file.Join(taken[file.Id].Record);
            db.Entry(file).State = EntityState.Modified;
        }

        return claimed;
    }

    /// <summary>Ties the files to the records they were given to: one is not saved without the other.</summary>
    public static void Join(IReadOnlyList<RecordChange> changes, IReadOnlyList<Attachment> claimed)
    {
        foreach (var file in claimed)
        {
            changes.First(c => c.After.Id == file.RecordId).Followers.Add(changes.First(c => c.After == file));
        }
    }

    /// <summary>A field holds files of its own record only, and no file is deleted while a field holds it.</summary>
    public static async Task CheckAsync(
        TrineDb db, MetadataSnapshot metadata, IReadOnlyList<RecordChange> changes, IReadOnlyDictionary<(string Object, Guid Id), Record> known,
        Func<TrineDb, string, List<Guid>, CancellationToken, Task<IReadOnlyList<Record>>> load, CancellationToken cancellationToken)
    {
        foreach (var change in changes.Where(c => c.Op != ChangeOp.Delete))
        {
            foreach (var field in change.Schema.FileFields.Where(f => change.Changes(f.Key)))
            {
                var strange = Ids(field, change.After).Except(Ids(field, change.Before))
                    .Any(id => known.GetValueOrDefault((Attachment.ObjectKey, id)) is not Attachment { DeletedAt: null } file
                        || file.Object != change.Schema.Key || file.RecordId != change.After.Id);
                if (strange)
                {
                    change.Errors.Add(new FieldError(field.Key, "error.file.unknown"));
                }
            }
        }

        var deleted = changes.Where(c => c is { Op: ChangeOp.Delete, After: Attachment }).ToList();
        foreach (var group in deleted.GroupBy(c => ((Attachment)c.After).Object))
        {
            if (metadata.Find(group.Key) is not { FileFields.Count: > 0 } schema)
            {
                continue;
            }

            var ids = group.Select(c => ((Attachment)c.After).RecordId).Distinct().ToList();
            var holders = (await load(db, group.Key, ids, cancellationToken)).ToDictionary(r => r.Id);
            foreach (var change in group)
            {
                var id = ((Attachment)change.After).RecordId;
                var holder = known.GetValueOrDefault((group.Key, id)) ?? holders.GetValueOrDefault(id);
                if (holder is { DeletedAt: null } && schema.FileFields.Any(f => Ids(f, holder).Contains(change.After.Id)))
                {
                    change.Errors.Add(new FieldError("", "error.file.held"));
                }
            }
        }
    }

    /// <summary>The files a field of a record holds.</summary>
    public static IEnumerable<Guid> Ids(FieldDefinition field, Record? record) =>
        record is null || field.Get(record) is not IReadOnlyList<string> texts ? [] : texts.Select(t => Guid.Parse(t, CultureInfo.InvariantCulture));
}
