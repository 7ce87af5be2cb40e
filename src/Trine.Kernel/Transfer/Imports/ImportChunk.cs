using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>
/// Turns some rows into records and sends them through the door, as the user who imports. What is refused is withdrawn with its reasons;
/// the rest is left pending in the context, to be saved together with the import's progress.
/// </summary>
internal sealed class ImportChunk(
    TrineDb db, AccessRules access, RecordStore store, RecordFinder finder, ReferenceResolver references, ImportLines lines, ImportDuplicates duplicates, ChangeScope scope)
{
    private readonly List<ImportItem> _items = [];
    private readonly Dictionary<object, ImportItem> _byKey = [];
    private ImportPlan _plan = null!;
    private int _skipped;
    private int _updated;

    /// <summary>Prepares the rows of one chunk. Once per instance.</summary>
    public async Task<ChunkResult> PrepareAsync(ImportPlan plan, IReadOnlyList<ImportRow> rows, ImportMemory memory, CancellationToken cancellationToken)
    {
        _plan = plan;
        var made = (await references.ResolveAsync(plan, rows, memory, cancellationToken)).ToList();
        var existing = await ExistingAsync(rows, cancellationToken);
        foreach (var row in rows.Where(r => r.IsGood))
        {
            Place(row, existing, memory);
        }

        RefuseTorn(rows);
        Settle(made);
        if (plan.Options.Duplicates != PossibleDuplicates.Ignore)
        {
            _skipped += await duplicates.CheckAsync(plan, _items, Apply, cancellationToken);
        }

        await lines.AddAsync(plan, _items, cancellationToken);
        foreach (var item in _items.Where(i => i.IsNew && plan.Options.DryRun))
        {
            Placeholders(item);
        }

        var changes = await db.PrepareAsync(cancellationToken);
        var passed = new ImportVerdict(plan, access).Judge(db, _items, made, changes, plan.Options.DryRun ? memory : null);
        return Count(rows, passed);
    }

    /// <summary>The records that rows of this chunk mean, by key: the caller may see them all, change only some.</summary>
    private async Task<Dictionary<object, (Guid Id, Record? Record, int Count)>> ExistingAsync(IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken)
    {
        var existing = new Dictionary<object, (Guid Id, Record? Record, int Count)>();
        if (_plan.Key is not { } key)
        {
            return existing;
        }

        var values = rows.Where(r => r.IsGood && r.Values[_plan.KeyColumn] is not null).Select(r => KeyValue.Of(key, r.Values[_plan.KeyColumn]!)).OfType<object>().Distinct().ToList();
        var found = await finder.FindAsync(_plan.Schema, key, values, cancellationToken);
        var wanted = values.ToHashSet();
        var editable = (await store.EditableAsync(_plan.Schema, [.. found.Where(f => wanted.Contains(f.Value)).Select(f => f.Id)], cancellationToken)).ToDictionary(r => r.Id);
        foreach (var (id, value) in found.Where(f => wanted.Contains(f.Value)))
        {
            existing[value] = (id, editable.GetValueOrDefault(id), existing.GetValueOrDefault(value).Count + 1);
        }

        await lines.RememberAsync(_plan, [.. editable.Keys], scope.ChangeSet, cancellationToken);
        return existing;
    }

    /// <summary>Finds or makes the record of a row.</summary>
    private void Place(ImportRow row, Dictionary<object, (Guid Id, Record? Record, int Count)> existing, ImportMemory memory)
    {
        var key = KeyOf(row);
        var before = key is null ? default : existing.GetValueOrDefault(key);
        if (key is not null && _byKey.TryGetValue(key, out var same) && (_plan.Lines is not null || _plan.Options.OnDuplicate != OnDuplicate.Create))
        {
            Again(row, same);
        }
        else if (before.Count > 1 && _plan.Options.OnDuplicate != OnDuplicate.Create)
        {
            row.Reasons.Add(_plan.Say(_plan.Schema, new FieldError(_plan.Key!.Key, "transfer.keyAmbiguous", before.Count)));
        }
        else if (before.Count == 1 && lines.WroteBefore(before.Id))
        {
            Take(new ImportItem(before.Record!, false) { Continued = true }, row, key, apply: false);
        }
        else if (before.Count > 0 && _plan.Options.OnDuplicate == OnDuplicate.Skip)
        {
            _skipped++;
        }
        else if (before.Count > 0 && _plan.Options.OnDuplicate == OnDuplicate.Update)
        {
            Update(row, before.Record, key);
        }
        else if (key is not null && _plan.Options.DryRun && memory.DryKeys.Contains(key) && _plan.Options.OnDuplicate != OnDuplicate.Create)
        {
            // A row before this one would have made it; what this one would change cannot be looked at, nothing being saved.
            (_updated, _skipped) = _plan.Options.OnDuplicate == OnDuplicate.Update ? (_updated + 1, _skipped) : (_updated, _skipped + 1);
        }
        else
        {
            Create(row, key);
        }
    }

    /// <summary>A record of which one row cannot be read is not made of the others: an order without one of its lines would be a wrong order.</summary>
    private void RefuseTorn(IReadOnlyList<ImportRow> rows)
    {
        foreach (var row in rows.Where(r => !r.IsGood && _plan.Lines is not null && KeyOf(r) is not null))
        {
            _byKey.GetValueOrDefault(KeyOf(row)!)?.Refuse(_plan.Say(_plan.Schema, new FieldError("", "transfer.torn", row.Source.Number)));
        }
    }

    private object? KeyOf(ImportRow row) => _plan.Key is { } key && row.Values[_plan.KeyColumn] is { } value ? KeyValue.Of(key, value) : null;

    private void Again(ImportRow row, ImportItem same)
    {
        if (_plan.Lines is not null)
        {
            same.Rows.Add(row);
        }
        else if (_plan.Options.OnDuplicate == OnDuplicate.Skip)
        {
            _skipped++;
        }
        else
        {
            same.Rows.Add(row);
            Apply(row, same.Record, same.IsNew);
        }
    }

    private void Update(ImportRow row, Record? record, object? key)
    {
        if (record is null || !access.Allows(_plan.Schema.Definition, AccessAction.Import, record))
        {
            row.Reasons.Add(_plan.Say(_plan.Schema, new FieldError("", "error.rowNotAllowed")));
            return;
        }

        Take(new ImportItem(record, false), row, key, apply: true);
    }

    private void Create(ImportRow row, object? key)
    {
        if (!access.Can(_plan.Schema.Definition, AccessAction.Create))
        {
            row.Reasons.Add(_plan.Say(_plan.Schema, new FieldError("", "transfer.mayNotCreate", _plan.NameOf(_plan.Schema))));
            return;
        }

        Take(new ImportItem(RecordStore.New(_plan.Schema), true), row, key, apply: true);
    }

    private void Take(ImportItem item, ImportRow row, object? key, bool apply)
    {
        item.Rows.Add(row);
        if (apply)
        {
            Apply(row, item.Record, item.IsNew);
        }

        if (item.IsNew)
        {
            item.Record.OwnerId ??= access.Caller.UserId;
            db.Add(item.Record);
        }

        _items.Add(item);
        if (key is not null)
        {
            _byKey[key] = item;
        }
    }

    /// <summary>Puts the values of a row into a record.</summary>
    private void Apply(ImportRow row, Record record, bool isNew)
    {
        for (var i = 0; i < _plan.Columns.Count; i++)
        {
            var field = _plan.Columns[i].Field;
            if (_plan.Columns[i].OfLine || field.Key == "id" || (!isNew && field.Key is "createdAt" or "createdBy"))
            {
                continue;
            }

            var value = row.Values[i];
            if (value is null && (isNew || !_plan.Options.ClearEmpty || row.Unsettled.Exists(u => u.Column == i)))
            {
                continue;
            }

            if (value is DateTimeOffset told && field.Get(record) is DateTimeOffset known && known.AddTicks(-(known.Ticks % TimeSpan.TicksPerSecond)) == told)
            {
                // Files show seconds; what they do not show they do not change.
                continue;
            }

            if (field.CreateOnly && !isNew && !field.IsSame(record, value))
            {
                row.Reasons.Add(_plan.Say(_plan.Schema, new FieldError(field.Key, "error.readOnly")));
                continue;
            }

            field.Set(record, value);
        }
    }

    /// <summary>Settles references to records of the same file: a parent company that stands a few rows further down.</summary>
    private void Settle(List<Record> made)
    {
        var unsettled = _items.SelectMany(i => i.Rows.Select(r => (Item: i, Row: r))).Where(x => x.Row.Unsettled.Count > 0).ToList();
        var names = _items.ToLookup(i => _plan.Schema.Title.Get(i.Record) as string ?? "", i => i.Record);
        foreach (var (item, row) in unsettled)
        {
            foreach (var (index, name) in row.Unsettled)
            {
                var column = _plan.Columns[index];
                var found = names[name].Take(2).ToList();
                if (found.Count == 0 && _plan.Options.Creates(_plan.Schema.Definition))
                {
                    var missing = made.Find(m => _plan.Schema.Definition.ClrType == m.GetType() && _plan.Schema.Title.Get(m) as string == name) ?? Missing(name, made);
                    found.Add(missing);
                }

                if (found.Count == 1)
                {
                    column.Field.Set(item.Record, found[0].Id);
                }
                else
                {
                    item.Refuse(references.Sentence(_plan, column, found.Count == 0 ? "transfer.reference.missing" : "transfer.reference.ambiguous", name));
                }
            }
        }
    }

    private Record Missing(string name, List<Record> made)
    {
        var record = RecordStore.New(_plan.Schema);
        record.OwnerId = access.Caller.UserId;
        _plan.Schema.Title.Set(record, name);
        db.Add(record);
        made.Add(record);
        return record;
    }

    /// <summary>A dry run draws no numbers: sequences have no way back.</summary>
    private void Placeholders(ImportItem item)
    {
        foreach (var field in _plan.Schema.Fields.Where(f => f.Type == FieldType.AutoNumber && f.Get(item.Record) is null or ""))
        {
            field.Set(item.Record, item.Record.Id.ToString("N"));
        }
    }

    private ChunkResult Count(IReadOnlyList<ImportRow> rows, IReadOnlyList<RecordChange> passed)
    {
        var written = passed.Select(c => c.After).ToHashSet();
        var (created, updated, unchanged) = (0, _updated, 0);
        foreach (var item in _items.Where(i => !i.Refused))
        {
            var changed = written.Contains(item.Record) || item.Lines.Exists(written.Contains);
            var one = item.Continued ? 0 : 1;
            (created, updated, unchanged) = (item.IsNew, changed) switch
            {
                (true, _) => (created + 1, updated, unchanged),
                (false, true) => (created, updated + one, unchanged),
                (false, false) => (created, updated, unchanged + item.Rows.Count),
            };
            // Without lines a second row of the same key is a change of what the first one made.
            updated += _plan.Lines is null && (item.IsNew || changed) ? item.Rows.Count - 1 : 0;
        }

        return new ChunkResult(
            passed, created, updated, _skipped + unchanged, [.. rows.Where(r => !r.IsGood)], [.. rows.Where(r => r.IsGood && r.Warnings.Count > 0)]);
    }
}
