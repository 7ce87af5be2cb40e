using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Trine.Tests.Proof;

/// <summary>Makes requests for every operation of the OpenAPI document: nearly right ones, with something hostile in one or two places.</summary>
/// <param name="ids">What there is to be asked for, by the part of the path before it: «customers», «files».</param>
internal sealed class HostileRequests(JsonObject document, Random random, IReadOnlyDictionary<string, List<Guid>> ids)
{
    private const int Depth = 5;

    /// <summary>Names that some objects have, so that not every filter ends at the first look at its field.</summary>
    private static readonly string[] Fields = ["name", "owner", "createdAt", "version", "phone", "mobile", "customer", "customer.name", "customer.owner.department.name", "stage", "amount", "custom.tier", "status", "id", "active"];

    private readonly List<string> _objects = [.. ids.Keys.Where(k => document["paths"]!.AsObject().ContainsKey($"/api/{k}/query"))];
    private readonly List<Guid> _ids = [.. ids.Values.SelectMany(i => i)];
    private readonly HostileValues _values = new(random);
    private readonly List<(string Method, string Path, JsonObject Operation)> _operations =
    [
        .. document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Where(o => o.Value is JsonObject && o.Key is "get" or "post" or "put" or "patch" or "delete").Select(o => (o.Key.ToUpperInvariant(), p.Key, o.Value!.AsObject()))),
    ];

    public int Operations => _operations.Count;

    /// <summary>The request for one operation, counted round.</summary>
    public HttpRequestMessage Next(int number)
    {
        var (method, path, operation) = _operations[number % _operations.Count];
        var request = new HttpRequestMessage(new HttpMethod(method), Path(path) + Query(operation));
        foreach (var (type, media) in operation["requestBody"]?["content"]?.AsObject() ?? [])
        {
            request.Content = Body(type, media!["schema"]!);
            break;
        }

        return request;
    }

    private string Path(string template)
    {
        var made = new List<string>();
        foreach (var part in template.Split('/'))
        {
            made.Add(!part.StartsWith('{') ? part : random.Next(8) switch
            {
                0 => Uri.EscapeDataString(_values.Text() is { Length: > 0 } text ? text : "x"),
                1 => Guid.NewGuid().ToString(),
                _ when part.Contains("objects", StringComparison.Ordinal) => One(_objects),
                2 => One(_ids).ToString(),
                _ => One(ids.GetValueOrDefault(made[^1]) ?? _ids).ToString(),
            });
        }

        return string.Join('/', made);
    }

    private T One<T>(IList<T> among) => among[random.Next(among.Count)];

    private string Query(JsonObject operation)
    {
        var names = operation["parameters"]?.AsArray().Where(p => (string?)p!["in"] == "query").Select(p => (string)p!["name"]!).Where(_ => random.Next(2) == 0).ToList() ?? [];
        return names.Count == 0 ? "" : "?" + string.Join('&', names.Select(n => $"{n}={Uri.EscapeDataString(random.Next(3) == 0 ? random.Next(-5, 1000).ToString(CultureInfo.InvariantCulture) : _values.Text())}"));
    }

    private HttpContent Body(string type, JsonNode schema)
    {
        if (type == "multipart/form-data")
        {
            var (contentType, body) = _values.Multipart(One(_objects));
            return Content(body, contentType);
        }

        if (random.Next(12) == 0)
        {
            return Content(_values.Garbage(), random.Next(3) == 0 ? "text/plain" : "application/json");
        }

        return Content(Encoding.UTF8.GetBytes(Write(schema, 0, random.Next(1, 4))), "application/json");
    }

    private static ByteArrayContent Content(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    /// <summary>JSON after a schema; one value in so many is hostile.</summary>
    private string Write(JsonNode schema, int depth, int hostility, string key = "")
    {
        if (random.Next(10) < hostility || depth > Depth)
        {
            return depth > Depth ? "null" : _values.Json();
        }

        if ((string?)schema["$ref"] is { } reference)
        {
            return Write(document["components"]!["schemas"]![reference.Split('/')[^1]]!, depth, hostility, key);
        }

        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray { Count: > 0 } choices)
        {
            return Write(One(choices)!, depth + 1, hostility, key);
        }

        if (schema["enum"] is JsonArray { Count: > 0 } values)
        {
            return One(values)?.ToJsonString() ?? "null";
        }

        var type = schema["type"] is JsonArray types ? (string)One(types)! : (string?)schema["type"];
        return type switch
        {
            "object" => Members(schema, depth, hostility),
            "array" => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => schema["items"] is { } items ? Write(items, depth + 1, hostility, key) : _values.Json()))}]",
            "integer" => random.Next(-2, 500).ToString(CultureInfo.InvariantCulture),
            "number" => (random.NextDouble() * 1000).ToString(CultureInfo.InvariantCulture),
            "boolean" => random.Next(2) == 0 ? "true" : "false",
            "null" => "null",
            "string" => HostileValues.Quoted((string?)schema["format"] switch
            {
                "uuid" => One(ids.GetValueOrDefault(key + "s") ?? _ids).ToString(),
                "date" => "2026-05-04",
                "date-time" => "2026-05-04T08:00:00Z",
                _ => key switch
                {
                    "field" or "sort" or "columns" or "groupBy" => One(Fields),
                    "object" => One(_objects),
                    _ => _values.Text(),
                },
            }),
            _ => _values.Json(),
        };
    }

    private string Members(JsonNode schema, int depth, int hostility)
    {
        var members = schema["properties"]?.AsObject().Where(_ => random.Next(5) > 0).Select(p => $"{HostileValues.Quoted(p.Key)}:{Write(p.Value!, depth + 1, hostility, p.Key)}") ?? [];
        return "{" + string.Join(',', random.Next(8) == 0 ? members.Append($"{HostileValues.Quoted(_values.Text())}:{_values.Json()}") : members) + "}";
    }
}
