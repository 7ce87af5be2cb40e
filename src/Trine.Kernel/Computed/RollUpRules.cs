using System.Text.Json;
using Trine.Kernel.Changes;
using Trine.Kernel.CustomFields;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Computed;

/// <summary>What a custom roll-up may add up.</summary>
internal static class RollUpRules
{
    /// <summary>Whether a function can work on a field.</summary>
    public static bool Fits(RollUpFunction function, FieldDefinition source) => function switch
    {
        RollUpFunction.Count => true,
        RollUpFunction.Sum or RollUpFunction.Avg => source.Type == FieldType.Integer || source.IsDecimal,
        RollUpFunction.Min or RollUpFunction.Max => source.Type is FieldType.Integer or FieldType.Date or FieldType.DateTime || source.IsDecimal,
    };

    /// <summary>The type of the field that holds the result.</summary>
    /// <param name="source">The type of what is added up; null for a count.</param>
    public static FieldType TypeOf(RollUpFunction? function, FieldType? source) => (function, source) switch
    {
        (RollUpFunction.Count or null, _) or (_, null) => FieldType.Integer,
        (RollUpFunction.Avg, FieldType.Integer) => FieldType.Decimal,
        // A sum leaves the range of a whole number sooner than that of a decimal one.
        (RollUpFunction.Sum, FieldType.Integer) => FieldType.Decimal,
        (_, { } type) => type,
    };

    public static void Check(RecordChange<CustomField> change, MetadataSnapshot metadata, FilterParser filters)
    {
        var field = change.After;
        if (field.RollUpFunction is null)
        {
            change.Error("rollUpFunction", "error.required");
        }

        if (metadata.Find(field.RollUpObject) is not { Definition.Internal: false } child)
        {
            change.Error("rollUpObject", string.IsNullOrEmpty(field.RollUpObject) ? "error.required" : "error.customObject", field.RollUpObject ?? "");
            return;
        }

        var references = child.References.Where(r => r.Target == field.Object && r.Key != "id").Select(r => r.Key).ToList();
        if (!references.Contains(field.RollUpReference ?? ""))
        {
            change.Error("rollUpReference", references.Count == 0 ? "error.rollUp.noReference" : "error.choice", field.RollUpReference ?? "", string.Join(", ", references));
        }

        if (field.RollUpFunction is { } function and not RollUpFunction.Count)
        {
            var source = child.Find(field.RollUpField);
            if (source is null || !Fits(function, source))
            {
                var fitting = child.Fields.Where(f => Fits(function, f)).Select(f => f.Key);
                change.Error("rollUpField", string.IsNullOrEmpty(field.RollUpField) ? "error.required" : "error.choice", field.RollUpField ?? "", string.Join(", ", fitting));
            }
        }

        Filter(change, child, filters);
        var looks = RollUpField.FilterFields(Sound(field.RollUpFilter) ? field.RollUpFilter : null).Append(field.RollUpField ?? "").Append(field.RollUpReference ?? "");
        if (new ComputedGraph(metadata.Schemas).Reaches(looks.Select(k => (child.Key, k)), (field.Object, "custom." + field.Key)))
        {
            change.Error("rollUpField", "error.formula.circle");
        }
    }

    private static void Filter(RecordChange<CustomField> change, ObjectSchema child, FilterParser filters)
    {
        if (string.IsNullOrWhiteSpace(change.After.RollUpFilter))
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(change.After.RollUpFilter);
            var filter = filters.Parse(child, document.RootElement);
            if (NamesTheCaller(document.RootElement) || Moves(filter))
            {
                // What is stored must not depend on who looks, nor on the day.
                change.Error("rollUpFilter", "error.rollUp.moving");
            }
            else if (LeavesTheRecord(filter))
            {
                change.Error("rollUpFilter", "error.rollUp.path");
            }
        }
        catch (JsonException)
        {
            change.Error("rollUpFilter", "error.filter.shape");
        }
        catch (InvalidInputException e)
        {
            e.Errors.ToList().ForEach(one => change.Error(one with { Field = "rollUpFilter" }));
        }
    }

    private static bool Sound(string? json)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? "");
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Moves(Filter? filter) => Any(filter, f => f is FieldFilter { Op: FilterOp.Within });

    private static bool LeavesTheRecord(Filter? filter) => Any(filter, f => f is PathFilter);

    private static bool Any(Filter? filter, Func<Filter, bool> test) => filter is not null && (test(filter) || filter switch
    {
        AndFilter and => and.Parts.Any(p => Any(p, test)),
        OrFilter or => or.Parts.Any(p => Any(p, test)),
        NotFilter not => Any(not.Part, test),
        _ => false,
    });

    private static bool NamesTheCaller(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().Any(NamesTheCaller),
        JsonValueKind.Object => json.EnumerateObject().Any(p => NamesTheCaller(p.Value)),
        JsonValueKind.String => json.ValueEquals("me"),
        _ => false,
    };
}
