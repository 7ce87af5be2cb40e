using System.Globalization;
using System.Text.Json;
using Microsoft.OpenApi;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Http;

/// <summary>Reads list queries from JSON; unknown members and fields are errors, not silence.</summary>
public sealed class QueryInput(FilterParser filters, Data.WorkspaceClock clock)
{
    private static readonly string[] Members =
        ["search", "filter", "sort", "fields", "limit", "cursor", "count", "asOf", "deleted", "field", "sum"];

    /// <summary>What <see cref="Parse"/> takes of a list.</summary>
    internal static OpenApiSchema Shape(OpenApiDocument document) => OpenApiShapes.Object(
        ("search?", OpenApiShapes.Text()),
        ("filter?", new OpenApiSchemaReference("Filter", document)),
        ("sort?", OpenApiShapes.ListOf(OpenApiShapes.Text())),
        ("fields?", OpenApiShapes.ListOf(OpenApiShapes.Text())),
        ("limit?", OpenApiShapes.Integer()),
        ("cursor?", OpenApiShapes.Text()),
        ("count?", OpenApiShapes.OneOf(["none", "capped", "exact"])),
        ("asOf?", OpenApiShapes.Text()),
        ("deleted?", OpenApiShapes.Flag()));

    /// <summary>The same of a board.</summary>
    internal static OpenApiSchema BoardShape(OpenApiDocument document)
    {
        var shape = Shape(document);
        shape.Properties!["field"] = OpenApiShapes.Text();
        shape.Properties!["sum"] = OpenApiShapes.Text();
        shape.Required = new HashSet<string> { "field" };
        return shape;
    }

    /// <summary>The query a body asks for.</summary>
    /// <exception cref="InvalidInputException">Names the member or field that is wrong.</exception>
    public RecordQuery Parse(ObjectSchema schema, JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidInputException("", "error.type.object");
        }

        if (body.EnumerateObject().Select(p => p.Name).FirstOrDefault(n => !Members.Contains(n)) is { } unknown)
        {
            throw new InvalidInputException(unknown, "error.unknownField", unknown);
        }

        var sort = Sort(schema, Texts(body, "sort"));
        return new RecordQuery
        {
            Schema = schema,
            Search = Text(body, "search"),
            Filter = filters.Parse(schema, body.TryGetProperty("filter", out var filter) ? filter : null),
            Sort = sort,
            Fields = Fields(schema, Texts(body, "fields")),
            Limit = Limit(body),
            Cursor = Text(body, "cursor") is { } cursor ? Cursor.Decode(cursor, sort) : null,
            Count = Text(body, "count") switch
            {
                null or "none" => CountMode.None,
                "capped" => CountMode.Capped,
                "exact" => CountMode.Exact,
                _ => throw new InvalidInputException("count", "error.choice", Text(body, "count")!, "none, capped, exact"),
            },
            AsOf = Text(body, "asOf") is { } moment ? Moment(moment) : null,
            Deleted = body.TryGetProperty("deleted", out var deleted) && deleted.ValueKind == JsonValueKind.True,
        };
    }

    /// <summary>A moment: an instant, or a day, which means its end.</summary>
    public DateTimeOffset Moment(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return clock.EndOf(day);
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.ToUniversalTime()
            : throw new InvalidInputException("asOf", "error.type.dateTime", text);
    }

    /// <summary>Sort keys such as <c>-amount</c>.</summary>
    public static IReadOnlyList<Query.SortKey> Sort(ObjectSchema schema, IReadOnlyList<string>? keys)
    {
        if (keys is { Count: > 5 })
        {
            throw new InvalidInputException("sort", "error.tooMany", 5);
        }

        return [.. (keys ?? []).Select(key =>
        {
            var descending = key.StartsWith('-');
            var field = schema.Find(descending ? key[1..] : key);
            return field is { Sortable: true } ? new Query.SortKey(field, descending) : throw new InvalidInputException("sort", "error.sort", key, SortableKeys(schema));
        })];
    }

    /// <summary>Fields by key, custom ones last; all when none are named.</summary>
    public static IReadOnlyList<FieldDefinition> Fields(ObjectSchema schema, IReadOnlyList<string>? keys)
    {
        if (keys is null)
        {
            return schema.Fields;
        }

        var fields = keys.Distinct().Select(key => schema.Find(key) ?? throw new InvalidInputException("fields", "error.unknownField", key));
        return [.. fields.OrderBy(f => f.IsCustom)];
    }

    private static string SortableKeys(ObjectSchema schema) => string.Join(", ", schema.Fields.Where(f => f.Sortable).Select(f => f.Key));

    private static int Limit(JsonElement body)
    {
        if (!body.TryGetProperty("limit", out var limit) || limit.ValueKind == JsonValueKind.Null)
        {
            return 50;
        }

        return limit.ValueKind == JsonValueKind.Number && limit.TryGetInt32(out var number) && number is >= 1 and <= 500
            ? number
            : throw new InvalidInputException("limit", "error.range", 1, 500);
    }

    private static string? Text(JsonElement body, string name)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw new InvalidInputException(name, "error.type.text", value.ToString());
    }

    private static List<string>? Texts(JsonElement body, string name)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(v => v.GetString()!)]
            : throw new InvalidInputException(name, "error.type.texts", value.ToString());
    }
}
