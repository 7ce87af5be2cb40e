using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Trine.Kernel.Markup;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Changes;

/// <summary>Reads and writes the JSON column of custom fields.</summary>
internal static class CustomValues
{
    // As SQLite's json_quote writes text, so that an item can be found by its JSON form.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Func<Record, object?> Getter(string key, FieldType type) => record => Read(record.Custom, key, type);

    /// <summary>The text of a rich text stands beside it, where filters find it. No field's key has an underscore.</summary>
    public static string TextKey(string key) => key + "_text";

    public static Action<Record, object?> Setter(string key, FieldType type) => (record, value) =>
    {
        var values = record.Custom is null ? [] : (JsonObject)JsonNode.Parse(record.Custom)!;
        if (value is null or IReadOnlyList<string> { Count: 0 })
        {
            values.Remove(key);
        }
        else
        {
            values[key] = Node(value);
        }

        if (type == FieldType.RichText)
        {
            values.Remove(TextKey(key));
            if (value is string html)
            {
                values[TextKey(key)] = RichHtml.TextOf(html);
            }
        }

        record.Custom = values.Count == 0 ? null : values.ToJsonString(Plain);
    };

    public static object? Read(string? custom, string key, FieldType type)
    {
        if (custom is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(custom);
        return document.RootElement.TryGetProperty(key, out var value) ? Logical(value, type) : null;
    }

    /// <summary>A stored JSON value as the logical value of its type.</summary>
    public static object? Logical(JsonElement value, FieldType type) => value.ValueKind is JsonValueKind.Null ? null : type switch
    {
        FieldType.Integer => value.GetInt64(),
        FieldType.Decimal or FieldType.Money or FieldType.Percent => value.GetDecimal(),
        FieldType.Boolean => value.GetBoolean(),
        FieldType.Date => DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldType.DateTime => value.GetDateTimeOffset(),
        FieldType.Reference or FieldType.User or FieldType.Department => value.GetGuid(),
        FieldType.MultiChoice or FieldType.File => value.EnumerateArray().Select(v => v.GetString()!).ToList(),
        _ => value.GetString(),
    };

    /// <summary>What the database reads from the JSON column (text, number or flag) as the logical value of its type.</summary>
    public static object? Logical(object? value, FieldType type) => (value, type) switch
    {
        (null, _) => null,
        (double number, FieldType.Integer) => (long)number,
        // All its digits: a plain cast keeps fifteen, and a page would begin a cent off.
        (double number, _) => decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture),
        (string text, FieldType.Date) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        (string text, FieldType.DateTime) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        _ => value,
    };

    private static JsonNode Node(object value) => value switch
    {
        string s => JsonValue.Create(s),
        long l => JsonValue.Create(l),
        decimal d => JsonValue.Create(d),
        bool b => JsonValue.Create(b),
        DateOnly d => JsonValue.Create(d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTimeOffset t => JsonValue.Create(t.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
        Guid g => JsonValue.Create(g.ToString()),
        IReadOnlyList<string> texts => new JsonArray([.. texts.Select(t => (JsonNode)JsonValue.Create(t)!)]),
        _ => throw new InvalidOperationException($"A custom field cannot hold a {value.GetType().Name}."),
    };
}
