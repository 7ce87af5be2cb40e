using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
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

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{objects}/{id:guid}/history", HistoryAsync).WithSummary("The changes of a record");

    internal static async Task<IResult> HistoryAsync(
        string objects, Guid id, long? cursor, Metadata metadata, TrineDb db, RecordReader reader, UserDirectory directory, FileFacts files, CancellationToken cancellationToken)
    {
        var schema = metadata.Exposed(objects);
        // Whoever may not see the record does not see its past either.
        _ = await reader.FindAsync(schema, id, [], cancellationToken) ?? throw new NotThereException(objects);
        var before = cursor ?? long.MaxValue;
        var entries = await db.Set<ChangeLogEntry>().AsNoTracking().Where(e => e.Object == schema.Key && e.RecordId == id && e.Seq < before)
            .OrderByDescending(e => e.Seq).Take(PageSize + 1).ToListAsync(cancellationToken);
        var page = entries.Take(PageSize).ToList();
        var names = await NamesAsync(schema, page, metadata, reader, directory, files, cancellationToken);
        return new JsonAnswer(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            foreach (var entry in page)
            {
                Write(writer, schema, entry, names, directory.Current);
            }

            writer.WriteEndArray();
            if (entries.Count > PageSize)
            {
                writer.WriteNumber("nextCursor", page[^1].Seq);
            }
            else
            {
                writer.WriteNull("nextCursor");
            }

            writer.WriteEndObject();
        });
    }

    internal static void Write(Utf8JsonWriter writer, ObjectSchema schema, ChangeLogEntry entry, RecordNames names, DirectorySnapshot directory)
    {
        writer.WriteStartObject();
        writer.WriteNumber("seq", entry.Seq);
        writer.WriteString("at", FieldJson.Instant(entry.At));
        Actor.Write(writer, "actor", entry.ActorId, directory);
        writer.WriteString("source", EnumText.Of(entry.Source));
        writer.WriteString("changeSet", entry.ChangeSet);
        writer.WriteString("op", EnumText.Of(entry.Op));
        WriteFields(writer, schema, entry, names);
        writer.WriteEndObject();
    }

    internal static void WriteFields(Utf8JsonWriter writer, ObjectSchema schema, ChangeLogEntry entry, RecordNames names)
    {
        using var fields = JsonDocument.Parse(entry.Fields);
        writer.WriteStartObject("fields");
        foreach (var change in fields.RootElement.EnumerateObject())
        {
            if (schema.Find(change.Name) is { } field)
            {
                writer.WriteStartObject(change.Name);
                writer.WritePropertyName("old");
                RecordJson.WriteValue(writer, field, CustomValues.Logical(change.Value[0], field.Type), names);
                writer.WritePropertyName("new");
                RecordJson.WriteValue(writer, field, CustomValues.Logical(change.Value[1], field.Type), names);
                writer.WriteEndObject();
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>The names of all records the entries' references ever pointed to, and of all files their fields held.</summary>
    internal static async Task<RecordNames> NamesAsync(
        ObjectSchema schema, IReadOnlyList<ChangeLogEntry> entries, Metadata metadata, RecordReader reader, UserDirectory directory, FileFacts files, CancellationToken cancellationToken)
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
            names.Add(target, await reader.TitlesAsync(metadata.Current.Schema(target), ids, cancellationToken));
        }

        return names;
    }
}
