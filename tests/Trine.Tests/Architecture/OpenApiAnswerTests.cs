using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Host.Commands;
using Trine.Kernel.Data;
using Trine.Organisation.Sessions;
using Trine.Organisation.Users;
using Trine.Tests.Fixture;
using Trine.Tests.Organisation;
using Trine.Tests.Privacy;
using Trine.Tests.Transfer;

namespace Trine.Tests.Architecture;

/// <summary>The document is true: what the product answers is what it says. Programs, our own client among them, take their types from it.</summary>
[Trait("Database", "any")]
public sealed class OpenApiAnswerTests
{
    [Fact]
    public async Task Every_operation_says_what_it_answers()
    {
        await using var app = await TrineApp.StartAsync();
        var document = (await app.Admin.GetAsync("/openapi/v1.json", HttpStatusCode.OK)).AsObject();
        foreach (var (name, operation) in Operations(document))
        {
            var answers = operation["responses"]!.AsObject();
            answers["default"]!["content"]!["application/problem+json"]!["schema"].ShouldNotBeNull(name);
            var done = answers.Where(r => r.Key.StartsWith('2')).ToList();
            done.Count.ShouldBe(1, name);
            if (done[0].Key != "204")
            {
                done[0].Value!["content"]!.AsObject().ShouldAllBe(c => c.Value!["schema"]!.AsObject().Count > 0, name);
            }

            foreach (var (type, body) in operation["requestBody"]?["content"]?.AsObject() ?? [])
            {
                body!["schema"].ShouldNotBeNull($"{name} {type}");
            }
        }
    }

    [Fact]
    public async Task What_is_answered_is_what_the_document_says()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("customFields", new { @object = "customers", key = "tier", type = "choice", labelZh = "级别", choices = new[] { "gold" } });
        var document = (await app.Admin.GetAsync("/openapi/v1.json", HttpStatusCode.OK)).AsObject();
        using var calls = new DocumentedCalls(document);
        using var client = new HttpClient(calls) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Authorization = app.Admin.DefaultRequestHeaders.Authorization;

        await EverythingAsync(app, client);
        await AuditAsync(app, calls, client);
        await IdentityAsync(app, calls, client);
        await SsoAsync(calls);
        await SharingAsync(app, calls, client);
        calls.Faults.Distinct().ShouldBeEmpty(string.Join('\n', calls.Faults.Distinct()));

        // One object stands for all where the endpoints are the same; that each one's records are as described, the lists below see to.
        var others = document["paths"]!.AsObject().Select(p => p.Key.Split('/')[2]).Distinct().Where(o => document["paths"]![$"/api/{o}/query"] is not null && o != "customers").ToList();
        var expected = Operations(document).Keys.Where(o => o != Cancelling).Where(o => !others.Exists(other => o.Contains($" /api/{other}", StringComparison.Ordinal)) || Verbs.Contains(o));
        expected.Where(o => !calls.Called.Any(c => c.StartsWith(o + " 2", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    /// <summary>Whether there is anything left to cancel is a matter of luck; it answers as reading an import does.</summary>
    private const string Cancelling = "DELETE /api/imports/{id}";

    private static readonly string[] Verbs =
    [
        "POST /api/leads/{id}/convert", "POST /api/opportunities/{id}/win", "POST /api/opportunities/{id}/lose", "POST /api/opportunities/{id}/reopen",
        "POST /api/tasks/{id}/complete", "POST /api/tasks/{id}/reopen", "POST /api/contacts/duplicates", "POST /api/leads/duplicates",
        "POST /api/retentionRules/preview",
    ];

    private static async Task EverythingAsync(TrineApp app, HttpClient client)
    {
        await client.GetAsync("/health/live", HttpStatusCode.OK);
        await client.GetAsync("/health/ready", HttpStatusCode.OK);
        await client.GetAsync("/api/reference/regions", HttpStatusCode.OK);
        await client.GetAsync("/api/reference/industries", HttpStatusCode.OK);
        var customer = await RecordsAsync(app, client);
        await VerbsAsync(client);
        await OnRecordAsync(client, customer);
        await PrivacyAsync(client, customer);
        await TransferAsync(client);
        await app.CatchUpAsync();
        await PersonalAsync(app, client);

        var meta = await client.GetAsync("/api/meta", HttpStatusCode.OK);
        foreach (var key in meta["objects"]!.AsArray().Select(o => (string)o!["key"]!))
        {
            await client.GetAsync($"/api/meta/{key}", HttpStatusCode.OK);
            await client.GetAsync($"/api/{key}/views", HttpStatusCode.OK);
            var page = await client.PostAsync($"/api/{key}/query", new { count = "exact" });
            await client.GetAsync($"/api/{key}?limit=1", HttpStatusCode.OK);
            if (page["items"]!.AsArray() is [{ } first, ..])
            {
                await client.GetAsync($"/api/{key}/{first["id"]}", HttpStatusCode.OK);
                await client.GetAsync($"/api/{key}/{first["id"]}/history", HttpStatusCode.OK);
            }
        }
    }

    /// <summary>Making, reading, changing, deleting, many at once, and what goes wrong with it.</summary>
    private static async Task<JsonNode> RecordsAsync(TrineApp app, HttpClient client)
    {
        var customer = await client.CreateAsync("customers", new { name = "云帆科技", phone = "13800138000", level = "a", kinds = new[] { "organisation" }, custom = new { tier = "gold" } });
        var path = $"/api/customers/{customer["id"]}";
        var changed = await client.PatchAsync(path, new { version = 1, level = "b" });
        await client.PatchAsync(path, new { version = 1, level = "c" }, HttpStatusCode.Conflict);
        await client.PostAsync("/api/customers", new { level = "z" }, HttpStatusCode.BadRequest);
        await client.GetAsync($"/api/customers/{Guid.NewGuid()}", HttpStatusCode.NotFound);
        await client.GetAsync($"{path}?asOf=2020-01-01", HttpStatusCode.NotFound);
        await client.PostAsync("/api/customers/query", new { fields = new[] { "name" }, filter = new { field = "level", op = "eq", value = "b" }, count = "capped" });
        await client.PostAsync("/api/customers/board", new { field = "level" });
        await client.PostAsync("/api/customers/duplicates", new { name = "云帆科技", phone = "13800138000" });
        await client.PostAsync("/api/contacts/duplicates", new { phone = "13800138000" });
        await client.PostAsync("/api/leads/duplicates", new { company = "云帆科技" });
        ((int)(await client.GetAsync($"/api/changes/{changed["changeSet"]}", HttpStatusCode.OK))["records"]!).ShouldBe(1);
        await client.PostAsync($"/api/changes/{changed["changeSet"]}/undo", new { });

        var batch = await client.PostAsync("/api/customers/batch", new
        {
            operations = new object[] { new { op = "create", values = new { name = "甲" } }, new { op = "create", values = new { level = "z" } }, new { op = "update", id = Guid.NewGuid(), values = new { } } },
        });
        var other = (string)batch["results"]![0]!["id"]!;
        var rep = await app.AddUserAsync("salesRep", "rep@test.example");
        await client.PostAsync("/api/customers/transfer", new { ids = new[] { other, Guid.NewGuid().ToString() }, owner = rep });
        await client.DeleteAsync($"/api/customers/{other}", HttpStatusCode.OK);
        await client.PostAsync($"/api/customers/{other}/restore", new { });
        await client.DeleteAsync($"/api/customers/{other}", HttpStatusCode.OK);
        await client.PostAsync("/api/customers/restore", new { ids = new[] { other } });
        return customer;
    }

    private static async Task VerbsAsync(HttpClient client)
    {
        var lead = await client.CreateAsync("leads", new { name = "王建国", company = "远洋物流", phone = "13900139000" });
        var converted = await client.PostAsync($"/api/leads/{lead["id"]}/convert", new { version = 1, contact = true, opportunity = new { name = "扩容项目", amount = 5000 } });
        var opportunity = $"/api/opportunities/{converted["opportunity"]!["id"]}";
        await client.PostAsync($"{opportunity}/lose", new { version = 1 }, HttpStatusCode.BadRequest);
        await client.PostAsync($"{opportunity}/lose", new { version = 1, reason = "price" });
        await client.PostAsync($"{opportunity}/reopen", new { version = 2 });
        await client.PostAsync($"{opportunity}/win", new { version = 3 });
        await client.PostAsync("/api/opportunities/board", new { field = "stage", sum = "amount" });
        var task = await client.CreateAsync("tasks", new { title = "打电话", customer = converted["customer"]!["id"], dueAt = "2026-11-23T01:00:00Z" });
        await client.PostAsync($"/api/tasks/{task["id"]}/complete", new { version = 1 });
        await client.PostAsync($"/api/tasks/{task["id"]}/reopen", new { version = 2 });
        await client.CreateAsync("activities", new { subject = "拜访", type = "visit", customer = converted["customer"]!["id"], at = "2026-11-20T01:00:00Z" });
        var product = await client.CreateAsync("products", new { name = "网关", price = 120.5 });
        await client.CreateAsync("orders", new { customer = converted["customer"]!["id"], lines = new[] { new { product = product["id"], quantity = 2 } } });
        await client.GetAsync($"/api/customers/{converted["customer"]!["id"]}/timeline", HttpStatusCode.OK);
    }

    /// <summary>Comments, files, history, timeline, views.</summary>
    private static async Task OnRecordAsync(HttpClient client, JsonNode customer)
    {
        var path = $"/api/customers/{customer["id"]}";
        var comment = await client.CallAsync(HttpMethod.Post, $"{path}/comments", new { text = "你好", mentions = Array.Empty<string>() }, HttpStatusCode.Created);
        await client.PatchAsync($"/api/comments/{comment["id"]}", new { version = 1, text = "您好" });
        await client.PatchAsync($"/api/comments/{comment["id"]}", new { version = 1, text = "嗨" }, HttpStatusCode.Conflict);
        await client.GetAsync($"{path}/comments", HttpStatusCode.OK);
        var file = await client.CallAsync(HttpMethod.Post, $"{path}/files", File("合同"), HttpStatusCode.Created);
        await client.CallAsync(HttpMethod.Post, "/api/customers/files", File("ahead"), HttpStatusCode.Created);
        await client.GetAsync($"{path}/files", HttpStatusCode.OK);
        (await client.GetStringAsync($"/api/files/{file["id"]}", TrineApp.Token)).ShouldBe("合同");
        await client.GetAsync($"{path}/history", HttpStatusCode.OK);
        await client.GetAsync($"{path}/access", HttpStatusCode.OK);
        await client.GetAsync($"{path}/timeline", HttpStatusCode.OK);
        await client.DeleteAsync($"/api/comments/{comment["id"]}", HttpStatusCode.OK);
        await client.DeleteAsync($"/api/files/{file["id"]}", HttpStatusCode.OK);

        var filter = new { and = new object[] { new { field = "level", op = "in", value = new[] { "a" } }, new { not = new { field = "owner", op = "eq", value = "me" } } } };
        var view = await client.CallAsync(
            HttpMethod.Post, "/api/customers/views", new { name = "我的", kind = "list", filter, sort = new[] { "-name" }, columns = new[] { "name" }, shared = true }, HttpStatusCode.Created);
        await client.PatchAsync($"/api/views/{view["id"]}", new { version = 1, pinned = true });
        await client.GetAsync("/api/customers/views", HttpStatusCode.OK);
        await client.DeleteAsync($"/api/views/{view["id"]}", HttpStatusCode.OK);
    }

    /// <summary>A record shared with somebody who sees its number in part.</summary>
    private static async Task SharingAsync(TrineApp app, DocumentedCalls calls, HttpClient client)
    {
        await client.CreateAsync("roles", new { name = "clerk", code = "clerk", grants = """{"customers": {"read": "own", "fields": {"phone": "masked"}}}""" });
        var user = await app.AddUserAsync("clerk", "clerk@test.example");
        var customer = await client.CreateAsync("customers", new { name = "共享客户", phone = "13612345678" });
        var path = $"/api/customers/{customer["id"]}";
        await client.CallAsync(HttpMethod.Put, $"{path}/collaborators/{user}", new { level = "read" }, HttpStatusCode.OK);
        using var signedIn = await app.ClientAsync(user);
        using var clerk = new HttpClient(calls, disposeHandler: false) { BaseAddress = app.Address };
        clerk.DefaultRequestHeaders.Authorization = signedIn.DefaultRequestHeaders.Authorization;
        await clerk.GetAsync($"{path}/collaborators", HttpStatusCode.OK);
        await clerk.PostAsync($"{path}/reveal", new { field = "phone" });
        await client.DeleteAsync($"{path}/collaborators/{user}", HttpStatusCode.OK);
    }

    /// <summary>A purpose with somebody's consent to it, and what a rule of retention would do.</summary>
    private static async Task PrivacyAsync(HttpClient client, JsonNode customer)
    {
        var path = $"/api/customers/{customer["id"]}";
        var purpose = (await client.CreateAsync("processingActivities", new { name = "推广", purpose = "介绍新品", legalBasis = "consent", channels = new[] { "email" }, notice = "一" }))["id"];
        var file = (await client.CallAsync(HttpMethod.Post, $"{path}/files", File("签字"), HttpStatusCode.Created))["id"];
        await client.CallAsync(
            HttpMethod.Post, $"{path}/consents", new { purpose, channel = "email", decision = "granted", how = "paper", evidence = "签字", file, validUntil = "2099-12-31" }, HttpStatusCode.Created);
        await client.CallAsync(HttpMethod.Post, $"{path}/consents", new { purpose, channel = "any", decision = "withdrawn" }, HttpStatusCode.Created);
        await client.PostAsync($"{path}/consents", new { purpose, channel = "email", decision = "granted" }, HttpStatusCode.BadRequest);
        await client.GetAsync($"{path}/consents", HttpStatusCode.OK);
        await client.CreateAsync("retentionRules", new { name = "旧客户", @object = "customers", dateField = "lastContactAt", months = 24, active = true });
        await client.PostAsync("/api/retentionRules/preview", new { @object = "customers", dateField = "lastContactAt", months = 24 });
    }

    private static async Task TransferAsync(HttpClient client)
    {
        var csv = Encoding.UTF8.GetBytes("name,phone\n乙公司,13700137000\n,1\n云帆物流,13800138000\n");
        await client.PreviewAsync("customers", csv);
        var import = await client.ImportAsync("customers", csv);
        await client.RejectedAsync(import);
        await client.RejectedAsync(import, "warnings");
        await client.GetAsync("/api/imports", HttpStatusCode.OK);
        (await client.GetByteArrayAsync("/api/imports/template?object=customers", TrineApp.Token)).ShouldNotBeEmpty();
        await client.ExportAsync("customers");
        await client.ExportAsync("customers", "xlsx");
        await client.GetAsync("/api/exports", HttpStatusCode.OK);
        await client.GetAsync("/api/exports/limits?object=customers", HttpStatusCode.OK);
        await client.DeleteAsync($"/api/imports/{import["id"]}", HttpStatusCode.UnprocessableEntity);
    }

    /// <summary>The audit log, and an export that has to be approved.</summary>
    private static async Task AuditAsync(TrineApp app, DocumentedCalls calls, HttpClient client)
    {
        await client.CallAsync(HttpMethod.Put, "/api/audit/watched", new { fields = new[] { new { @object = "customers", field = "phone" } } }, HttpStatusCode.OK);
        await client.PostAsync("/api/customers/query", new { });
        await client.GetAsync("/api/audit/watched", HttpStatusCode.OK);
        await client.GetAsync("/api/audit?limit=200", HttpStatusCode.OK);
        await client.GetAsync("/api/audit?topic=nonsense", HttpStatusCode.BadRequest);
        (await client.GetByteArrayAsync("/api/audit/file?format=csv", TrineApp.Token)).ShouldNotBeEmpty();
        await app.CatchUpAsync();
        await client.PostAsync("/api/audit/chain/verify", new { });
        await client.GetAsync("/api/audit/chain", HttpStatusCode.OK);

        await client.CreateAsync("roles", new { name = "Careful", code = "careful", grants = """{"customers":{"read":"all","export":"all"}}""", approvalOver = 0 });
        using var careful = new HttpClient(calls, disposeHandler: false) { BaseAddress = app.Address };
        using var signedIn = await app.SignInAsync("careful");
        careful.DefaultRequestHeaders.Authorization = signedIn.DefaultRequestHeaders.Authorization;
        var exports = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            exports.Add((string)(await careful.CallAsync(HttpMethod.Post, "/api/exports", new { @object = "customers", format = "csv" }, HttpStatusCode.Accepted))["id"]!);
        }

        (await client.GetAsync("/api/exports/approvals", HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBe(2);
        await client.CallAsync(HttpMethod.Post, $"/api/exports/{exports[0]}/approve", new { }, HttpStatusCode.NoContent);
        await client.CallAsync(HttpMethod.Post, $"/api/exports/{exports[1]}/refuse", new { reason = "no" }, HttpStatusCode.NoContent);
        await careful.GetAsync($"/api/exports/{exports[1]}", HttpStatusCode.OK);
    }

    /// <summary>Sessions, settings, notifications, search.</summary>
    private static async Task PersonalAsync(TrineApp app, HttpClient client)
    {
        var session = await client.GetAsync("/api/session", HttpStatusCode.OK);
        var email = (string)session["user"]!["email"]!;
        await using (var scope = app.SystemScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
            await scope.ServiceProvider.GetRequiredService<Passwords>().SetAsync(await db.Editable<User>().SingleAsync(u => u.Email == email, TrineApp.Token), "the first one", "password", TrineApp.Token);
        }

        await client.PostAsync("/api/session", new { email, password = "the first one" });
        await client.PostAsync("/api/session", new { email, password = "a guess" }, HttpStatusCode.Unauthorized);
        var token = client.DefaultRequestHeaders.Authorization;
        client.DefaultRequestHeaders.Authorization = null;
        await client.CallAsync(HttpMethod.Put, "/api/session/password", new { current = "the first one", @new = "the second one" }, HttpStatusCode.NoContent);
        client.DefaultRequestHeaders.Authorization = token;
        await client.CallAsync(HttpMethod.Put, "/api/me/settings/theme", "dark", HttpStatusCode.NoContent);
        await client.GetAsync("/api/me/settings", HttpStatusCode.OK);
        (await client.GetAsync("/api/search?q=云帆", HttpStatusCode.OK))["items"]!.AsArray().ShouldNotBeEmpty();
        (await client.GetAsync("/api/notifications", HttpStatusCode.OK))["items"]!.AsArray().ShouldNotBeEmpty();
        await client.PostAsync("/api/notifications/read", new { all = true });
        await client.GetAsync("/api/notifications", HttpStatusCode.OK);
        await client.DeleteAsync("/api/session", HttpStatusCode.NoContent);
    }

    /// <summary>Links, devices, tokens, and the first administrator of a workspace that has none.</summary>
    private static async Task IdentityAsync(TrineApp app, DocumentedCalls calls, HttpClient client)
    {
        var user = await app.AddUserAsync("salesRep", "invited@test.example");
        var link = await client.PostAsync($"/api/users/{user}/link", new { });
        await client.GetAsync($"/api/users/{user}/signIn", HttpStatusCode.OK);
        await app.AddDepartmentAsync("销售部");
        await client.GetAsync("/api/departments/tree", HttpStatusCode.OK);
        var code = ((string)link["path"]!).Split('#')[1];
        using var browser = new HttpClient(calls, disposeHandler: false) { BaseAddress = app.Address };
        await browser.PostAsync("/api/links/open", new { code });
        await browser.PostAsync("/api/links/password", new { code, password = "the first one" });
        await browser.PostAsync("/api/links/open", new { code }, HttpStatusCode.UnprocessableEntity);

        var token = await browser.CallAsync(HttpMethod.Post, "/api/tokens", new { name = "报表", days = 30 }, HttpStatusCode.Created);
        await browser.GetAsync("/api/tokens", HttpStatusCode.OK);
        await browser.DeleteAsync($"/api/tokens/{token["item"]!["id"]}", HttpStatusCode.NoContent);
        using var other = await PasswordTests.SignInAsync(app, "invited@test.example", "the first one");
        var devices = await browser.GetAsync("/api/sessions", HttpStatusCode.OK);
        await browser.DeleteAsync($"/api/sessions/{devices["items"]![1]!["id"]}", HttpStatusCode.NoContent);
        await browser.DeleteAsync("/api/sessions", HttpStatusCode.OK);
        await SecondFactorAsync(browser);
        browser.DefaultRequestHeaders.Add("Origin", PasskeyTests.Origin(app));
        using var device = new SoftwareAuthenticator(PasskeyTests.Origin(app));
        var passkey = await PasskeyTests.AddAsync(browser, device);
        await PasskeyTests.SignInAsync(browser, device);
        await browser.GetAsync("/api/me/passkeys", HttpStatusCode.OK);
        await browser.PatchAsync($"/api/me/passkeys/{passkey["id"]}", new { name = "手机" });
        await browser.DeleteAsync($"/api/me/passkeys/{passkey["id"]}", HttpStatusCode.NoContent);
        await client.DeleteAsync($"/api/users/{user}/secondFactor", HttpStatusCode.NoContent);
        await client.CallAsync(HttpMethod.Post, $"/api/users/{user}/demandPassword", new { }, HttpStatusCode.NoContent);
        await client.DeleteAsync($"/api/users/{user}/sessions", HttpStatusCode.OK);
        await client.GetAsync($"/api/users/{user}/tokens", HttpStatusCode.OK);
        await client.DeleteAsync($"/api/users/{user}/tokens/{token["item"]!["id"]}", HttpStatusCode.NotFound);
        await client.DeleteAsync($"/api/users/{user}/tokens", HttpStatusCode.NoContent);
        await client.PostAsync("/api/viewAs", new { role = (await client.FindAsync("roles", "code", "salesRep"))["id"] });
        await client.PostAsync("/api/viewAs", new { role = user }, HttpStatusCode.BadRequest);
        await client.GetAsync($"/api/users/{user}/holdings", HttpStatusCode.OK);
        await client.PostAsync($"/api/users/{user}/handOver", new { to = new { roles = (string?)null } }, HttpStatusCode.BadRequest);
        await HandOverTests.RunAsync(client, user.ToString(), new { disable = true });

        var somebody = await client.CreateAsync("leads", new { name = "欧阳雪梅", phone = "13987654321" });
        await client.GetAsync($"/api/privacy/persons/leads/{somebody["id"]}", HttpStatusCode.OK);
        await client.GetByteArrayAsync($"/api/privacy/persons/leads/{somebody["id"]}/copy", TrineApp.Token);
        var persons = new { records = new[] { new { @object = "leads", id = somebody["id"] } } };
        await client.PostAsync("/api/privacy/erasures/preview", persons);
        await ErasureTests.EraseAsync(client, persons);
        await client.GetAsync("/api/privacy/erasures", HttpStatusCode.OK);

        await using var empty = await TrineApp.StartAsync(await TrineApp.NewDataAsync(), administrator: false);
        var first = await FirstStart.SetUpCodeAsync(empty.Services, TrineApp.Token);
        using var founder = new HttpClient(calls, disposeHandler: false) { BaseAddress = empty.Address };
        await founder.PostAsync("/api/setup", new { code = first, name = "王总", email = "boss@test.example", password = "the first one" });

        await founder.CallAsync(HttpMethod.Put, "/api/backups/plan", new { enabled = false, time = "02:30", keep = 7, keepDays = 30 }, HttpStatusCode.OK);
        var backup = await founder.PostAsync("/api/backups", new { }, HttpStatusCode.Accepted);
        while ((string)(await founder.GetAsync("/api/backups", HttpStatusCode.OK))["items"]![0]!["state"]! is "queued" or "running")
        {
            await Task.Delay(20, TrineApp.Token);
        }

        (await founder.GetByteArrayAsync($"/api/backups/{backup["id"]}/file", TrineApp.Token)).Length.ShouldBeGreaterThan(1000);
        await founder.DeleteAsync($"/api/backups/{backup["id"]}", HttpStatusCode.NoContent);
        await founder.GetAsync("/api/status", HttpStatusCode.OK);
    }

    private static async Task SsoAsync(DocumentedCalls calls)
    {
        await using var provider = await IdentityProvider.StartAsync(TimeProvider.System);
        await using var app = await TrineApp.StartAsync(SsoTests.AtHome);
        using var client = new HttpClient(calls, disposeHandler: false) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Authorization = app.Admin.DefaultRequestHeaders.Authorization;
        await client.GetAsync("/api/sso/settings", HttpStatusCode.OK);
        await client.CallAsync(HttpMethod.Put, "/api/sso/settings", SsoTests.Settings(provider), HttpStatusCode.OK);
        await client.PostAsync("/api/sso/test", new { issuer = provider.Issuer });
        await client.GetAsync("/api/sso", HttpStatusCode.OK);
    }

    private static async Task SecondFactorAsync(HttpClient browser)
    {
        var (_, codes) = await Authenticator.SetUpAsync(browser, TimeProvider.System);
        await browser.GetAsync("/api/me/secondFactor", HttpStatusCode.OK);
        var asked = await browser.PostAsync("/api/session", new { email = "invited@test.example", password = "the first one" }, HttpStatusCode.Unauthorized);
        await browser.PostAsync("/api/session/code", new { ticket = (string)asked["ticket"]!, code = codes[0] });
        await browser.PostAsync("/api/me/secondFactor/recoveryCodes", new { proof = "the first one" });
        await browser.CallAsync(HttpMethod.Post, "/api/me/secondFactor/off", new { proof = "the first one" }, HttpStatusCode.NoContent);
    }

    private static MultipartFormDataContent File(string text) => new() { { new StringContent(text, Encoding.UTF8, "text/plain"), "file", "note.txt" } };

    private static Dictionary<string, JsonObject> Operations(JsonObject document) => document["paths"]!.AsObject()
        .SelectMany(p => p.Value!.AsObject().Select(o => (Name: $"{o.Key.ToUpperInvariant()} {p.Key}", Operation: o.Value!.AsObject()))).ToDictionary(o => o.Name, o => o.Operation);
}
