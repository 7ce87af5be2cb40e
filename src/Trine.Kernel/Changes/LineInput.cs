using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Changes;

/// <summary>Writes the lines of a record together with it: the list given replaces the list there is, lines with an id stay themselves.</summary>
public sealed class LineInput(TrineDb db, VisibleSchemas schemas, RecordStore store)
{
    /// <summary>Applies the lines in a body, when there are any. Call before saving.</summary>
    /// <returns>What is wrong, by <c>lines[i].field</c>.</returns>
    public async Task<List<FieldError>> ApplyAsync(ObjectSchema schema, Record parent, JsonElement json, bool isNew, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        if (schema.Definition.Lines is not { } lines || json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(lines.Key, out var given))
        {
            return errors;
        }

        var child = schemas.Schema(lines.Object);
        var reference = child.Find(lines.ParentKey)!;
        var existing = isNew ? [] : (await store.ChildrenAsync(child, AccessAction.Update, reference, [parent.Id], cancellationToken)).ToDictionary(r => r.Id);
        var kept = new List<Record>();
        if (given.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in given.EnumerateArray())
            {
                var prefix = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{lines.Key}[{index}].");
                kept.Add(One(child, reference, parent, item, existing, prefix, index, errors));
                index++;
            }

            foreach (var gone in existing.Values.Except(kept))
            {
                db.Remove(gone);
            }
        }
        else if (given.ValueKind is not JsonValueKind.Null)
        {
            errors.Add(new FieldError(lines.Key, "error.type.lines"));
        }

        return errors;
    }

    /// <summary>Takes a record of which the input is refused out of the pending save, with the lines that came with it.</summary>
    public void Withdraw(ObjectSchema schema, Record parent)
    {
        db.Entry(parent).State = EntityState.Detached;
        if (schema.Definition.Lines is not { } lines)
        {
            return;
        }

        var child = db.Catalog.Get(lines.Object);
        foreach (var entry in db.ChangeTracker.Entries<Record>().Where(e => e.Metadata.ClrType == child.ClrType && child.Field(lines.ParentKey).Get(e.Entity) is Guid id && id == parent.Id))
        {
            entry.State = EntityState.Detached;
        }
    }

    private Record One(
        ObjectSchema child, FieldDefinition reference, Record parent, JsonElement item, Dictionary<Guid, Record> existing, string prefix, int index, List<FieldError> errors)
    {
        Record? line = null;
        if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String)
        {
            if (!id.TryGetGuid(out var known) || !existing.TryGetValue(known, out line))
            {
                errors.Add(new FieldError(prefix + "id", "error.reference", id.ToString()));
            }
        }

        var isNew = line is null;
        line ??= RecordStore.New(child);
        errors.AddRange(RecordInput.Apply(child, line, item, isNew, prefix));
        if (isNew)
        {
            line.OwnerId = parent.OwnerId;
            line.DepartmentId = parent.DepartmentId;
            reference.Set(line, parent.Id);
            db.Add(line);
        }

        db.NamePart(line, prefix);
        child.Find("position")?.Set(line, (long)index);
        return line;
    }
}
