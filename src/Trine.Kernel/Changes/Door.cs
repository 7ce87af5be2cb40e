using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.CustomFields;
using Trine.Kernel.Data;
using Trine.Kernel.Files;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Changes;

/// <summary>
/// The door every write goes through: defaults, normal forms, derived fields, checks, access, stamps, and the entry in the log.
/// <see cref="TrineDb"/> calls it on each save, so it cannot be forgotten.
/// </summary>
public sealed class Door(
    Metadata metadata, ObjectCatalog catalog, AccessRules access, UserDirectory directory, WorkspaceClock clock, ChangeScope scope, NumberSequences numbers)
{
    private static readonly MethodInfo LoadMethod = typeof(Door).GetMethod(nameof(LoadTypedAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>
    /// Makes all pending records of a context ready to be saved and says what is wrong with each, without saving. A caller that saves
    /// row by row (import, batch) takes the refused ones out with <see cref="Withdraw"/>; a plain save refuses as a whole.
    /// </summary>
    public async Task<IReadOnlyList<RecordChange>> PrepareAsync(TrineDb db, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            // The context looks through its records once, not for each question the door asks, and not at all when all are new.
            // What the door sets is seen at the save.
            if (db.ChangeTracker.Entries().Any(e => e.State != EntityState.Added))
            {
                db.ChangeTracker.DetectChanges();
            }

            var claimed = await FileFields.ClaimAsync(db, metadata.Current, access.Caller.UserId, cancellationToken);
            var pending = db.ChangeTracker.Entries<Record>()
                .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
            return pending.Count == 0 ? [] : await PassAsync(db, pending, claimed, now, cancellationToken);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private async Task<IReadOnlyList<RecordChange>> PassAsync(
        TrineDb db, List<EntityEntry<Record>> pending, IReadOnlyList<Attachment> claimed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lookup = new Dictionary<(string Object, Guid Id), Record>();
        var changes = new List<RecordChange>(pending.Count);
        foreach (var entry in pending)
        {
            var change = Open(entry, now, lookup);
            if (change.Op == ChangeOp.Update && change.Changed.Count == 0)
            {
                entry.State = EntityState.Unchanged;
                continue;
            }

            changes.Add(change);
        }

        var wholes = await RecordLines.GatherAsync(db, changes, record => Open(db.Entry(record), now, lookup), cancellationToken);
        FileFields.Join(changes, claimed);
        await AskDefaultsAsync(db, changes, cancellationToken);
        await LoadReferencesAsync(db, changes, lookup, cancellationToken);
        await numbers.FillAsync(db, changes, cancellationToken);
        foreach (var change in changes.Where(c => c.Op != ChangeOp.Delete))
        {
            Derive(change);
        }

        foreach (var whole in wholes)
        {
            whole.Recalculate();
        }

        // What differs only until it has its normal form is no change: 138 1234 5678 is the number that was there.
        foreach (var change in changes.Where(c => c is { Op: ChangeOp.Update, Changed.Count: 0, Errors.Count: 0 }).ToList())
        {
            db.Entry(change.After).State = EntityState.Unchanged;
            changes.Remove(change);
        }

        // Once more for references that were derived; what is known already is not asked again.
        await LoadReferencesAsync(db, changes, lookup, cancellationToken);
        ParentOwners.Set(changes, lookup);
        await JudgeAsync(db, changes, lookup, cancellationToken);
        changes.ForEach(change => Stamp(change, now));
        return changes;
    }

    /// <summary>Says what is wrong with each change. What is erased is gone, whatever its field requires.</summary>
    private async Task JudgeAsync(TrineDb db, List<RecordChange> changes, Dictionary<(string Object, Guid Id), Record> lookup, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            if (change.Op != ChangeOp.Delete && !IsUpkeep(change) && scope.Source != ChangeSource.Erasure)
            {
                Validation.Run(change, access, directory.Current, lookup);
                change.Schema.Definition.Check?.Invoke(change);
            }

            if (change is { Before: not null, Schema.Definition.AppendOnly: true } && scope.Source is not (ChangeSource.System or ChangeSource.Erasure))
            {
                change.Errors.Add(new FieldError("", "error.appendOnly"));
            }

            Authorise(db, change);
        }

        await FileFields.CheckAsync(db, metadata.Current, changes, lookup, LoadAsync, cancellationToken);
        await UniqueCheck.RunAsync(db, changes, cancellationToken);
        await RestrictCheck.RunAsync(db, changes, cancellationToken);
        await CustomFieldKeys.CheckAsync(db, changes, access.Caller.Language, cancellationToken);
        foreach (var change in changes)
        {
            Veil(change);
            if (change.Errors.Count > 0 && db.PartOf(change.After) is { Length: > 0 } part)
            {
                // A line's errors are told where the line stands in its parent.
                var told = change.Errors.Select(e => e with { Field = part + e.Field }).ToList();
                change.Errors.Clear();
                change.Errors.AddRange(told);
            }
        }
    }

    /// <summary>A refusal must not tell what its field does not: of a value the caller neither gave nor sees, only that it stands in the way.</summary>
    private void Veil(RecordChange change)
    {
        var view = access.View(change.Schema);
        for (var i = 0; i < change.Errors.Count && view != change.Schema; i++)
        {
            var field = change.Schema.Find(change.Errors[i].Field);
            var mode = field is null || change.Given.Contains(field) ? FieldMode.Full : view.See(field).Mode;

            // A masked one that a new record lacks is his to bring.
            if (mode == FieldMode.Hidden || (mode == FieldMode.Masked && change.Before is not null))
            {
                change.Errors[i] = change.Errors[i] with { Field = mode == FieldMode.Hidden ? "" : field!.Key, MessageKey = "error.unseenField", Args = [] };
            }
        }
    }

    /// <summary>Throws when any of the changes is refused.</summary>
    public static void ThrowIfRefused(IReadOnlyList<RecordChange> changes)
    {
        if (changes.Any(c => c.Errors.Count > 0))
        {
            throw new InvalidInputException([.. changes.SelectMany(c => c.Errors)]);
        }
    }

    /// <summary>Takes a refused record out of the pending save, and what changes only because of it.</summary>
    public static void Withdraw(TrineDb db, RecordChange change)
    {
        db.Entry(change.After).State = EntityState.Detached;
        foreach (var follower in change.Followers)
        {
            // The fault may be a line's: what is saved together is refused together.
            follower.Errors.AddRange(change.Reasons);
            db.Entry(follower.After).State = EntityState.Detached;
        }
    }

    /// <summary>What can only be judged once all of it is written, and undone if it fails.</summary>
    internal Task CheckSavedAsync(TrineDb db, IReadOnlyList<RecordChange> changes, CancellationToken cancellationToken) => directory.KeepAdministratorAsync(db, changes, cancellationToken);

    internal IReadOnlyList<ChangeLogEntry> Entries(IReadOnlyList<RecordChange> changes) => [.. changes.Select(change => new ChangeLogEntry
    {
        At = change.Now,
        ActorId = access.Caller.UserId,
        Source = scope.Source,
        ChangeSet = scope.ChangeSet,
        Object = change.Schema.Key,
        RecordId = change.After.Id,
        Op = change.Op,
        Fields = FieldJson.Changes(change),
        Topic = change.Schema.Definition.Administrative ? AuditTopic.Administration : null,
        Subject = change.Schema.Definition.Administrative ? change.Schema.Key : null,
    })];

    private RecordChange Open(EntityEntry<Record> entry, DateTimeOffset now, Dictionary<(string, Guid), Record> lookup)
    {
        var schema = metadata.Current.Schema(catalog.Get(entry.Metadata.ClrType));
        var record = entry.Entity;
        if (entry.State == EntityState.Deleted)
        {
            // Nothing else changes along: nobody would have looked at it, and the log would not know.
            entry.CurrentValues.SetValues(entry.OriginalValues);
            entry.State = EntityState.Unchanged;
            record.DeletedAt = now;
        }

        Record? before = null;
        if (entry.State == EntityState.Added)
        {
            Defaults(schema, record);
        }
        else
        {
            before = (Record)entry.OriginalValues.ToObject();
        }

        // Of people and rights the department is a fact of their own, not where somebody sits who wrote it down.
        if (!schema.Definition.Administrative)
        {
            Normalisation.Owner(record, before, directory.Current);
        }

        var op = before is null ? ChangeOp.Create
            : before.DeletedAt is null && record.DeletedAt is not null ? ChangeOp.Delete
            : before.DeletedAt is not null && record.DeletedAt is null ? ChangeOp.Restore
            : ChangeOp.Update;
        var change = new RecordChange(schema, record, before, op)
        {
            Source = scope.Source,
            Now = now,
            Today = clock.DayOf(now),
            DayOf = clock.DayOf,
            Metadata = metadata.Current,
            Caller = access.Caller,
            People = directory.Current,
            Filters = new FilterParser(new VisibleSchemas(metadata, access), access, clock),
            // What the caller cannot see does not exist for him: a rule that looked there would tell of it, by what it derives or by what it refuses.
            Lookup = (name, id) => lookup.GetValueOrDefault((name, id)) is { } found && (entry.Context.Entry(found).State != EntityState.Detached || access.Allows(access.Definition(name), AccessAction.Read, found)) ? found : null,
        };
        lookup[(schema.Key, record.Id)] = record;
        Normalisation.Run(change);
        return change;
    }

    private void Defaults(ObjectSchema schema, Record record)
    {
        if (scope.Source == ChangeSource.Api)
        {
            record.OwnerId ??= access.Caller.UserId;
        }

        foreach (var field in schema.Fields)
        {
            if (field.Default is { } value && field.Get(record) is null or "")
            {
                field.Set(record, value);
            }
        }
    }

    private static async Task AskDefaultsAsync(TrineDb db, List<RecordChange> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes.Where(c => c.Before is null))
        {
            foreach (var field in change.Schema.Definition.Fields)
            {
                if (field.DefaultFrom is { } find && field.Get(change.After) is null or "")
                {
                    field.Set(change.After, await find(db, change.After, cancellationToken));
                }
            }
        }
    }

    private static async Task LoadReferencesAsync(
        TrineDb db, List<RecordChange> changes, Dictionary<(string Object, Guid Id), Record> lookup, CancellationToken cancellationToken)
    {
        foreach (var tracked in db.ChangeTracker.Entries<Record>())
        {
            lookup.TryAdd((db.ObjectKey(tracked.Metadata.ClrType), tracked.Entity.Id), tracked.Entity);
        }

        var wanted = from change in changes
                     where change.Op != ChangeOp.Delete
                     from field in change.Schema.References
                     where field.Target is not null
                     let id = (Guid?)field.Get(change.After)
                     where id is not null && !lookup.ContainsKey((field.Target!, id.Value))
                     group id.Value by field.Target;
        foreach (var group in wanted.ToList())
        {
            foreach (var record in await LoadAsync(db, group.Key!, group.Distinct().ToList(), cancellationToken))
            {
                lookup[(group.Key!, record.Id)] = record;
            }
        }
    }

    /// <summary>Living records of an object, whoever may see them; not tracked.</summary>
    private static Task<IReadOnlyList<Record>> LoadAsync(TrineDb db, string objectKey, List<Guid> ids, CancellationToken cancellationToken) =>
        (Task<IReadOnlyList<Record>>)LoadMethod.MakeGenericMethod(db.Catalog.Get(objectKey).ClrType).Invoke(null, [db, ids, cancellationToken])!;

    private static async Task<IReadOnlyList<Record>> LoadTypedAsync<T>(TrineDb db, List<Guid> ids, CancellationToken cancellationToken)
        where T : Record => await db.Set<T>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(cancellationToken);

    private void Derive(RecordChange change)
    {
        change.Schema.Definition.Derive?.Invoke(change);
        if (change.Before is null)
        {
            change.Schema.Computed.Begin(change.After);
        }

        change.Schema.Computed.Derive(change.Schema, change.After, change.Now, clock);
        Normalisation.SortKeys(change);
        change.Refresh();
    }

    private void Authorise(TrineDb db, RecordChange change)
    {
        if (access.Caller.IsAdmin || db.IsConsequence(change.After))
        {
            return;
        }

        // Whoever may change a record may add lines to it, change them and take them out: they are part of it.
        var (subject, needed) = change.Schema.Definition.AccessOf is not null && change.Whole[0] is var whole && whole != change
            ? (whole, [whole.Before is null ? AccessAction.Create : AccessAction.Update])
            : (change, Needed(change));
        var definition = subject.Schema.Definition;
        var row = subject.Before ?? subject.After;
        foreach (var action in needed)
        {
            if (!access.Can(definition, action))
            {
                throw new ForbiddenException(definition.Key, action);
            }

            if (!access.Allows(definition, action, row))
            {
                change.Errors.Add(change.Before is null ? new FieldError("owner", "error.ownerNotAllowed") : new FieldError("", "error.rowNotAllowed"));
                return;
            }
        }

        var view = access.View(change.Schema);
        if (view == change.Schema)
        {
            return;
        }

        if (change.Op is ChangeOp.Update or ChangeOp.Restore)
        {
            // Whichever way it came (a form, a file, an undo): what the product sets itself is not his doing.
            change.Errors.AddRange(change.Given.Where(f => !f.ReadOnly && view.See(f).Mode != FieldMode.Full).Select(f => new FieldError(f.Key, "error.fieldNotAllowed")));
        }
        else if (change.Whole[0] is { Before: not null } parent && parent != change && change.Schema.Fields.Any(f => !f.ReadOnly && view.See(f).Mode != FieldMode.Full))
        {
            // A line put in another's place would have the price he may not set.
            change.Errors.Add(new FieldError("", "error.linesNotAllowed"));
        }
    }

    /// <summary>What somebody must be allowed to do for this change. Handing a record over is a right of its own, with or without the right to change it.</summary>
    private static IEnumerable<AccessAction> Needed(RecordChange change)
    {
        if (change.Before is not { } before || change.Op == ChangeOp.Delete)
        {
            return [change.Op == ChangeOp.Create ? AccessAction.Create : AccessAction.Delete];
        }

        var restored = change.Op == ChangeOp.Restore;
        var handedOver = before.OwnerId != change.After.OwnerId;
        var edited = (restored ? change.Given : change.Changed).Any(f => f.Key is not ("owner" or "department") && !f.ReadOnly);
        var needed = new List<AccessAction>();
        if (restored)
        {
            needed.Add(AccessAction.Delete);
        }

        if (handedOver)
        {
            needed.Add(AccessAction.Transfer);
        }

        if (edited || (!restored && !handedOver))
        {
            needed.Add(AccessAction.Update);
        }

        return needed;
    }

    /// <summary>The product keeps up what it shows beside people's work: nothing they left open may hold that up, and it is not their change.</summary>
    private bool IsUpkeep(RecordChange change) => scope.Source == ChangeSource.System && change.Op == ChangeOp.Update && change.Changed.All(f => f.Quiet);

    private void Stamp(RecordChange change, DateTimeOffset now)
    {
        var record = change.After;
        if (IsUpkeep(change))
        {
            return;
        }

        record.Version = (change.Before?.Version ?? 0) + 1;
        record.UpdatedAt = now;
        record.UpdatedById = access.Caller.UserId;
        if (change.Before is null)
        {
            if (record.CreatedAt == default)
            {
                record.CreatedAt = now;
            }

            record.CreatedById ??= access.Caller.UserId;
        }
    }
}
