using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;
using Trine.Tests.Kernel;
using Trine.Tests.Transfer;

namespace Trine.Tests.Organisation;

[Trait("Database", "any")]
public sealed class TokenTests
{
    // After today, whenever that is: the browser throws away cookies that ended before.
    private readonly FakeClock _clock = new(new DateTimeOffset(2100, 3, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_token_is_made_used_and_revoked()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var browser = await PasswordTests.BrowserAsync(app, "lisi@test.example", "the right one");
        var made = await browser.CallAsync(HttpMethod.Post, "/api/tokens", new { name = " 报表 ", days = 30 }, HttpStatusCode.Created);
        var item = (await ListAsync(browser)).ShouldHaveSingleItem()!;
        ((string)item["name"]!).ShouldBe("报表");
        item["lastUsedOn"].ShouldBeNull();
        item.ToJsonString().ShouldNotContain((string)made["token"]!);

        using var program = Program(app, made);
        await program.CreateAsync("customers", new { name = "甲" });
        ((string)(await ListAsync(browser))[0]!["lastUsedOn"]!).ShouldBe("2100-03-01");
        await browser.DeleteAsync($"/api/tokens/{item["id"]}", HttpStatusCode.NoContent);
        await program.GetAsync("/api/session", HttpStatusCode.Unauthorized);
        await browser.DeleteAsync($"/api/tokens/{item["id"]}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_ends_on_its_day()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var browser = await PasswordTests.BrowserAsync(app, "lisi@test.example", "the right one");
        using var month = Program(app, await browser.CallAsync(HttpMethod.Post, "/api/tokens", new { name = "a", days = 30 }, HttpStatusCode.Created));
        using var forever = Program(app, await browser.CallAsync(HttpMethod.Post, "/api/tokens", new { name = "b" }, HttpStatusCode.Created));
        _clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        await month.GetAsync("/api/session", HttpStatusCode.OK);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await month.GetAsync("/api/session", HttpStatusCode.Unauthorized);
        _clock.Advance(TimeSpan.FromDays(5000));
        await forever.GetAsync("/api/session", HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_read_only_token_reads_and_writes_nothing()
    {
        await using var app = await TrineApp.StartAsync();
        using var browser = await PasswordTests.BrowserAsync(app, "boss@test.example", "the right one", "admin");
        var customer = await browser.CreateAsync("customers", new { name = "甲" });
        using var reader = Program(app, await browser.CallAsync(HttpMethod.Post, "/api/tokens", new { name = "r", readOnly = true }, HttpStatusCode.Created));
        await reader.GetAsync($"/api/customers/{customer["id"]}", HttpStatusCode.OK);
        await reader.PostAsync("/api/customers/query", new { });
        await reader.PostAsync("/api/customers/board", new { field = "level" });
        await reader.PostAsync("/api/customers/duplicates", new { name = "甲" });
        await reader.PostAsync("/api/exports", new { @object = "customers", format = "csv" }, HttpStatusCode.Accepted);
        await RefusedAsync(reader, HttpMethod.Post, "/api/customers");
        await RefusedAsync(reader, HttpMethod.Patch, $"/api/customers/{customer["id"]}");
        await RefusedAsync(reader, HttpMethod.Delete, $"/api/customers/{customer["id"]}");
        await RefusedAsync(reader, HttpMethod.Post, "/api/customers/batch");
        await RefusedAsync(reader, HttpMethod.Post, "/api/imports");
        await RefusedAsync(reader, HttpMethod.Put, "/api/me/settings/theme");
        await RefusedAsync(reader, HttpMethod.Post, "/api/no/such/thing");
    }

    [Fact]
    public async Task Tokens_do_not_make_tokens_and_names_and_days_are_checked()
    {
        await using var app = await TrineApp.StartAsync();
        foreach (var (method, path) in new[] { (HttpMethod.Get, "/api/tokens"), (HttpMethod.Post, "/api/tokens"), (HttpMethod.Get, "/api/sessions"), (HttpMethod.Delete, "/api/sessions") })
        {
            ((string)(await app.Admin.CallAsync(method, path, method == HttpMethod.Post ? new { name = "x" } : null, HttpStatusCode.Forbidden))["code"]!).ShouldBe("session.only");
        }

        using var browser = await PasswordTests.BrowserAsync(app, "lisi@test.example", "the right one");
        var wrong = await browser.CallAsync(HttpMethod.Post, "/api/tokens", new { name = " ", days = 7 }, HttpStatusCode.BadRequest);
        wrong["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["name", "days"]);
        using var other = await PasswordTests.BrowserAsync(app, "other@test.example", "quite another one");
        var made = await browser.CallAsync(HttpMethod.Post, "/api/tokens", new { name = "x" }, HttpStatusCode.Created);
        (await ListAsync(other)).ShouldBeEmpty();
        await other.DeleteAsync($"/api/tokens/{made["item"]!["id"]}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_was_disabled_or_had_his_password_reset_comes_back_without_tokens()
    {
        await using var app = await TrineApp.StartAsync();
        using var browser = await PasswordTests.BrowserAsync(app, "lisi@test.example", "the right one");
        var user = await app.Admin.FindAsync("users", "email", "lisi@test.example");
        using var first = Program(app, await browser.CallAsync(HttpMethod.Post, "/api/tokens", new { name = "报表" }, HttpStatusCode.Created));
        var disabled = await app.Admin.PatchAsync($"/api/users/{user["id"]}", new { version = 1, active = false });
        await first.GetAsync("/api/session", HttpStatusCode.Unauthorized);
        await app.Admin.PatchAsync($"/api/users/{user["id"]}", new { version = (int)disabled["version"]!, active = true });
        await app.CatchUpAsync();
        await first.GetAsync("/api/session", HttpStatusCode.Unauthorized);

        using var again = await PasswordTests.SignInAsync(app, "lisi@test.example", "the right one");
        using var second = Program(app, await again.CallAsync(HttpMethod.Post, "/api/tokens", new { name = "第二个" }, HttpStatusCode.Created));
        await app.CatchUpAsync();
        await second.GetAsync("/api/session", HttpStatusCode.OK);
        var link = await app.Admin.PostAsync($"/api/users/{user["id"]}/link", new { });
        using var stranger = new HttpClient { BaseAddress = app.Address };
        await stranger.PostAsync("/api/links/password", new { code = ((string)link["path"]!).Split('#')[1], password = "long enough to keep" });
        await second.GetAsync("/api/session", HttpStatusCode.Unauthorized);
        (await RevokedAsync(app)).ShouldBe(["报表", "第二个"]);
    }

    [Fact]
    public async Task A_token_that_is_revoked_while_it_is_used_for_the_first_time_is_refused_like_any_other()
    {
        await using var app = await TrineApp.StartAsync();
        using var browser = await PasswordTests.BrowserAsync(app, "lisi@test.example", "the right one");
        for (var round = 0; round < 40; round++)
        {
            var made = await browser.CallAsync(HttpMethod.Post, "/api/tokens", new { name = "报表" }, HttpStatusCode.Created);
            using var program = Program(app, made);
            var calls = Enumerable.Range(0, 4).Select(async _ =>
            {
                using var answer = await program.GetAsync(new Uri("/api/session", UriKind.Relative), TrineApp.Token);
                return answer.StatusCode;
            }).ToList();
            await browser.DeleteAsync($"/api/tokens/{made["item"]!["id"]}", HttpStatusCode.NoContent);
            foreach (var status in await Task.WhenAll(calls))
            {
                status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Unauthorized);
            }

            await program.GetAsync("/api/session", HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task Who_revokes_a_token_a_moment_after_somebody_else_has_revoked_it_too()
    {
        await using var app = await TrineApp.StartAsync();
        using var browser = await PasswordTests.BrowserAsync(app, "lisi@test.example", "the right one");
        var user = (string)(await app.Admin.FindAsync("users", "email", "lisi@test.example"))["id"]!;
        for (var round = 0; round < 20; round++)
        {
            var made = await browser.CallAsync(HttpMethod.Post, "/api/tokens", new { name = $"{round}" }, HttpStatusCode.Created);
            var id = made["item"]!["id"]!;
            var calls = new[] { (browser, $"/api/tokens/{id}"), (app.Admin, $"/api/users/{user}/tokens/{id}"), (browser, $"/api/tokens/{id}"), (app.Admin, $"/api/users/{user}/tokens") }
                .Select(async call =>
                {
                    using var answer = await call.Item1.DeleteAsync(new Uri(call.Item2, UriKind.Relative), TrineApp.Token);
                    return answer.StatusCode;
                });
            foreach (var status in await Task.WhenAll(calls))
            {
                status.ShouldBeOneOf(HttpStatusCode.NoContent, HttpStatusCode.NotFound);
            }
        }

        // Each was revoked by one of them.
        (await RevokedAsync(app)).ShouldBe(Enumerable.Range(0, 20).Select(i => $"{i}"), ignoreOrder: true);
    }

    [Fact]
    public async Task Administrators_see_a_users_tokens_and_revoke_them()
    {
        await using var app = await TrineApp.StartAsync();
        using var browser = await PasswordTests.BrowserAsync(app, "lisi@test.example", "the right one");
        var user = (string)(await app.Admin.FindAsync("users", "email", "lisi@test.example"))["id"]!;
        var made = await browser.CallAsync(HttpMethod.Post, "/api/tokens", new { name = "报表", readOnly = true, objects = new[] { "customers" } }, HttpStatusCode.Created);
        using var program = Program(app, made);
        await browser.CallAsync(HttpMethod.Post, "/api/tokens", new { name = "b" }, HttpStatusCode.Created);
        await browser.CallAsync(HttpMethod.Post, "/api/tokens", new { name = "c" }, HttpStatusCode.Created);
        var seen = await app.Admin.GetAsync($"/api/users/{user}/tokens", HttpStatusCode.OK);
        seen["items"]!.AsArray().Select(t => (string)t!["name"]!).ShouldBe(["c", "b", "报表"]);
        seen["items"]![2]!["objects"]!.AsArray().Select(o => (string)o!).ShouldBe(["customers"]);
        seen.Plain().ShouldNotContain((string)made["token"]!);

        await program.GetAsync("/api/customers", HttpStatusCode.OK);
        await app.Admin.DeleteAsync($"/api/users/{user}/tokens/{made["item"]!["id"]}", HttpStatusCode.NoContent);
        await program.GetAsync("/api/customers", HttpStatusCode.Unauthorized);
        await app.Admin.DeleteAsync($"/api/users/{user}/tokens/{made["item"]!["id"]}", HttpStatusCode.NotFound);
        await app.Admin.DeleteAsync($"/api/users/{user}/tokens", HttpStatusCode.NoContent);
        (await ListAsync(browser)).ShouldBeEmpty();
        (await RevokedAsync(app)).ShouldBe(["b", "c", "报表"], ignoreOrder: true);

        foreach (var (method, path) in new[] { (HttpMethod.Get, ""), (HttpMethod.Delete, ""), (HttpMethod.Delete, $"/{Guid.NewGuid()}") })
        {
            await browser.CallAsync(method, $"/api/users/{user}/tokens{path}", null, HttpStatusCode.Forbidden);
        }
    }

    private static async Task<List<string>> RevokedAsync(TrineApp app) =>
        [.. (await AuditTrailTests.EventsAsync(app)).Select(e => JsonNode.Parse(e.Fields)!).Where(e => (string?)e["event"] == "tokenRevoked").Select(e => (string)e["detail"]!)];

    private static HttpClient Program(TrineApp app, JsonNode made)
    {
        var client = new HttpClient { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)made["token"]!);
        return client;
    }

    private static async Task<JsonArray> ListAsync(HttpClient browser) => (await browser.GetAsync("/api/tokens", HttpStatusCode.OK))["items"]!.AsArray();

    private static async Task RefusedAsync(HttpClient reader, HttpMethod method, string path) =>
        ((string)(await reader.CallAsync(method, path, new { }, HttpStatusCode.Forbidden))["code"]!).ShouldBe("session.readOnlyToken");
}
