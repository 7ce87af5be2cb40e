using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Http;

/// <summary>A list as a board: a column per value with its count, its sum and its first cards.</summary>
internal static class BoardEndpoints
{
    /// <summary>Cards of a column, unless more are asked for.</summary>
    private const int Cards = 20;
    private const int MostCards = 100;

    public sealed record BoardAnswer(IReadOnlyList<BoardColumn> Columns);

    /// <param name="Value">What its records have in common: a choice, or whom they refer to; null for those that have none.</param>
    /// <param name="Count">How many records there are.</param>
    /// <param name="Items">The first of them.</param>
    /// <param name="NextCursor">Null when these are all.</param>
    /// <param name="Sum">Of all of them, by currency.</param>
    public sealed record BoardColumn(BoardValue Value, long Count, IReadOnlyList<WrittenRecord> Items, string? NextCursor, IReadOnlyList<Total>? Sum = null);

    public sealed class BoardValue(Action<Utf8JsonWriter> write) : WrittenJson(write)
    {
        public static OpenApiSchema Shape(OpenApiDocument document) =>
            OpenApiShapes.AnyOf(new OpenApiSchemaReference(nameof(RecordLink), document), OpenApiShapes.OrNull(OpenApiShapes.Text()));
    }

    public sealed record Total(string? Currency, decimal? Amount);

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{objects}/board", BoardAsync).WithMetadata(new ReadsOnly()).Takes("BoardQuery").WithSummary("A list as columns with counts and sums");

    internal static async Task<Ok<BoardAnswer>> BoardAsync(
        string objects, JsonElement body, VisibleSchemas schemas, QueryInput input, RecordReader reader, RecordJson json, ReadWatch watch, CancellationToken cancellationToken)
    {
        var schema = schemas.Exposed(objects);
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

        query = query with { Limit = body.TryGetProperty("limit", out _) ? Math.Min(query.Limit, MostCards) : Cards };
        var totals = await reader.TotalsAsync(query, by, sum, cancellationToken);
        var columns = new List<(object? Value, RecordPage Page)>();
        foreach (var value in await ColumnsAsync(schemas, reader, by, totals, cancellationToken))
        {
            var empty = totals.All(t => !Equals(t.Value, value));
            Filter one = new FieldFilter(by, FilterOp.Eq, [value]);
            var filter = query.Filter is null ? one : new AndFilter([query.Filter, one]);
            columns.Add((value, empty ? new RecordPage([], null, 0, false) : await reader.ReadAsync(query with { Filter = filter }, cancellationToken)));
        }

        await watch.NoteAsync(schema, query.Fields, [.. columns.SelectMany(c => c.Page.Rows).Select(r => r.Id)], cancellationToken);
        var names = await json.NamesAsync(query.Fields, [.. columns.SelectMany(c => c.Page.Rows)], cancellationToken);
        var own = by.Type == FieldType.Reference
            ? await reader.TitlesAsync(schemas.Schema(by.Target!), [.. columns.Select(c => c.Value).OfType<Guid>()], cancellationToken)
            : new Dictionary<Guid, string>();
        return TypedResults.Ok(new BoardAnswer(
        [
            .. columns.Select(c => new BoardColumn(
                Value(c.Value, by, names, own),
                totals.Where(t => Equals(t.Value, c.Value)).Sum(t => t.Count),
                [.. c.Page.Rows.Select(r => new WrittenRecord(writer => json.WriteProperties(writer, schema, query.Fields, r, names)))],
                c.Page.Next?.Encode(),
                sum is null ? null : [.. totals.Where(t => Equals(t.Value, c.Value)).Select(t => new Total(t.Currency, t.Sum is { } amount ? FieldJson.Plain(amount) : null))])),
        ]));
    }

    /// <summary>All choices of a choice field; all records of a small object referred to (stages), in their own order; else the values there are.</summary>
    private static async Task<IReadOnlyList<object?>> ColumnsAsync(
        VisibleSchemas schemas, RecordReader reader, FieldDefinition by, IReadOnlyList<GroupTotal> totals, CancellationToken cancellationToken)
    {
        var present = totals.Select(t => t.Value).Distinct().ToList();
        IEnumerable<object?> all = [];
        if (by.Type == FieldType.Choice)
        {
            all = by.Choices.Select(c => (object?)c.Value);
        }
        else if (by.Type == FieldType.Reference && schemas.Find(by.Target!) is { } target)
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

    private static BoardValue Value(object? value, FieldDefinition by, RecordNames names, IReadOnlyDictionary<Guid, string> own) => new(writer =>
    {
        if (value is Guid id && by.Type == FieldType.Reference)
        {
            JsonSerializer.Serialize(writer, new RecordLink(id, own.GetValueOrDefault(id)), ApiJson.Options);
        }
        else
        {
            RecordJson.WriteValue(writer, by, value, names);
        }
    });
}
