using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Files;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Http;

/// <summary>The log entries of one record, newest first.</summary>
internal static class HistoryEndpoints
{
    private const int PageSize = 50;

    /// <param name="NextCursor">Asks for the next part; null after the last.</param>
    public sealed record HistoryPage(IReadOnlyList<HistoryEntry> Items, long? NextCursor);

    /// <param name="Seq">Its place in the log.</param>
    /// <param name="Actor">Who did it; null for the system.</param>
    /// <param name="ChangeSet">What to undo.</param>
    /// <param name="Fields">What changed, by field key.</param>
    /// <param name="Erased">The values are gone with the personal data of somebody.</param>
    public sealed record HistoryEntry(
        long Seq, DateTimeOffset At, RecordLink? Actor, ChangeSource Source, Guid ChangeSet, ChangeOp Op, IReadOnlyDictionary<string, FieldChange> Fields, bool Erased);

    public sealed record FieldChange(WrittenJson Old, WrittenJson New);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{objects}/{id:guid}/history", HistoryAsync).WithSummary("The changes of a record");

    internal static async Task<Ok<HistoryPage>> HistoryAsync(
        string objects, Guid id, long? cursor, VisibleSchemas schemas, TrineDb db, RecordReader reader, UserDirectory directory, FileFacts files, ReadWatch watch,
        CancellationToken cancellationToken)
    {
        var schema = schemas.Exposed(objects);
        // Whoever may not see the record does not see its past either.
        _ = await reader.FindAsync(schema, id, [], cancellationToken) ?? throw new NotThereException(objects);
        var before = cursor ?? long.MaxValue;
        var entries = await db.Set<ChangeLogEntry>().AsNoTracking().Where(e => e.Object == schema.Key && e.RecordId == id && e.Seq < before)
            .OrderByDescending(e => e.Seq).Take(PageSize + 1).ToListAsync(cancellationToken);
        var page = entries.Take(PageSize).ToList();
        var names = await NamesAsync(schema, page, schemas, reader, directory, files, cancellationToken);
        var items = page.Select(e => Entry(schema, e, names, directory.Current)).Where(e => !IsUnseen(schema, e.Op, e.Fields.Count)).ToList();
        await watch.NoteAsync(schema, [.. items.SelectMany(i => i.Fields.Keys).Distinct().Select(schema.Find).OfType<FieldDefinition>()], [id], cancellationToken);
        return TypedResults.Ok(new HistoryPage(items, entries.Count > PageSize ? page[^1].Seq : null));
    }

    private static HistoryEntry Entry(ObjectSchema schema, ChangeLogEntry entry, RecordNames names, DirectorySnapshot directory) => new(
        entry.Seq, entry.At, RecordLink.To(entry.ActorId, directory), entry.Source, entry.ChangeSet, entry.Op, Fields(schema, entry, names), entry.ErasedBy is not null);

    /// <summary>A change of nothing but fields the caller does not see is none for him.</summary>
    internal static bool IsUnseen(ObjectSchema schema, ChangeOp op, int fields) => schema != schema.Whole && op == ChangeOp.Update && fields == 0;

    internal static Dictionary<string, FieldChange> Fields(ObjectSchema schema, ChangeLogEntry entry, RecordNames names)
    {
        using var json = JsonDocument.Parse(entry.Fields);
        var fields = new Dictionary<string, FieldChange>();
        foreach (var change in json.RootElement.EnumerateObject())
        {
            if (entry.ErasedBy is null && schema.Find(change.Name) is { } field)
            {
                fields[change.Name] = new FieldChange(Value(field, change.Value[0], names), Value(field, change.Value[1], names));
            }
        }

        return fields;
    }

    private static WrittenJson Value(FieldDefinition field, JsonElement logged, RecordNames names)
    {
        var value = field.Shown(CustomValues.Logical(logged, field.Type));
        return new WrittenJson(writer => RecordJson.WriteValue(writer, field, value, names));
    }

    /// <summary>The names of all records the entries' references ever pointed to, and of all files their fields held.</summary>
    internal static async Task<RecordNames> NamesAsync(
        ObjectSchema schema, IReadOnlyList<ChangeLogEntry> entries, VisibleSchemas schemas, RecordReader reader, UserDirectory directory, FileFacts files, CancellationToken cancellationToken)
    {
        var wanted = new Dictionary<string, HashSet<Guid>>();
        var held = new HashSet<Guid>();
        foreach (var entry in entries)
        {
            using var fields = JsonDocument.Parse(entry.Fields);
            foreach (var change in fields.RootElement.EnumerateObject())
            {
                if (schema.Find(change.Name) is { Type: FieldType.Reference, Target: { } target })
                {
                    foreach (var value in change.Value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String))
                    {
                        (wanted.TryGetValue(target, out var ids) ? ids : wanted[target] = []).Add(value.GetGuid());
                    }
                }
                else if (schema.Find(change.Name) is { Type: FieldType.File })
                {
                    held.UnionWith(change.Value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.Array).SelectMany(v => v.EnumerateArray()).Select(v => v.GetGuid()));
                }
            }
        }

        var names = new RecordNames(directory.Current);
        names.Add(await files.OfAsync(held, cancellationToken));
        foreach (var (target, ids) in wanted)
        {
            names.Add(target, await reader.TitlesAsync(schemas.Schema(target), ids, cancellationToken));
        }

        return names;
    }
}
