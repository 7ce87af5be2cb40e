using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;
using Trine.Tests.Transfer;

namespace Trine.Tests.Kernel;

/// <summary>Every field of the metadata that may be restricted, in every mode, on every way records are read, found and written.</summary>
[Trait("Database", "any")]
public sealed class FieldMatrixTests
{
    private static readonly string[] Always = ["owner", "department", "createdAt", "createdBy", "updatedAt", "updatedBy"];
    private static readonly string[] Maskable = ["text", "phone", "email", "url", "autoNumber"];

    private readonly List<string> _wrong = [];
    private int _cells;

    [Fact]
    public async Task A_field_shows_on_every_way_what_its_mode_allows()
    {
        await using var app = await TrineApp.StartAsync();
        foreach (var key in new[] { "customers", "opportunities" })
        {
            await app.Admin.CreateAsync("customFields", new { @object = key, key = "secret", type = "text", labelZh = "机密", searchable = true });
            await app.Admin.CreateAsync("customFields", new { @object = key, key = "score", type = "decimal", labelZh = "评分" });
        }

        var subjects = await RecordsAsync(app);
        await app.CatchUpAsync();
        await app.Admin.CreateAsync("roles", new { name = "fields", code = "fields" });
        using var looker = await app.SignInAsync("fields");
        foreach (var mode in new[] { "hidden", "masked", "readOnly" })
        {
            foreach (var subject in subjects)
            {
                var fields = subject.Fields.Where(f => mode != "masked" || Maskable.Contains(f.Type)).Where(f => !f.Required || mode == "masked").ToList();
                if (fields.Count > 0)
                {
                    await GrantAsync(app, subject, fields, mode);
                    await LookAsync(looker, app, subject, fields, mode);
                }
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Field matrix: {_cells} cells of {subjects.Sum(s => s.Fields.Count)} fields of {subjects.Count} objects in three modes."));
        _wrong.ShouldBeEmpty(string.Join('\n', _wrong));
        _cells.ShouldBeGreaterThan(1_000);
    }

    private async Task LookAsync(HttpClient looker, TrineApp app, Subject of, List<Field> fields, string mode)
    {
        var path = $"/api/{of.Object}";
        var one = $"{path}/{of.Id}";
        var meta = await looker.GetAsync($"/api/meta/{of.Object}", HttpStatusCode.OK);
        var record = await looker.GetAsync(one, HttpStatusCode.OK);
        var listed = (await looker.GetAsync(path, HttpStatusCode.OK))["items"]!.AsArray().Single(i => (string)i!["id"]! == of.Id)!;
        var past = await looker.GetAsync($"{one}?asOf=2099-01-01", HttpStatusCode.OK);
        var rolled = await looker.PostAsync($"{path}/query", new { asOf = of.Before });
        var board = await looker.PostAsync($"{path}/board", new { field = "owner", limit = 100 });
        var texts = new Dictionary<string, string>
        {
            ["history"] = (await looker.GetAsync($"{one}/history", HttpStatusCode.OK)).Plain(),
            ["timeline"] = (await looker.GetAsync($"{one}/timeline", HttpStatusCode.OK)).Plain(),
            ["board"] = board.Plain(),
            ["as of"] = rolled.Plain(),
            ["conflict"] = (await looker.PatchAsync(one, new { version = 999 }, HttpStatusCode.Conflict)).Plain(),
            ["search"] = (await looker.GetAsync($"/api/search?q={Uri.EscapeDataString(of.Title)}", HttpStatusCode.OK)).Plain(),
            ["export"] = Encoding.UTF8.GetString(await looker.ExportAsync(of.Object)),
            ["meta"] = "",
        };
        var document = (await looker.GetAsync("/openapi/v1.json", HttpStatusCode.OK))["components"]!["schemas"]![of.Schema]!["properties"]!;
        foreach (var field in fields)
        {
            void Cell(string call, bool right, string what)
            {
                _cells++;
                if (!right)
                {
                    _wrong.Add($"{of.Object}.{field.Key} / {mode} / {call}: {what}");
                }
            }

            var known = meta["fields"]!.AsArray().SingleOrDefault(f => (string)f!["key"]! == field.Key);
            Cell("meta", known is not null == (mode != "hidden"), known?.Plain() ?? "missing");
            var documented = field.Key.StartsWith("custom.", StringComparison.Ordinal) ? document["custom"]?["properties"]?[field.Key["custom.".Length..]] : document[field.Key];
            Cell("document", documented is not null == (mode != "hidden"), "in the OpenAPI document");
            Cell("meta names it", mode != "hidden" || !Names(meta, field.Key), "named in a section, a view or a subtitle");
            foreach (var (call, seen) in new[] { ("read", Value(record, field.Key)), ("list", Value(listed, field.Key)), ("read as of", Value(past, field.Key)) })
            {
                Cell(call, Right(field, seen, mode), seen?.Plain() ?? "missing");
            }

            if (field.Marker is { } marker)
            {
                foreach (var (call, text) in texts)
                {
                    Cell(call, mode == "readOnly" || !text.Contains(marker, StringComparison.Ordinal), text);
                }

                if (field.Searchable)
                {
                    var hits = await looker.GetAsync($"/api/search?q={Uri.EscapeDataString(field.Typed!)}", HttpStatusCode.OK);
                    Cell("search for it", Found(hits, of.Id) == (mode == "readOnly"), hits.Plain());
                    var list = await looker.PostAsync($"{path}/query", new { search = field.Typed });
                    Cell("list search for it", Found(list, of.Id) == (mode == "readOnly"), list.Plain());
                }
            }

            if (field.Filterable)
            {
                var filter = new { field = field.Key, op = "notEmpty" };
                foreach (var (call, where, body) in new[] { ("filter", "query", (object)new { filter }), ("board filter", "board", new { field = "owner", filter }) })
                {
                    Cell(call, await StatusAsync(looker, HttpMethod.Post, $"{path}/{where}", body) == (mode == "readOnly" ? HttpStatusCode.OK : HttpStatusCode.BadRequest), "");
                }

                Cell("export filter", mode == "readOnly" || await StatusAsync(looker, HttpMethod.Post, "/api/exports", new { @object = of.Object, format = "csv", query = new { filter } }) == HttpStatusCode.BadRequest, "");
            }

            if (field.Sortable)
            {
                Cell("sort", await StatusAsync(looker, HttpMethod.Post, $"{path}/query", new { sort = new[] { field.Key } }) == (mode == "readOnly" ? HttpStatusCode.OK : HttpStatusCode.BadRequest), "");
            }

            Cell("ask for it", await StatusAsync(looker, HttpMethod.Post, $"{path}/query", new { fields = new[] { field.Key } }) == (mode == "hidden" ? HttpStatusCode.BadRequest : HttpStatusCode.OK), "");
            Cell("export it", mode != "hidden" || await StatusAsync(looker, HttpMethod.Post, "/api/exports", new { @object = of.Object, format = "csv", query = new { }, fields = new[] { field.Key } }) == HttpStatusCode.BadRequest, "");
            if (field.Other is { } other)
            {
                var refused = await BodyAsync(looker, HttpMethod.Patch, one, Change(of.Version, field.Key, other));
                Cell("update", refused.Status == HttpStatusCode.BadRequest && refused.Text.Contains(field.Key, StringComparison.Ordinal), refused.Text);
                var batch = await BodyAsync(looker, HttpMethod.Post, $"{path}/batch", new JsonObject { ["operations"] = new JsonArray(new JsonObject { ["op"] = "update", ["id"] = of.Id, ["values"] = Change(null, field.Key, other) }) });
                Cell("batch", batch.Text.Contains("\"status\":400", StringComparison.Ordinal), batch.Text);
                if (field.Type is not "boolean")
                {
                    var import = await looker.ImportStatusAsync(of.Object, $"id,x\n{of.Id},{other}\n", new { dryRun = true, mapping = new Dictionary<string, string> { ["id"] = "id", ["x"] = field.Key } });
                    Cell("import", import == HttpStatusCode.BadRequest || mode == "masked", $"{import}");
                }
            }
        }

        // Nothing of what was tried has changed anything.
        var after = await app.Admin.GetAsync(one, HttpStatusCode.OK);
        _cells++;
        if ((int)after["version"]! != of.Version)
        {
            _wrong.Add($"{of.Object} / {mode}: the record changed");
        }
    }

    private static bool Right(Field field, JsonNode? seen, string mode) => mode switch
    {
        "hidden" => seen is null,
        "masked" => seen is not null && ((string)seen!).Contains('*', StringComparison.Ordinal) && (string)seen! != field.Marker,
        _ => seen is not null,
    };

    private static bool Found(JsonNode answer, string id) => answer["items"]!.AsArray().Any(i => (string)i!["id"]! == id);

    private static bool Names(JsonNode meta, string key) =>
        meta["sections"]!.AsArray().Any(s => s!["fields"]!.AsArray().Any(f => (string)f! == key))
        || meta["views"]!.AsArray().Any(v => v!["columns"]!.AsArray().Concat(v["sort"]!.AsArray()).Any(f => ((string)f!).TrimStart('-') == key))
        || meta["subtitleFields"]!.AsArray().Any(f => (string)f! == key)
        || (string?)meta["boardField"] == key || (string?)meta["calendarField"] == key;

    private static JsonNode? Value(JsonNode record, string key) => key.StartsWith("custom.", StringComparison.Ordinal) ? record["custom"]?[key["custom.".Length..]] : record[key];

    private static JsonObject Change(int? version, string key, JsonNode value)
    {
        var change = new JsonObject();
        if (version is { } known)
        {
            change["version"] = known;
        }

        if (key.StartsWith("custom.", StringComparison.Ordinal))
        {
            change["custom"] = new JsonObject { [key["custom.".Length..]] = value.DeepClone() };
        }
        else
        {
            change[key] = value.DeepClone();
        }

        return change;
    }

    private static async Task GrantAsync(TrineApp app, Subject of, List<Field> fields, string mode)
    {
        var grants = new JsonObject { ["*"] = Everything() };
        var grant = Everything();
        grant["create"] = "none";
        grant["fields"] = new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)mode)));
        grants[of.Object] = grant;
        var role = await app.Admin.FindAsync("roles", "code", "fields");
        await app.Admin.PatchAsync($"/api/roles/{role["id"]}", new { version = (int)role["version"]!, grants = grants.ToJsonString() });
    }

    private static JsonObject Everything() => new(new[] { "create", "read", "update", "delete", "export", "import", "transfer" }.Select(a => KeyValuePair.Create(a, (JsonNode?)"all")));

    /// <summary>One record of each object with every field filled that a person can fill.</summary>
    private static async Task<List<Subject>> RecordsAsync(TrineApp app)
    {
        var meta = await app.Admin.GetAsync("/api/meta", HttpStatusCode.OK);
        var keys = meta["objects"]!.AsArray().Where(o => !((string)o!["group"]!).StartsWith("settings", StringComparison.Ordinal)).Select(o => (string)o!["key"]!).Where(k => k != "orderLines");
        var subjects = new List<Subject>();
        foreach (var key in keys.OrderBy(k => k switch { "customers" or "products" => 0, "contacts" or "opportunities" => 1, _ => 2 }))
        {
            var schema = await app.Admin.GetAsync($"/api/meta/{key}", HttpStatusCode.OK);
            var title = (string)schema["titleField"]!;
            var values = new JsonObject();
            var custom = new JsonObject();
            var typed = new Dictionary<string, JsonNode?>();
            foreach (var field in schema["fields"]!.AsArray().Where(f => !(bool)f!["readOnly"]! && !Always.Contains((string)f["key"]!)))
            {
                var name = (string)field!["key"]!;
                if (Sample(field, subjects, typed.Count) is { } value)
                {
                    typed[name] = value;
                    (name.StartsWith("custom.", StringComparison.Ordinal) ? custom : values)[name.Replace("custom.", "", StringComparison.Ordinal)] = value.DeepClone();
                }
            }

            values["custom"] = custom;
            if (key == "orders")
            {
                values["lines"] = new JsonArray(new JsonObject { ["product"] = subjects.Single(s => s.Object == "products").Id, ["quantity"] = 1, ["unitPrice"] = 99_999_999 });
            }

            var record = await app.Admin.CreateAsync(key, values);
            var id = (string)record["id"]!;
            var fields = new List<Field>();
            foreach (var field in schema["fields"]!.AsArray().Where(f => f!["modes"]!.AsArray().Count > 0))
            {
                var name = (string)field!["key"]!;
                if (Value(record, name) is not { } stored || stored is JsonArray { Count: 0 })
                {
                    continue;
                }

                var type = (string)field["type"]!;
                var isText = type is "text" or "longText" or "phone" or "email" or "url" && typed.ContainsKey(name);
                fields.Add(new Field(
                    name,
                    type,
                    (bool)field["required"]! && field["default"] is null,
                    (bool)field["filterable"]!,
                    (bool)field["sortable"]!,
                    (bool)field["searchable"]! && isText,
                    isText ? (string)stored! : null,
                    isText ? (string)typed[name]! : null,
                    (bool)field["readOnly"]! || (bool)field["createOnly"]! || !typed.ContainsKey(name) ? null : Sample(field, subjects, 50 + fields.Count)));
            }

            subjects.Add(new Subject(key, char.ToUpperInvariant(((string)schema["name"]!)[0]) + ((string)schema["name"]!)[1..], id, (string)record[title]!, (int)record["version"]!, (string)record["createdAt"]!, fields));
        }

        return subjects;
    }

    private static JsonNode? Sample(JsonNode field, List<Subject> subjects, int number) => (string)field["type"]! switch
    {
        "text" or "longText" => (string)field["key"]! switch
        {
            "creditCode" => number < 50 ? "91350100M000100Y43" : "9144030071526726XG",
            _ when field["maxLength"] is { } max && (int)max! < 12 => null,
            _ => $"Zeugma{number}{(string)field["key"]!}".Replace("custom.", "", StringComparison.Ordinal) + Guid.NewGuid().ToString("N")[..6],
        },
        "richText" => $"<p>Zeugma{number}</p>",
        "phone" => $"1390000{number:0000}",
        "email" => $"zeugma{number}@secret.example",
        "url" => $"https://zeugma{number}.example",
        "choice" => field["choices"]!.AsArray() is { Count: > 1 } choices ? choices[number < 50 ? 0 : 1]!["value"]!.DeepClone() : null,
        "multiChoice" => field["choices"]!.AsArray() is { Count: > 1 } many ? new JsonArray(many[number < 50 ? 0 : 1]!["value"]!.DeepClone()) : new JsonArray($"标签{number}"),
        "date" => number < 50 ? "2026-05-17" : "2026-05-18",
        "dateTime" => number < 50 ? "2026-05-17T08:00:00Z" : "2026-05-18T08:00:00Z",
        "money" or "decimal" => 1234 + number,
        "integer" => 12 + number,
        "percent" => 10 + (number % 50),
        "boolean" => number < 50,
        "reference" => (string)field["target"]! is "customers" or "contacts" or "opportunities" or "products" && subjects.FirstOrDefault(s => s.Object == (string)field["target"]!) is { } target && number < 50 ? target.Id : null,
        _ => null,
    };

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, HttpMethod method, string path, object body) => (await BodyAsync(client, method, path, body)).Status;

    private static async Task<(HttpStatusCode Status, string Text)> BodyAsync(HttpClient client, HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        using var response = await client.SendAsync(request, TrineApp.Token);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TrineApp.Token));
    }

    /// <param name="Marker">What of its value must not be seen, as stored; null for values that stand in many places.</param>
    /// <param name="Typed">The same as somebody types it.</param>
    /// <param name="Other">Another value it could take; null when people do not set it.</param>
    private sealed record Field(string Key, string Type, bool Required, bool Filterable, bool Sortable, bool Searchable, string? Marker, string? Typed, JsonNode? Other);

    /// <param name="Before">When it was made: before that moment it was not there.</param>
    private sealed record Subject(string Object, string Schema, string Id, string Title, int Version, string Before, List<Field> Fields);
}
