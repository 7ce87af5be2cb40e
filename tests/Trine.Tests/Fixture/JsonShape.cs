using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Trine.Tests.Fixture;

/// <summary>Holds JSON against the schemas of an OpenAPI document: as much of JSON Schema as ours uses, and stricter in that what a schema does not name must not be there.</summary>
internal sealed class JsonShape(JsonObject document)
{
    /// <summary>What is wrong, each with its place; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults(JsonNode? value, JsonNode schema, string at = "$")
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            return Faults(value, document["components"]!["schemas"]![reference.Split('/')[^1]]!, at);
        }

        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray choices)
        {
            var tried = choices.Select(c => Faults(value, c!, at)).ToList();
            return tried.Exists(f => f.Count == 0) ? [] : tried.MinBy(f => f.Count)!;
        }

        if (schema["type"] is { } type && !Types(type).Contains(Kind(value)) && !(Kind(value) == "integer" && Types(type).Contains("number")))
        {
            return [$"{at} is {value?.ToJsonString() ?? "null"}, not {type.ToJsonString()}"];
        }

        if (schema["enum"] is JsonArray texts && texts.All(t => (string?)t != (string?)value))
        {
            return [$"{at} is {value?.ToJsonString() ?? "null"}, not one of {texts.ToJsonString()}"];
        }

        return value switch
        {
            JsonObject members => [.. Members(members, schema, at)],
            JsonArray items when schema["items"] is { } one => [.. items.SelectMany((item, i) => Faults(item, one, $"{at}[{i}]"))],
            JsonValue text when text.GetValueKind() == JsonValueKind.String => [.. Format((string)text!, (string?)schema["format"], at)],
            _ => [],
        };
    }

    private IEnumerable<string> Members(JsonObject value, JsonNode schema, string at)
    {
        foreach (var name in schema["required"]?.AsArray().Select(n => (string)n!) ?? [])
        {
            if (!value.ContainsKey(name))
            {
                yield return $"{at}.{name} is missing";
            }
        }

        // A schema without a word on its members says nothing of them; any other must know them all.
        var known = schema["properties"] as JsonObject;
        var others = schema["additionalProperties"];
        if (known is null && others is null && schema["type"] is null)
        {
            yield break;
        }

        foreach (var (name, member) in value)
        {
            var one = known?[name] ?? others;
            foreach (var fault in one is null ? [$"{at}.{name} is not in the document"] : Faults(member, one, $"{at}.{name}"))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<string> Format(string text, string? format, string at)
    {
        var right = format switch
        {
            "uuid" => Guid.TryParse(text, out _),
            "date-time" => text.EndsWith('Z') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            _ => true,
        };
        return right ? [] : [$"{at} is “{text}”, not a {format}"];
    }

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray several ? several.Select(t => (string)t!) : [(string)type!];

    private static string Kind(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "object",
        JsonArray => "array",
        _ => value.GetValueKind() switch
        {
            JsonValueKind.String => "string",
            JsonValueKind.Number => value.ToJsonString().AsSpan().ContainsAny('.', 'e', 'E') ? "number" : "integer",
            JsonValueKind.Null => "null",
            _ => "boolean",
        },
    };
}
