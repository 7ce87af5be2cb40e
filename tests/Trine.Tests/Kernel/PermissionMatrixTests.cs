using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Trine.Tests.Fixture;
using Trine.Tests.Transfer;

namespace Trine.Tests.Kernel;

/// <summary>
/// Every object of the metadata through every call on records, for every scope, against a table of who sees whose written down by hand. A new
/// object takes part by itself; a new call on records must be given a row here.
/// </summary>
[Trait("Database", "any")]
public sealed class PermissionMatrixTests
{
    /// <summary>Owners of the records, as the looker (of the east, to whom «report» of the west reports) stands to them.</summary>
    private static readonly string[] Owners = ["self", "report", "colleague", "below", "stranger"];

    /// <summary>Whose records each scope reaches. «departments» names the west, where the report and the stranger are.</summary>
    private static readonly Dictionary<string, string[]> Oracle = new()
    {
        ["none"] = [],
        ["own"] = ["self"],
        ["subordinates"] = ["self", "report"],
        ["department"] = ["self", "colleague"],
        ["departmentTree"] = ["self", "colleague", "below"],
        ["departments"] = ["self", "report", "stranger"],
        ["all"] = Owners,
    };

    /// <summary>Calls on records, and where in this matrix they stand; those on metadata and on one's own views show no record.</summary>
    private static readonly Dictionary<string, string> Calls = new()
    {
        ["GET /api/{objects}"] = "list",
        ["POST /api/{objects}"] = "create",
        ["POST /api/{objects}/query"] = "query",
        ["POST /api/{objects}/board"] = "board",
        ["POST /api/{objects}/batch"] = "batch",
        ["POST /api/{objects}/transfer"] = "transfer",
        ["POST /api/{objects}/restore"] = "restore many",
        ["POST /api/{objects}/files"] = "a file without a record",
        ["GET /api/{objects}/views"] = "no record",
        ["POST /api/{objects}/views"] = "no record",
        ["GET /api/meta/{objects}"] = "no record",
        ["GET /api/{objects}/{id:guid}"] = "read",
        ["PATCH /api/{objects}/{id:guid}"] = "update",
        ["DELETE /api/{objects}/{id:guid}"] = "delete",
        ["POST /api/{objects}/{id:guid}/restore"] = "restore",
        ["GET /api/{objects}/{id:guid}/access"] = "access",
        ["POST /api/{objects}/{id:guid}/reveal"] = "reveal",
        ["GET /api/{objects}/{id:guid}/collaborators"] = "collaborators",
        ["PUT /api/{objects}/{id:guid}/collaborators/{user:guid}"] = "share",
        ["DELETE /api/{objects}/{id:guid}/collaborators/{user:guid}"] = "end sharing",
        ["GET /api/{objects}/{id:guid}/history"] = "history",
        ["GET /api/{objects}/{id:guid}/timeline"] = "timeline",
        ["GET /api/{objects}/{id:guid}/comments"] = "comments",
        ["POST /api/{objects}/{id:guid}/comments"] = "comment",
        ["GET /api/{objects}/{id:guid}/files"] = "files",
        ["POST /api/{objects}/{id:guid}/files"] = "attach",
        ["GET /api/{objects}/{id:guid}/consents"] = "consents",
        ["POST /api/{objects}/{id:guid}/consents"] = "consent",
        ["GET /api/privacy/persons/{objects}/{id:guid}"] = "person",
        ["GET /api/privacy/persons/{objects}/{id:guid}/copy"] = "person",
    };

    private readonly List<string> _wrong = [];
    private int _cells;

    [Fact]
    public async Task Every_call_shows_what_the_scope_reaches_and_nothing_else()
    {
        await using var app = await TrineApp.StartAsync();
        EveryCallHasItsRow(app);
        var people = await PeopleAsync(app);
        var objects = await RecordsAsync(app, people);
        await app.CatchUpAsync();
        using var looker = await app.ClientAsync(people["self"]);
        foreach (var (scope, owners) in Oracle)
        {
            await GrantAsync(app, scope, people["west"]);
            foreach (var of in objects)
            {
                await LookAsync(looker, scope, of, [.. owners.Select(o => of.Records[o])], people);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Permission matrix: {_cells} cells of {objects.Count} objects and {Oracle.Count} scopes."));
        _wrong.ShouldBeEmpty(string.Join('\n', _wrong));
        _cells.ShouldBeGreaterThan(1_000);
    }

    private static void EveryCallHasItsRow(TrineApp app)
    {
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.Contains("{objects}", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} /{e.RoutePattern.RawText!.Trim('/')}"));
        routes.Distinct().ShouldBe(Calls.Keys, ignoreOrder: true);
    }

    private static async Task<Dictionary<string, Guid>> PeopleAsync(TrineApp app)
    {
        var east = await app.AddDepartmentAsync("东");
        var people = new Dictionary<string, Guid> { ["east"] = east, ["south"] = await app.AddDepartmentAsync("东南", east), ["west"] = await app.AddDepartmentAsync("西") };
        await app.Admin.CreateAsync("roles", new { name = "matrix", code = "matrix" });
        foreach (var (who, where) in new[] { ("self", "east"), ("report", "west"), ("colleague", "east"), ("below", "south"), ("stranger", "west") })
        {
            people[who] = await app.AddUserAsync("matrix", $"{who}@matrix.example", people[where], who);
        }

        await app.Admin.PatchAsync($"/api/users/{people["report"]}", new { version = 1, manager = people["self"] });
        return people;
    }

    /// <summary>One record of each object for each owner, with what its metadata requires.</summary>
    private static async Task<List<Subject>> RecordsAsync(TrineApp app, Dictionary<string, Guid> people)
    {
        var meta = await app.Admin.GetAsync("/api/meta", HttpStatusCode.OK);
        var keys = meta["objects"]!.AsArray().Where(o => !((string)o!["group"]!).StartsWith("settings", StringComparison.Ordinal)).Select(o => (string)o!["key"]!).ToList();
        var subjects = new List<Subject>();
        // Those referred to before those that refer, and lines with their record.
        foreach (var key in keys.Where(k => k != "orderLines").OrderBy(k => k switch { "customers" or "products" => 0, _ => 1 }))
        {
            var schema = await app.Admin.GetAsync($"/api/meta/{key}", HttpStatusCode.OK);
            var records = new Dictionary<string, (Guid Id, string Title)>();
            foreach (var owner in Owners)
            {
                var values = new JsonObject { ["owner"] = people[owner] };
                foreach (var field in schema["fields"]!.AsArray().Where(f => (bool)f!["required"]! && !(bool)f["readOnly"]! && !(bool)f["custom"]!))
                {
                    values[(string)field!["key"]!] = Value(field, owner, subjects);
                }

                if (key == "orders")
                {
                    values["lines"] = new JsonArray(new JsonObject { ["product"] = subjects.Single(s => s.Object == "products").Records[owner].Id, ["quantity"] = 1, ["unitPrice"] = 1 });
                }

                var record = await app.Admin.CreateAsync(key, values);
                records[owner] = (Guid.Parse((string)record["id"]!), (string)record[(string)schema["titleField"]!]!);
            }

            subjects.Add(new Subject(key, (string)schema["titleField"]!, schema["fields"]!.AsArray().Any(f => (string)f!["key"]! == (string)schema["titleField"]! && !(bool)f["readOnly"]!), records));
        }

        var lines = await app.Admin.PostAsync("/api/orderLines/query", new { fields = new[] { "description", "owner" } });
        subjects.Add(new Subject("orderLines", "description", false, lines["items"]!.AsArray().ToDictionary(
            l => Owners.Single(o => people[o] == Guid.Parse((string)l!["owner"]!["id"]!)), l => (Guid.Parse((string)l!["id"]!), (string)l["description"]!))));
        return subjects;
    }

    private static JsonNode? Value(JsonNode field, string owner, List<Subject> subjects) => (string)field["type"]! switch
    {
        "reference" => subjects.Single(s => s.Object == (string)field["target"]!).Records[owner].Id,
        "choice" => field["choices"]!.AsArray()[0]!["value"]!.DeepClone(),
        "date" => "2026-11-20",
        "dateTime" => "2026-11-20T08:00:00Z",
        "money" or "decimal" or "integer" or "percent" => 1,
        _ => $"{owner}{Guid.NewGuid():N}",
    };

    private static async Task GrantAsync(TrineApp app, string scope, Guid west)
    {
        var role = await app.Admin.FindAsync("roles", "code", "matrix");
        var grant = new Dictionary<string, object>(StringComparer.Ordinal) { ["departments"] = new[] { west } };
        foreach (var action in new[] { "create", "read", "update", "delete", "export", "import", "transfer" })
        {
            grant[action] = scope;
        }

        var grants = JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal) { ["*"] = grant });
        await app.Admin.PatchAsync($"/api/roles/{role["id"]}", new { version = (int)role["version"]!, grants });
    }

    private async Task LookAsync(HttpClient looker, string scope, Subject of, List<(Guid Id, string Title)> visible, Dictionary<string, Guid> people)
    {
        var path = $"/api/{of.Object}";
        var none = scope == "none";
        var all = of.Records.Values.ToList();

        void Cell(string call, bool right, string what)
        {
            _cells++;
            if (!right)
            {
                _wrong.Add($"{of.Object} / {scope} / {call}: {what}");
            }
        }

        async Task ShowsAsync(string call, HttpMethod method, string where, object? body)
        {
            var (status, text) = await CallAsync(looker, method, where, body);
            Cell(call, none ? status == HttpStatusCode.Forbidden : status == HttpStatusCode.OK, $"{status}");
            foreach (var record in all)
            {
                var seen = text.Contains(record.Id.ToString(), StringComparison.Ordinal) || text.Contains(record.Title, StringComparison.Ordinal);
                Cell(call, seen == visible.Contains(record), $"{record.Title} is {(seen ? "shown" : "missing")}");
            }
        }

        await ShowsAsync("list", HttpMethod.Get, path, null);
        await ShowsAsync("query", HttpMethod.Post, $"{path}/query", new { count = "exact" });
        await ShowsAsync("query as of", HttpMethod.Post, $"{path}/query", new { asOf = "2099-01-01" });
        await ShowsAsync("query by id", HttpMethod.Post, $"{path}/query", new { filter = new { field = "id", op = "in", value = all.Select(r => r.Id) } });
        await ShowsAsync("board", HttpMethod.Post, $"{path}/board", new { field = "owner", limit = 100 });
        foreach (var record in all)
        {
            var sees = visible.Contains(record);
            var one = $"{path}/{record.Id}";
            foreach (var rest in new[] { "", "?asOf=2099-01-01", "/history", "/timeline", "/access", "/comments", "/files", "/collaborators" })
            {
                var (status, text) = await CallAsync(looker, HttpMethod.Get, one + rest, null);
                Cell("GET " + rest, status == (sees ? HttpStatusCode.OK : HttpStatusCode.NotFound) || (none && status == HttpStatusCode.Forbidden), $"{status} {text}");
            }

            // A version nobody has: whoever may is told of the conflict, and nothing changes.
            Cell("update", Refused(await CallAsync(looker, HttpMethod.Patch, one, new { version = 999 }), sees, none), "");
            Cell("delete", Refused(await CallAsync(looker, HttpMethod.Delete, one + "?version=999", null), sees, none), "");
            var comment = await CallAsync(looker, HttpMethod.Post, one + "/comments", new { text = "看过" });
            Cell("comment", sees == comment.Status is HttpStatusCode.Created or HttpStatusCode.OK && (sees || comment.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden), $"{comment}");
            using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes("x")), "file", "x.txt" } };
            var file = await CallAsync(looker, HttpMethod.Post, one + "/files", form);
            Cell("attach", sees == file.Status is HttpStatusCode.Created or HttpStatusCode.OK, $"{file}");
            // No field is masked here, so the answer says nothing of the record; with masked ones, see FieldRuleTests.
            var reveal = await CallAsync(looker, HttpMethod.Post, one + "/reveal", new { field = of.TitleField });
            Cell("reveal", reveal.Status is HttpStatusCode.BadRequest && !reveal.Text.Contains(record.Title, StringComparison.Ordinal), $"{reveal}");
            // Of people only, and for who sees them; a purpose nobody has is wrong to whoever may write.
            var person = sees && of.Object is ("customers" or "contacts" or "leads");
            var (read, ledger) = await CallAsync(looker, HttpMethod.Get, one + "/consents", null);
            Cell("consents", read == (person ? HttpStatusCode.OK : HttpStatusCode.NotFound) || (none && read == HttpStatusCode.Forbidden), $"{read} {ledger}");
            var consent = await CallAsync(looker, HttpMethod.Post, one + "/consents", new { purpose = Guid.NewGuid(), channel = "any", decision = "withdrawn" });
            Cell("consent", consent.Status == (person ? HttpStatusCode.BadRequest : HttpStatusCode.NotFound) || (none && consent.Status == HttpStatusCode.Forbidden), $"{consent}");
            // Whose rights are about records has none about people as such, whatever he sees of them.
            foreach (var rest in new[] { "", "/copy" })
            {
                var (status, text) = await CallAsync(looker, HttpMethod.Get, $"/api/privacy/persons/{of.Object}/{record.Id}{rest}", null);
                Cell("person", status == HttpStatusCode.Forbidden, $"{status} {text}");
            }

            // Nobody there is told apart from somebody only by who may share the record.
            var share = await CallAsync(looker, HttpMethod.Put, $"{one}/collaborators/{Guid.NewGuid()}", new { level = "read" });
            var end = await CallAsync(looker, HttpMethod.Delete, $"{one}/collaborators/{Guid.NewGuid()}", null);
            var may = sees && of.Object != "orderLines";
            Cell("share", share.Status == (may ? HttpStatusCode.BadRequest : sees ? HttpStatusCode.Forbidden : HttpStatusCode.NotFound) || (none && share.Status == HttpStatusCode.Forbidden), $"{share}");
            Cell("end sharing", end.Status == (may || !sees ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden) || (none && end.Status == HttpStatusCode.Forbidden), $"{end}");
            var restore = await CallAsync(looker, HttpMethod.Post, one + "/restore", new { });
            Cell("restore", sees || restore.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{restore}");
            var (found, hits) = await CallAsync(looker, HttpMethod.Get, $"/api/search?q={Uri.EscapeDataString(record.Title)}", null);
            var hit = hits.Contains(record.Id.ToString(), StringComparison.Ordinal);
            Cell("search", found == HttpStatusCode.OK && (sees || !hit), $"{record.Title} is found");
            var (asked, filtered) = await CallAsync(looker, HttpMethod.Post, $"{path}/query", new { filter = new { field = of.TitleField, op = "eq", value = record.Title }, count = "exact" });
            Cell("filter", none ? asked == HttpStatusCode.Forbidden : filtered.Contains(record.Id.ToString(), StringComparison.Ordinal) == sees, filtered);
            var owner = people[of.Records.Single(r => r.Value == record).Key];
            var (done, moved) = await CallAsync(looker, HttpMethod.Post, $"{path}/transfer", new { ids = new[] { record.Id }, owner });
            Cell("transfer", done == HttpStatusCode.OK ? (JsonNode.Parse(moved)!["refused"]!.AsArray().Count == 0) == sees : none && done == HttpStatusCode.Forbidden, moved);
        }

        var (batched, results) = await CallAsync(looker, HttpMethod.Post, $"{path}/batch", new { operations = all.Select(r => new { op = "delete", id = r.Id, version = 999 }) });
        Cell("batch", batched == HttpStatusCode.OK || (none && batched == HttpStatusCode.Forbidden), results);
        foreach (var (index, record) in all.Index().Where(_ => batched == HttpStatusCode.OK))
        {
            // Who may is told that it has changed, who may not that there is no such record.
            var errors = JsonNode.Parse(results)!["results"]![index]!["error"]!["errors"]!.AsObject();
            Cell("batch", errors.ContainsKey(visible.Contains(record) ? "version" : "id"), $"{record.Title}: {errors.Plain()}");
        }

        var (_, many) = await CallAsync(looker, HttpMethod.Post, $"{path}/restore", new { ids = all.Select(r => r.Id) });
        foreach (var record in all.Where(r => !visible.Contains(r)))
        {
            Cell("restore many", none || JsonNode.Parse(many)!["refused"]!.AsArray().Any(r => (string)r!["id"]! == record.Id.ToString()), many);
        }

        if (!none)
        {
            var file = Encoding.UTF8.GetString(await looker.ExportAsync(of.Object, fields: ["id"]));
            all.ForEach(r => Cell("export", file.Contains(r.Id.ToString(), StringComparison.Ordinal) == visible.Contains(r), $"{r.Title}"));
            if (of.Writable)
            {
                var rows = string.Join('\n', all.Select(r => $"{r.Id},{r.Title} 2"));
                var dry = await looker.ImportAsync(of.Object, $"id,{of.TitleField}\n{rows}\n", new { dryRun = true, duplicates = "ignore", mapping = new Dictionary<string, string> { ["id"] = "id", [of.TitleField] = of.TitleField } });
                // An id one may not see is an id one does not know: such a row is a new record, or lacks what a new one needs.
                Cell("import", (int)dry["updated"]! == visible.Count, dry.Plain());
            }
        }
    }

    private static bool Refused((HttpStatusCode Status, string Text) answer, bool sees, bool none) =>
        answer.Status == (sees ? HttpStatusCode.Conflict : HttpStatusCode.NotFound) || (none && answer.Status == HttpStatusCode.Forbidden);

    private static async Task<(HttpStatusCode Status, string Text)> CallAsync(HttpClient client, HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body switch { null => null, HttpContent content => content, _ => System.Net.Http.Json.JsonContent.Create(body) };
        using var response = await client.SendAsync(request, TrineApp.Token);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TrineApp.Token));
    }

    /// <param name="Object">The plural key.</param>
    /// <param name="TitleField">The field of its name.</param>
    /// <param name="Writable">Whether the name can be written.</param>
    /// <param name="Records">A record and its name by owner.</param>
    private sealed record Subject(string Object, string TitleField, bool Writable, Dictionary<string, (Guid Id, string Title)> Records);
}
