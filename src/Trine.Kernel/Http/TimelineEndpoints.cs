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

/// <summary>
/// Everything that happened on a record, newest first: records of other objects that refer to it (as their declarations say) and its own
/// changes. Each source is one indexed query of the page's size; the page is merged from their heads.
/// </summary>
internal static class TimelineEndpoints
{
    private const int PageSize = 30;

    /// <param name="Id">Of the record; of a change, its change set.</param>
    /// <param name="Kind">Of a record as its object declares it: activity, task, comment …; <c>change</c> for the record's own.</param>
    /// <param name="Object">The object it is a record of.</param>
    /// <param name="Title">What the record is called; null for changes.</param>
    /// <param name="Text">What it says, where its object has such a field.</param>
    /// <param name="Data">More of its fields, by key; of a change what the history has.</param>
    public sealed record TimelineItem(
        Guid Id, DateTimeOffset At, string Kind, string Object, Guid RecordId, string? Title, string? Text, RecordLink? Actor, IReadOnlyDictionary<string, WrittenJson> Data);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{objects}/{id:guid}/timeline", TimelineAsync).WithSummary("Everything on a record");

    internal static async Task<Ok<Page<TimelineItem>>> TimelineAsync(
        string objects, Guid id, string? kinds, string? q, string? cursor, VisibleSchemas schemas, TrineDb db, AccessRules access, RecordReader reader, RecordJson json, QueryInput input,
        UserDirectory directory, FileFacts files, ReadWatch watch, WorkspaceClock clock, CancellationToken cancellationToken)
    {
        var schema = schemas.Exposed(objects);
        _ = await reader.FindAsync(schema, id, [], cancellationToken) ?? throw new NotThereException(objects);
        var before = string.IsNullOrEmpty(cursor) ? DateTimeOffset.MaxValue : input.Moment(cursor);
        var wanted = kinds?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var items = new List<Found>();
        foreach (var source in schemas.All)
        {
            // What he may not read at all leaves the rest as it is.
            if (source.Definition.Timeline is { } timeline && (wanted is null || wanted.Contains(timeline.Kind)) && access.Can(source.Definition, AccessAction.Read))
            {
                items.AddRange(await RecordsAsync(source, timeline, schema, id, q, before, reader, json, clock, directory.Current, cancellationToken));
            }
        }

        if ((wanted is null || wanted.Contains("change")) && string.IsNullOrWhiteSpace(q))
        {
            items.AddRange(await ChangesAsync(schema, id, before, schemas, db, reader, directory, files, cancellationToken));
        }

        var page = items.OrderByDescending(i => i.Item.At).ThenByDescending(i => i.Item.Id).Take(PageSize).ToList();
        foreach (var read in page.Where(i => !i.Schema.Definition.Internal).GroupBy(i => i.Schema))
        {
            await watch.NoteAsync(read.Key, [.. read.SelectMany(i => i.Fields).Distinct()], [.. read.Select(i => i.Item.RecordId).Distinct()], cancellationToken);
        }

        return TypedResults.Ok(new Page<TimelineItem>([.. page.Select(i => i.Item)], items.Count > PageSize ? FieldJson.Instant(page[^1].Item.At) : null));
    }

    /// <param name="Schema">What the item is of.</param>
    /// <param name="Fields">The fields it has values of.</param>
    private sealed record Found(TimelineItem Item, ObjectSchema Schema, IReadOnlyList<FieldDefinition> Fields);

    private static async Task<IEnumerable<Found>> RecordsAsync(
        ObjectSchema source, TimelineDefinition timeline, ObjectSchema parent, Guid id, string? text, DateTimeOffset before, RecordReader reader, RecordJson json,
        WorkspaceClock clock, DirectorySnapshot directory, CancellationToken cancellationToken)
    {
        var filters = Here(source, parent, id);
        if (filters.Count == 0)
        {
            return [];
        }

        var at = source.Find(timeline.AtKey)!;
        filters.Add(Before(at, before, clock));
        var body = timeline.TextKey is { } key ? source.Find(key) : null;
        if (!string.IsNullOrWhiteSpace(text))
        {
            var titles = new FieldFilter(source.Title, FilterOp.Contains, [text]);
            filters.Add(body is null ? titles : new OrFilter([titles, new FieldFilter(body, FilterOp.Contains, [text])]));
        }

        var data = timeline.DataKeys.Select(source.Find).OfType<FieldDefinition>().ToList();
        var createdBy = source.Find("createdBy")!;
        IReadOnlyList<FieldDefinition> fields = [source.Title, at, createdBy, .. body is null ? [] : new[] { body }, .. data];
        var page = await reader.ReadAsync(
            new RecordQuery { Schema = source, Fields = fields, Filter = new AndFilter(filters), Sort = [new SortKey(at, true)], Limit = PageSize + 1 }, cancellationToken);
        var names = await json.NamesAsync(fields, page.Rows, cancellationToken);
        var first = body is null ? 3 : 4;
        return page.Rows.Select(row => new Found(new TimelineItem(
            row.Id,
            row.Values[1] is DateOnly day ? clock.StartOf(day) : (DateTimeOffset)row.Values[1]!,
            timeline.Kind,
            source.Key,
            row.Id,
            row.Values[0] as string,
            body is null ? null : row.Values[3] as string,
            RecordLink.To(row.Values[2] as Guid? ?? row.OwnerId, directory),
            data.Index().ToDictionary(d => d.Item.Key, d => new WrittenJson(writer => RecordJson.WriteValue(writer, d.Item, row.Values[first + d.Index], names)))), source, fields));
    }

    // A day stands on the timeline where it begins.
    private static FieldFilter Before(FieldDefinition at, DateTimeOffset before, WorkspaceClock clock)
    {
        if (at.Type != FieldType.Date)
        {
            return new FieldFilter(at, FilterOp.Lt, [before]);
        }

        var day = clock.DayOf(before);
        return new FieldFilter(at, clock.StartOf(day) < before ? FilterOp.Le : FilterOp.Lt, [day]);
    }

    /// <summary>What makes a record of the source belong to this record; nothing when none can.</summary>
    private static List<Filter> Here(ObjectSchema source, ObjectSchema parent, Guid id)
    {
        if (source.Definition.Internal)
        {
            // Parts of records (comments, files) name the object beside the record, and its access is theirs.
            return source.Find("object") is { } name && source.Find("record") is { } record
                ? [new FieldFilter(record, FilterOp.Eq, [id]), new FieldFilter(name, FilterOp.Eq, [parent.Key])]
                : [];
        }

        var references = source.References.Where(f => f.Target == parent.Key).Select(f => (Filter)new FieldFilter(f, FilterOp.Eq, [id])).ToList();
        return references.Count < 2 ? references : [new OrFilter(references)];
    }

    private static async Task<IEnumerable<Found>> ChangesAsync(
        ObjectSchema schema, Guid id, DateTimeOffset before, VisibleSchemas schemas, TrineDb db, RecordReader reader, UserDirectory directory, FileFacts files, CancellationToken cancellationToken)
    {
        var entries = await db.Set<ChangeLogEntry>().AsNoTracking().Where(e => e.Object == schema.Key && e.RecordId == id && e.At < before)
            .OrderByDescending(e => e.Seq).Take(PageSize + 1).ToListAsync(cancellationToken);
        var names = await HistoryEndpoints.NamesAsync(schema, entries, schemas, reader, directory, files, cancellationToken);
        return from entry in entries
               let fields = HistoryEndpoints.Fields(schema, entry, names)
               where !HistoryEndpoints.IsUnseen(schema, entry.Op, fields.Count)
               let item = new TimelineItem(entry.ChangeSet, entry.At, "change", schema.Key, id, null, null, RecordLink.To(entry.ActorId, directory.Current), Data(entry, fields))
               select new Found(item, schema, [.. fields.Keys.Select(schema.Find).OfType<FieldDefinition>()]);
    }

    private static Dictionary<string, WrittenJson> Data(ChangeLogEntry entry, Dictionary<string, HistoryEndpoints.FieldChange> fields)
    {
        return new Dictionary<string, WrittenJson>
        {
            ["op"] = new(writer => FieldJson.Write(writer, entry.Op)),
            ["source"] = new(writer => FieldJson.Write(writer, entry.Source)),
            ["changeSet"] = new(writer => FieldJson.Write(writer, entry.ChangeSet)),
            ["seq"] = new(writer => FieldJson.Write(writer, entry.Seq)),
            ["fields"] = new(writer => JsonSerializer.Serialize(writer, fields, ApiJson.Options)),
        };
    }
}
