using System.Globalization;
using System.Text.Json;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Query;

/// <summary>JSON values as logical values of a field's type. Types only: what a value may be is the door's business.</summary>
public static class FieldInput
{
    /// <summary>Reads one value; on failure says which type was wanted.</summary>
    public static bool TryRead(FieldDefinition field, JsonElement json, out object? value, out FieldError? error)
    {
        error = null;
        if (json.ValueKind is JsonValueKind.Null)
        {
            value = null;
            return true;
        }

        value = field.Type switch
        {
            FieldType.Integer => Integer(json),
            FieldType.Decimal or FieldType.Money or FieldType.Percent => Number(json),
            FieldType.Boolean => json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : null,
            FieldType.Date => Day(json),
            FieldType.DateTime => Instant(json),
            FieldType.MultiChoice => Texts(json),
            FieldType.File => Ids(json),
            FieldType.Reference or FieldType.User or FieldType.Department => Id(json),
            _ => json.ValueKind == JsonValueKind.String ? json.GetString() : null,
        };
        if (value is null)
        {
            error = new FieldError(field.Key, "error.type." + Wanted(field.Type), json.ToString() is { Length: > 60 } text ? text[..60] + "…" : json.ToString());
            return false;
        }

        return true;
    }

    private static string Wanted(FieldType type) => type switch
    {
        FieldType.Integer => "integer",
        FieldType.Decimal or FieldType.Money or FieldType.Percent => "number",
        FieldType.Boolean => "boolean",
        FieldType.Date => "date",
        FieldType.DateTime => "dateTime",
        FieldType.MultiChoice => "texts",
        FieldType.File => "files",
        FieldType.Reference or FieldType.User or FieldType.Department => "reference",
        _ => "text",
    };

    private static object? Integer(JsonElement json) => json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var number)
        && number is >= int.MinValue and <= int.MaxValue ? number : null;

    private static object? Number(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number when json.TryGetDecimal(out var number) => number,
        // Clients that fear for their cents may send the number as text.
        JsonValueKind.String when decimal.TryParse(json.GetString(), NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private static object? Day(JsonElement json) => json.ValueKind == JsonValueKind.String
        && DateOnly.TryParseExact(json.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static object? Instant(JsonElement json) => json.ValueKind == JsonValueKind.String && json.TryGetDateTimeOffset(out var instant)
        && instant.Year is > 1 and < 9999
        ? instant.ToUniversalTime().AddTicks(-(instant.Ticks % 10))
        : null;

    private static List<string>? Texts(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array && json.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String)
            ? [.. json.EnumerateArray().Select(v => v.GetString()!)]
            : null;

    private static List<string>? Ids(JsonElement json)
    {
        var ids = json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().Select(Id).ToList() : null;
        return ids is null || ids.Contains(null) ? null : [.. ids.Select(id => id!.ToString()!).Distinct()];
    }

    private static object? Id(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String when json.TryGetGuid(out var id) => id,
        JsonValueKind.Object when json.TryGetProperty("id", out var inner) && inner.ValueKind == JsonValueKind.String && inner.TryGetGuid(out var id) => id,
        _ => null,
    };
}
