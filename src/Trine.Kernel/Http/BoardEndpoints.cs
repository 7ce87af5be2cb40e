using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Http;

/// <summary>A list as a board: a column per value with its count, its sum and its first cards.</summary>
internal static class BoardEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/{objects}/board", BoardAsync).WithSummary("A list as columns with counts and sums");

    internal static async Task<IResult> BoardAsync(
        string objects, JsonElement body, Metadata metadata, QueryInput input, RecordReader reader, RecordJson json, CancellationToken cancellationToken)
    {
        var schema = metadata.Exposed(objects);
        var query = input.Parse(schema, body);
        var by = Named(schema, body, "field") ?? throw new InvalidInputException("field", "error.required");
        if (by.Type is not (FieldType.Choice or FieldType.Reference or FieldType.User) || by.IsCustom || by.Key == "id")
        {
            throw new InvalidInputException("field", "error.boardField", by.Key);
        }

        var sum = Named(schema, body, "sum");
        if (sum is { IsDecimal: false } or { IsCustom: true })
        {
            throw new InvalidInputException("sum", "error.boardSum", sum.Key);
        }

        var totals = await reader.TotalsAsync(query, by, sum, cancellationToken);
        var columns = new List<(object? Value, RecordPage Page)>();
        foreach (var value in await ColumnsAsync(metadata, reader, by, totals, cancellationToken))
        {
            var empty = totals.All(t => !Equals(t.Value, value));
            Filter one = new FieldFilter(by, FilterOp.Eq, [value]);
            var filter = query.Filter is null ? one : new AndFilter([query.Filter, one]);
            columns.Add((value, empty ? new RecordPage([], null, 0, false) : await reader.ReadAsync(query with { Filter = filter, Limit = Math.Min(query.Limit, 100) }, cancellationToken)));
        }

        var names = await json.NamesAsync(query.Fields, [.. columns.SelectMany(c => c.Page.Rows)], cancellationToken);
        var own = by.Type == FieldType.Reference
            ? await reader.TitlesAsync(metadata.Current.Schema(by.Target!), [.. columns.Select(c => c.Value).OfType<Guid>()], cancellationToken)
            : new Dictionary<Guid, string>();
        return new JsonAnswer(writer => Write(writer, schema, query, by, sum, totals, columns, names, own, json));
    }

    /// <summary>All choices of a choice field; all records of a small object referred to (stages), in their own order; else the values there are.</summary>
    private static async Task<IReadOnlyList<object?>> ColumnsAsync(
        Metadata metadata, RecordReader reader, FieldDefinition by, IReadOnlyList<GroupTotal> totals, CancellationToken cancellationToken)
    {
        var present = totals.Select(t => t.Value).Distinct().ToList();
        IEnumerable<object?> all = [];
        if (by.Type == FieldType.Choice)
        {
            all = by.Choices.Select(c => (object?)c.Value);
        }
        else if (by.Type == FieldType.Reference && metadata.Current.Find(by.Target!) is { } target)
        {
            IReadOnlyList<SortKey> sort = target.Find("position") is { Sortable: true } position ? [new SortKey(position, false)] : [];
            var page = await reader.ReadAsync(new RecordQuery { Schema = target, Fields = [], Sort = sort, Limit = 51 }, cancellationToken);
            all = page.Rows.Count <= 50 ? page.Rows.Select(r => (object?)r.Id) : [];
        }

        var columns = all.ToList();
        columns.AddRange(present.Except(columns));
        return columns.Count <= 100 ? columns : throw new RefusedException("board.tooManyColumns", columns.Count);
    }

    private static FieldDefinition? Named(ObjectSchema schema, JsonElement body, string member)
    {
        if (!body.TryGetProperty(member, out var name) || name.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return name.ValueKind == JsonValueKind.String && schema.Find(name.GetString()!) is { } field
            ? field
            : throw new InvalidInputException(member, "error.unknownField", name.ToString());
    }

    private static void Write(
        Utf8JsonWriter writer, ObjectSchema schema, RecordQuery query, FieldDefinition by, FieldDefinition? sum, IReadOnlyList<GroupTotal> totals,
        List<(object? Value, RecordPage Page)> columns, RecordNames names, IReadOnlyDictionary<Guid, string> own, RecordJson json)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("columns");
        foreach (var (value, page) in columns)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("value");
            if (value is Guid id && by.Type == FieldType.Reference)
            {
                writer.WriteStartObject();
                writer.WriteString("id", id);
                writer.WriteString("name", own.GetValueOrDefault(id));
                writer.WriteEndObject();
            }
            else
            {
                RecordJson.WriteValue(writer, by, value, names);
            }

            var groups = totals.Where(t => Equals(t.Value, value)).ToList();
            writer.WriteNumber("count", groups.Sum(g => g.Count));
            if (sum is not null)
            {
                writer.WriteStartArray("sum");
                foreach (var group in groups)
                {
                    writer.WriteStartObject();
                    writer.WriteString("currency", group.Currency);
                    writer.WritePropertyName("amount");
                    FieldJson.Write(writer, group.Sum);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }

            writer.WriteStartArray("items");
            foreach (var row in page.Rows)
            {
                writer.WriteStartObject();
                json.WriteProperties(writer, schema, query.Fields, row, names);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteString("nextCursor", page.Next?.Encode());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
