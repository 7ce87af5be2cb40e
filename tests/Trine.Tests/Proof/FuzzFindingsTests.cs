using System.Net;
using System.Net.Http.Json;
using System.Text;
using Trine.Tests.Fixture;

namespace Trine.Tests.Proof;

/// <summary>What the hostile requests once broke, each by itself.</summary>
public sealed class FuzzFindingsTests
{
    [Fact]
    public async Task Half_characters_and_days_at_the_ends_of_time_are_refused_or_understood()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = await app.Admin.CreateAsync("customers", new { name = "云帆" });
        foreach (var (path, body) in new[]
        {
            ("/api/customers", """{"name":"\ud800"}"""), ("/api/customers/query", """{"sort":"\udc00"}"""), ("/api/customers/views", """{"name":"a","kind":"list","columns":["\ud800"]}"""), ("/api/customFields", "\"\\ud800\""),
        })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            ((string)(await app.Admin.CallAsync(HttpMethod.Post, path, content, HttpStatusCode.BadRequest))["code"]!).ShouldBeOneOf("json", "validation");
        }

        await app.Admin.PostAsync("/api/customFields", new { labelZh = "a" }, HttpStatusCode.BadRequest);
        await app.Admin.PostAsync("/api/customFields", new { labelZh = "a", @object = " ", key = "../../etc/passwd", type = "longText" }, HttpStatusCode.BadRequest);

        var batch = await app.Admin.PostAsync("/api/customers/batch", new { operations = new object?[] { new { op = "create", values = new { name = "甲" } }, null } }, HttpStatusCode.BadRequest);
        batch["errors"]!["operations[1]"].ShouldNotBeNull();

        var product = await app.Admin.CreateAsync("products", new { name = "网关", price = 10 });
        var order = await app.Admin.CreateAsync("orders", new { customer = customer["id"], lines = new[] { new { product = product["id"], quantity = 1 } } });
        batch = await app.Admin.PostAsync("/api/orders/batch", new { operations = new[] { new { op = "update", id = order["id"], values = new[] { 1, 2 } } } });
        ((int)batch["results"]![0]!["status"]!).ShouldBe(400);

        await app.Admin.PostAsync("/api/customers/transfer", new { ids = new[] { customer["id"] }, owner = customer["owner"]!["id"], cascade = new string?[] { null } }, HttpStatusCode.BadRequest);
        foreach (var fields in new object?[] { new object?[] { null }, new[] { new { field = "name" } }, null })
        {
            await app.Admin.CallAsync(HttpMethod.Put, "/api/audit/watched", new { fields }, HttpStatusCode.BadRequest);
        }

        var nothing = new string?[] { null };
        foreach (var (path, body) in new (string, object)[]
        {
            ("/api/exports", new { @object = "customers", format = "csv", fields = nothing }),
            ("/api/customers/query", new { fields = nothing }),
            ("/api/customers/restore", new { ids = nothing }),
            ("/api/customers/views", new { name = "a", kind = "list", columns = nothing }),
            ("/api/roles", new { name = "a", code = "a", allowedNetworks = nothing }),
            ($"/api/customers/{customer["id"]}/comments", new { text = "a", mentions = nothing }),
            ("/api/privacy/erasures", new { records = nothing }),
        })
        {
            using var answer = await app.Admin.PostAsJsonAsync(path, body, TrineApp.Token);
            ((int)answer.StatusCode).ShouldBeInRange(400, 499, path);
        }

        // SQLite knows a NUL as any other character and finds nothing.
        await app.Admin.PostAsync("/api/customFields", new { @object = "\0", key = "a", type = "text" }, HttpStatusCode.BadRequest);
        foreach (var day in new[] { "9999-12-31", "0001-01-01" })
        {
            using var answer = await app.Admin.GetAsync($"/api/customers/{customer["id"]}?asOf={day}", TrineApp.Token);
            ((int)answer.StatusCode).ShouldBeLessThan(500);
            foreach (var op in new[] { "le", "lt", "ge", "gt", "eq" })
            {
                await app.Admin.PostAsync("/api/customers/query", new { filter = new { field = "createdAt", op, value = day } });
            }
        }
    }

    [Fact]
    public async Task Whoever_changes_what_another_is_deleting_is_told_that_it_is_gone()
    {
        await using var app = await TrineApp.StartAsync();
        for (var round = 0; round < 25; round++)
        {
            var id = (string)(await app.Admin.CreateAsync("departments", new { name = $"部门 {round}" }))["id"]!;
            async Task<HttpStatusCode> AskAsync(HttpMethod method, object? body)
            {
                using var request = new HttpRequestMessage(method, $"/api/departments/{id}") { Content = body is null ? null : JsonContent.Create(body) };
                using var answer = await app.Admin.SendAsync(request, TrineApp.Token);
                return answer.StatusCode;
            }

            var answers = await Task.WhenAll(
                AskAsync(HttpMethod.Delete, null), AskAsync(HttpMethod.Patch, new { version = 1, name = "甲" }), AskAsync(HttpMethod.Delete, null), AskAsync(HttpMethod.Patch, new { version = 1, name = "乙" }));
            answers.ShouldAllBe(status => status == HttpStatusCode.OK || status == HttpStatusCode.NotFound || status == HttpStatusCode.Conflict);
        }
    }

    [Fact]
    public async Task Grants_that_say_nothing_of_an_object_are_refused()
    {
        await using var app = await TrineApp.StartAsync();
        foreach (var grants in new[] { "null", """{"customers":null}""", """{"customers":{"read":null}}""", """{"customers":{"fields":null}}""", """{"customers":{"fields":{"name":null}}}""", "[]", "1" })
        {
            using var answer = await app.Admin.PostAsJsonAsync("/api/roles", new { name = "空", code = $"r{grants.Length}", grants }, TrineApp.Token);
            ((int)answer.StatusCode).ShouldBeLessThan(500, grants);
        }
    }
}
