using System.Collections.Concurrent;
using System.Text.Json;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Sharing;

/// <summary>The filters of sharing rules, read once for each state of the metadata.</summary>
public sealed class SharingFilters(Metadata metadata, WorkspaceClock clock)
{
    private static readonly AndFilter Everything = new([]);
    private static readonly NotFilter Nothing = new(Everything);

    private volatile Read _read = new(null);

    /// <summary>The records of an object a rule shares; of lines those of such records. A rule that names a field there is no more shares nothing.</summary>
    internal Filter Of(ObjectDefinition definition, DirectorySharingRule rule, AccessRules access)
    {
        var current = metadata.Current;
        var read = _read;
        if (read.Of != current)
        {
            _read = read = new Read(current);
        }

        var filter = read.Filters.GetOrAdd((rule.Object, rule.FilterJson), key => Parse(current.Schema(key.Object), key.Json, new FilterParser(new VisibleSchemas(metadata, access.ForEverything()), access.ForEverything(), clock)));
        return definition.Key == rule.Object ? filter : new PathFilter(definition.Parent!, current.Schema(rule.Object), filter);
    }

    /// <summary>What is wrong with the filter of a rule; null when nothing is.</summary>
    public static FieldError? Check<T>(RecordChange<T> change, string field, string? objectKey, string? filterJson)
        where T : Record
    {
        if (string.IsNullOrWhiteSpace(filterJson) || change.Metadata?.Find(objectKey) is not { } schema)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(filterJson);
            return IsSteady(change.Filters!.Parse(schema, json.RootElement), json.RootElement) ? null : new FieldError(field, "error.sharingFilter");
        }
        catch (JsonException)
        {
            return new FieldError(field, "error.filter.shape");
        }
        catch (InvalidInputException e)
        {
            return e.Errors[0] with { Field = field };
        }
    }

    private static Filter Parse(ObjectSchema schema, string? filterJson, FilterParser parser)
    {
        if (string.IsNullOrWhiteSpace(filterJson))
        {
            return Everything;
        }

        try
        {
            using var json = JsonDocument.Parse(filterJson);
            return parser.Parse(schema, json.RootElement) is not { } filter ? Everything : IsSteady(filter, json.RootElement) ? filter : Nothing;
        }
        catch (Exception e) when (e is InvalidInputException or JsonException)
        {
            return Nothing;
        }
    }

    /// <summary>Whether a record itself says if it passes: neither other records, nor the day, nor who asks.</summary>
    private static bool IsSteady(Filter? filter, JsonElement json) => filter switch
    {
        AndFilter and => and.Parts.All(p => IsSteady(p, json)),
        OrFilter or => or.Parts.All(p => IsSteady(p, json)),
        NotFilter not => IsSteady(not.Part, json),
        PathFilter => false,
        FieldFilter { Op: FilterOp.Within } => false,
        _ => !json.GetRawText().Contains("\"me\"", StringComparison.Ordinal),
    };

    private sealed record Read(MetadataSnapshot? Of)
    {
        public ConcurrentDictionary<(string Object, string? Json), Filter> Filters { get; } = [];
    }
}
