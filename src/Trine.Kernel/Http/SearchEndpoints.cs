using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;
using Trine.Kernel.Search;

namespace Trine.Kernel.Http;

/// <summary>The search box: hits over all objects the caller may see.</summary>
internal static class SearchEndpoints
{
    /// <param name="Title">What the record is called.</param>
    /// <param name="Facts">The values of its subtitle's fields that are not empty, by key.</param>
    /// <param name="Subtitle">The same in words, but for choices: their labels are the client's.</param>
    public sealed record SearchHit(string Object, Guid Id, string? Title, IReadOnlyDictionary<string, WrittenJson> Facts, string Subtitle);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/search", SearchAsync).WithSummary("Search everything");

    internal static async Task<Ok<Listing<SearchHit>>> SearchAsync(
        string? q, string? objects, int? limit, VisibleSchemas schemas, SearchIndex index, RecordReader reader, RecordJson json, ReadWatch watch, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > 50)
        {
            throw new InvalidInputException("limit", "error.range", 1, 50);
        }

        var wanted = objects?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var perObject = wanted is { Length: 1 } ? limit ?? 20 : Math.Min(limit ?? 6, 20);
        var searched = schemas.All.Where(s => s.Definition.IsSearchable && (wanted is null || wanted.Contains(s.Key))).ToList();
        var found = await index.FindAsync(searched, q ?? "", perObject, cancellationToken);
        var hits = new List<(ObjectSchema Schema, IReadOnlyList<FieldDefinition> Fields, List<RecordRow> Rows)>();
        foreach (var schema in searched)
        {
            if (found.TryGetValue(schema.Key, out var ids))
            {
                IReadOnlyList<FieldDefinition> fields = [schema.Title, .. schema.Definition.SubtitleKeys.Select(schema.Find).OfType<FieldDefinition>()];
                var page = await reader.ReadAsync(new RecordQuery { Schema = schema, Fields = fields, Limit = ids.Count, Filter = RecordReader.ById(schema, ids) }, cancellationToken);
                var rows = page.Rows.ToDictionary(r => r.Id);
                hits.Add((schema, fields, [.. ids.Where(rows.ContainsKey).Select(id => rows[id])]));
                await watch.NoteAsync(schema, fields, [.. rows.Keys], cancellationToken);
            }
        }

        var names = await json.NamesAsync([.. hits.Select(h => (h.Fields, (IReadOnlyList<RecordRow>)h.Rows))], cancellationToken);
        return TypedResults.Ok(new Listing<SearchHit>([.. hits.SelectMany(h => h.Rows.Select(r => Hit(h.Schema, h.Fields, r, names)))]));
    }

    private static SearchHit Hit(ObjectSchema schema, IReadOnlyList<FieldDefinition> fields, RecordRow row, RecordNames names)
    {
        var facts = fields.Index().Skip(1).Where(f => row.Values[f.Index] is not null)
            .ToDictionary(f => f.Item.Key, f => new WrittenJson(writer => RecordJson.WriteValue(writer, f.Item, row.Values[f.Index], names)));
        var subtitle = string.Join(" · ", fields.Index().Skip(1).Select(f => Fact(f.Item, row.Values[f.Index], names)).Where(t => !string.IsNullOrEmpty(t)));
        return new SearchHit(schema.Key, row.Id, row.Values[0] as string, facts, subtitle);
    }

    /// <summary>Plain text facts; choices are left to the client, which has their labels in <c>facts</c>.</summary>
    private static string? Fact(FieldDefinition field, object? value, RecordNames names) => (field.Type, value) switch
    {
        (FieldType.Phone, string phone) => Text.PhoneNumber.Display(phone),
        (FieldType.Region, string code) => Reference.Regions.Path(code),
        (FieldType.Choice or FieldType.MultiChoice, _) => null,
        (_, Guid id) => names.Of(field, id),
        (_, string text) => text,
        (_, DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };
}
