using System.Text.Json;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;
using Trine.Privacy.Erasure;

namespace Trine.Privacy.Retention;

/// <summary>The records a rule is about: those of its object that pass its filter.</summary>
/// <param name="Schema">The object.</param>
/// <param name="Date">The date that counts.</param>
/// <param name="Changed">When records were last changed.</param>
/// <param name="Filter">What they pass; null for all.</param>
internal sealed record RetentionRecords(ObjectSchema Schema, FieldDefinition Date, FieldDefinition Changed, Filter? Filter)
{
    /// <summary>Reads a rule against the metadata as it is now.</summary>
    /// <exception cref="InvalidInputException">The object, the date or a field of the filter is not there, or not for this.</exception>
    public static RetentionRecords Read(ObjectSchema? schema, string objectKey, string dateField, string? filterJson, FilterParser filters)
    {
        if (schema is not { Definition.IsPersonal: true })
        {
            throw new InvalidInputException("object", "error.retentionObject", objectKey);
        }

        if (schema.Find(dateField) is not { } date || !RetentionRule.MayCount(date))
        {
            throw new InvalidInputException("dateField", "error.retentionDate", dateField);
        }

        return new RetentionRecords(schema, date, schema.Find("updatedAt")!, Parse(schema, filterJson, filters));
    }

    /// <summary>Those of them that pass another filter and tell of somebody yet.</summary>
    public RecordQuery Query(TrineDb db, Filter also) => new()
    {
        Schema = Schema,
        Fields = [Date, Changed],
        Filter = Filter is null ? also : new AndFilter([Filter, also]),
        Without = db.Set<ErasedRecord>().Where(e => e.Object == Schema.Key).Select(e => e.RecordId),
    };

    /// <summary>The day a value of a date field is.</summary>
    public static DateOnly DayOf(object value, WorkspaceClock clock) => value is DateOnly day ? day : clock.DayOf((DateTimeOffset)value);

    private static Filter? Parse(ObjectSchema schema, string? json, FilterParser filters)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return null;
        }

        try
        {
            using var tree = JsonDocument.Parse(json);
            return filters.Parse(schema, tree.RootElement);
        }
        catch (JsonException)
        {
            throw new InvalidInputException("filter", "error.filter.shape");
        }
        catch (InvalidInputException e)
        {
            throw new InvalidInputException([.. e.Errors.Select(error => error with { Field = "filter" })]);
        }
    }
}
