using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;
using Trine.Tests.Transfer;

namespace Trine.Tests.Kernel;

/// <summary>Whatever comes in, the answer names the field and the way out, and nothing is half written.</summary>
[Trait("Database", "any")]
public sealed class BadInputTests
{
    [Fact]
    public async Task Naughty_strings_come_back_unchanged_from_every_text_field()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("customFields", new { labelZh = "备注", @object = "customers", key = "remark", type = "longText" });
        var strings = JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(Fixture("blns.json"), TrineApp.Token))!
            .Where(s => s.Trim().Length is > 0 and <= 190 && !s.Contains('\0', StringComparison.Ordinal)).ToList();
        strings.Count.ShouldBeGreaterThan(400);
        foreach (var chunk in strings.Chunk(100))
        {
            var operations = chunk.Select(s => new { op = "create", values = new { name = "名 " + s, address = s, description = s, needs = s, tags = new[] { s.Length > 60 ? s[..20] : s }, custom = new { remark = s } } });
            var answer = await app.Admin.PostAsync("/api/customers/batch", new { operations });
            foreach (var (text, result) in chunk.Zip(answer["results"]!.AsArray()))
            {
                result!["status"]!.GetValue<int>().ShouldBe(201, $"{text}: {result.Plain()}");
                var record = await app.Admin.GetAsync($"/api/customers/{result["id"]}", HttpStatusCode.OK);
                ((string)record["name"]!).ShouldBe(("名 " + text).Trim(), StringCompareShould.IgnoreLineEndings);
                ((string)record["description"]!).ShouldBe(text);
                ((string)record["needs"]!).ShouldBe(text);
                ((string)record["custom"]!["remark"]!).ShouldBe(text);
            }
        }

        await app.CatchUpAsync();
        foreach (var text in strings)
        {
            await app.Admin.GetAsync($"/api/search?q={Uri.EscapeDataString(text)}", HttpStatusCode.OK);
        }
    }

    [Theory]
    [InlineData("""{"name":5}""", "name")]
    [InlineData("""{"name":null}""", "name")]
    [InlineData("""{"name":{"a":1}}""", "name")]
    [InlineData("""{"name":"x","employees":"five"}""", "employees")]
    [InlineData("""{"name":"x","employees":1.5}""", "employees")]
    [InlineData("""{"name":"x","employees":99999999999999999999}""", "employees")]
    [InlineData("""{"name":"x","annualRevenue":1e99}""", "annualRevenue")]
    [InlineData("""{"name":"x","annualRevenue":-1}""", "annualRevenue")]
    [InlineData("""{"name":"x","birthday":"2026-02-30"}""", "birthday")]
    [InlineData("""{"name":"x","level":"z"}""", "level")]
    [InlineData("""{"name":"x","tags":"vip"}""", "tags")]
    [InlineData("""{"name":"x","owner":"nobody"}""", "owner")]
    [InlineData("""{"name":"x","parent":"00000000-0000-0000-0000-000000000001"}""", "parent")]
    [InlineData("""{"name":"x","phone":"call me"}""", "phone")]
    [InlineData("""{"name":"x","email":"a@"}""", "email")]
    [InlineData("""{"name":"x","website":"javascript:alert(1)"}""", "website")]
    [InlineData("""{"name":"x","creditCode":"91110000000000000X"}""", "creditCode")]
    [InlineData("""{"name":"x","region":"999999"}""", "region")]
    [InlineData("""{"name":"x","unknown":1}""", "unknown")]
    [InlineData("""{"name":"x","custom":{"unknown":1}}""", "custom.unknown")]
    [InlineData("""{"name":"x","lastContactAt":"2026-01-01T00:00:00Z"}""", "lastContactAt")]
    [InlineData("""[]""", "")]
    public async Task A_wrong_value_names_its_field_in_both_languages(string body, string field)
    {
        var app = await SharedAsync();
        foreach (var language in new[] { "zh-CN", "en-US" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/customers") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
            request.Headers.Authorization = app.Admin.DefaultRequestHeaders.Authorization;
            using var client = new HttpClient { BaseAddress = app.Address };
            using var response = await client.SendAsync(request, TrineApp.Token);
            var text = await response.Content.ReadAsStringAsync(TrineApp.Token);
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, text);
            response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            var problem = JsonNode.Parse(text)!;
            var sentence = (string)problem["errors"]![field]![0]!;
            sentence.Any(c => c is >= '一' and <= '鿿').ShouldBe(language == "zh-CN", sentence);
            sentence.ShouldNotStartWith("error.");
        }
    }

    [Theory]
    [InlineData("POST", "/api/customers", "{", 400)]
    [InlineData("POST", "/api/customers", "", 400)]
    [InlineData("POST", "/api/nothing", "{}", 404)]
    [InlineData("GET", "/api/customers/not-an-id", null, 404)]
    [InlineData("PUT", "/api/customers", "{}", 405)]
    [InlineData("POST", "/api/customers/query", """{"limit":100000}""", 400)]
    [InlineData("POST", "/api/customers/query", """{"cursor":"garbage"}""", 400)]
    [InlineData("POST", "/api/customers/query", """{"cursor":"eyJhIjoxfQ"}""", 400)]
    [InlineData("POST", "/api/customers/query", """{"sort":["phone; drop table customers"]}""", 400)]
    [InlineData("POST", "/api/customers/query", """{"fields":["name' or 1=1"]}""", 400)]
    [InlineData("POST", "/api/customers/query", """{"filter":{"field":"name) or (1=1","op":"eq","value":1}}""", 400)]
    [InlineData("POST", "/api/customers/query", """{"filter":{"field":"custom.a'b","op":"eq","value":1}}""", 400)]
    [InlineData("POST", "/api/customers/query", """{"filter":{"field":"name","op":"like","value":"x"}}""", 400)]
    [InlineData("POST", "/api/customers/query", """{"filter":{"field":"employees","op":"contains","value":"x"}}""", 400)]
    [InlineData("POST", "/api/customers/query", """{"filter":{"field":"createdAt","op":"within","value":"someday"}}""", 400)]
    [InlineData("POST", "/api/customers/query", """{"filter":{"and":{"or":[]}}}""", 400)]
    [InlineData("POST", "/api/customers/query", """{"asOf":"yesterday-ish"}""", 400)]
    [InlineData("POST", "/api/customers/query", """{"unknown":1}""", 400)]
    [InlineData("POST", "/api/customers/batch", """{"operations":[]}""", 400)]
    [InlineData("POST", "/api/customers/batch", """{}""", 400)]
    [InlineData("POST", "/api/customers/transfer", """{"ids":[]}""", 400)]
    [InlineData("POST", "/api/changes/01a20047-b530-70e1-a724-1e52328e3522/undo", "{}", 404)]
    [InlineData("GET", "/api/search?q=x&limit=1000", null, 400)]
    [InlineData("GET", "/api/customers?limit=0", null, 400)]
    public async Task Broken_calls_are_problems_with_a_code_never_a_crash(string method, string path, string? body, int status)
    {
        var app = await SharedAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var response = await app.Admin.SendAsync(request, TrineApp.Token);
        var text = await response.Content.ReadAsStringAsync(TrineApp.Token);
        ((int)response.StatusCode).ShouldBe(status, text);
        ((string?)JsonNode.Parse(text)!["code"]).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Oversize_bodies_are_413_and_deep_filters_are_400()
    {
        var app = await SharedAsync();
        using var large = new StringContent("{\"name\":\"" + new string('x', 5 * 1024 * 1024) + "\"}", Encoding.UTF8, "application/json");
        // The client asks first, so the refusal arrives instead of a broken pipe.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/customers") { Content = large };
        request.Headers.ExpectContinue = true;
        using var answer = await app.Admin.SendAsync(request, TrineApp.Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var deep = string.Concat(Enumerable.Repeat("{\"not\":", 40)) + "{\"field\":\"name\",\"op\":\"empty\"}" + new string('}', 40);
        using var filter = new StringContent("{\"filter\":" + deep + "}", Encoding.UTF8, "application/json");
        using var refused = await app.Admin.PostAsync("/api/customers/query", filter, TrineApp.Token);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(60)]
    [InlineData(6000)]
    public async Task Paths_of_many_references_are_refused_wherever_one_can_be_written(int references)
    {
        var app = await SharedAsync();
        var path = "owner." + string.Concat(Enumerable.Repeat("manager.", references - 1)) + "name";
        var filter = new { field = path, op = "eq", value = "x" };
        var filterText = JsonSerializer.Serialize(filter);
        var calls = new (string Path, object Body)[]
        {
            ("/api/customers/query", new { filter }),
            ("/api/customers/query", new { filter = new { and = Enumerable.Repeat(new { field = "owner.manager.name", op = "eq", value = "x" }, 21) } }),
            ("/api/customers/query", new { sort = new[] { path } }),
            ("/api/customers/query", new { fields = new[] { path } }),
            ("/api/customers/board", new { field = path }),
            ("/api/customers/board", new { field = "level", filter }),
            ("/api/customers/views", new { name = "深", kind = "list", filter }),
            ("/api/customers/views", new { name = "深", kind = "list", columns = new[] { path } }),
            ("/api/exports", new { @object = "customers", format = "csv", query = new { filter } }),
            ("/api/exports", new { @object = "customers", format = "csv", fields = new[] { path } }),
            ("/api/sharingRules", new { name = "深", @object = "customers", level = "read", user = "me", filter = filterText }),
            ("/api/retentionRules/preview", new { @object = "customers", dateField = "createdAt", months = 12, filter = filterText }),
            ("/api/customFields", new { @object = "customers", labelZh = "深", key = "deep", type = "formula", resultType = "text", formula = "{" + path + "}" }),
            ("/api/customFields", new { @object = "customers", labelZh = "深", key = "deep", type = "rollUp", rollUpObject = "contacts", rollUpReference = "customer", rollUpFunction = "count", rollUpFilter = filterText }),
        };
        foreach (var (call, body) in calls)
        {
            await app.Admin.PostAsync(call, body, HttpStatusCode.BadRequest);
        }

        var refused = await app.Admin.PostAsync("/api/customers/query", new { filter }, HttpStatusCode.BadRequest);
        ((string)refused["errors"]!["filter"]![0]!).ShouldContain("4");
        (await app.Admin.PostAsync("/api/customers/query", new { filter = new { field = "owner.manager.manager.manager.name", op = "empty" } }))["items"].ShouldNotBeNull();
        await app.Admin.StartImportAsync("contacts", Encoding.UTF8.GetBytes("name\nx\n"), new { mapping = new Dictionary<string, string> { ["name"] = path } }, expect: HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_is_nested_for_ever_is_refused_before_it_is_followed()
    {
        var app = await SharedAsync();
        static string Nested(string open, string inner, string close, int times) => string.Concat(Enumerable.Repeat(open, times)) + inner + string.Concat(Enumerable.Repeat(close, times));
        foreach (var body in new[] { Nested("[", "", "]", 100_000), Nested("{\"a\":", "1", "}", 100_000), "{\"filter\":" + Nested("{\"and\":[", "", "]}", 50_000) + "}" })
        {
            foreach (var path in new[] { "/api/customers", "/api/customers/query", "/api/customers/batch", "/api/customers/views", "/api/exports", "/api/session" })
            {
                using var content = new StringContent(body, Encoding.UTF8, "application/json");
                await app.Admin.CallAsync(HttpMethod.Post, path, content, HttpStatusCode.BadRequest);
            }
        }

        foreach (var formula in new[] { Nested("(", "1", ")", 900), Nested("ABS(", "1", ")", 400), "1" + new string('%', 1900), new string('-', 1900) + "1", "1" + string.Concat(Enumerable.Repeat("+1", 900)), Nested("(", "1", ")", 500_000) })
        {
            var field = new { @object = "customers", labelZh = "深", key = "deep", type = "formula", resultType = "number", formula };
            await app.Admin.PostAsync("/api/customFields", field, HttpStatusCode.BadRequest);
        }

        var html = Nested("<b>", "深", "</b>", 50_000);
        await app.Admin.CreateAsync("activities", new { type = "note", subject = "深", body = html[..20_000] });
    }

    [Fact]
    public async Task Guessing_passwords_locks_the_account_and_says_for_how_long()
    {
        await using var app = await TrineApp.StartAsync();
        using var client = new HttpClient { BaseAddress = app.Address };
        await app.AddUserAsync("salesRep", "target@test.example");
        await using (var scope = app.SystemScope())
        {
            await SetPasswordAsync(scope.ServiceProvider, "target@test.example", "the right one");
        }

        await client.PostAsync("/api/session", new { email = "target@test.example", password = "the right one" });
        for (var i = 0; i < 5; i++)
        {
            await client.PostAsync("/api/session", new { email = "target@test.example", password = "guess" }, HttpStatusCode.Unauthorized);
        }

        // Even the right password does not help a guesser now.
        var locked = await client.PostAsync("/api/session", new { email = "target@test.example", password = "the right one" }, HttpStatusCode.TooManyRequests);
        ((string)locked["code"]!).ShouldBe("session.locked");
        locked["retryAfter"]!.GetValue<int>().ShouldBeInRange(1, 60);
        await client.PostAsync("/api/session", new { email = "nobody@test.example", password = "guess" }, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Other_sites_cannot_act_with_the_cookie()
    {
        await using var app = await TrineApp.StartAsync();
        await app.AddUserAsync("admin", "boss@test.example");
        await using (var scope = app.SystemScope())
        {
            await SetPasswordAsync(scope.ServiceProvider, "boss@test.example", "the right one");
        }

        using var browser = new HttpClient { BaseAddress = app.Address };
        await browser.PostAsync("/api/session", new { email = "boss@test.example", password = "the right one" });
        await browser.CreateAsync("customers", new { name = "自己来" });
        foreach (var (header, value) in new[] { ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"), ("Origin", "null") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/customers") { Content = new StringContent("{\"name\":\"外站\"}", Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation(header, value);
            using var response = await browser.SendAsync(request, TrineApp.Token);
            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden, $"{header}: {value}");
        }
    }

    private static async Task SetPasswordAsync(IServiceProvider services, string email, string password)
    {
        var db = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Trine.Kernel.Data.TrineDb>(services);
        var user = await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Editable<Trine.Organisation.Users.User>(), u => u.Email == email, TrineApp.Token);
        await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Trine.Organisation.Sessions.Passwords>(services).SetAsync(user, password, "password", TrineApp.Token);
    }

    // Refusals leave nothing behind, so these tests may share one workspace.
    private static readonly Lazy<Task<TrineApp>> Shared = new(() => TrineApp.StartAsync());

    private static Task<TrineApp> SharedAsync() => Shared.Value;

    private static string Fixture(string name, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Trine.Kernel.Tests", "Fixtures", "transfer", "naughty-strings", name));
}
