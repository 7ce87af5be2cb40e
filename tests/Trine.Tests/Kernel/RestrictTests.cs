using System.Net;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;

namespace Trine.Tests.Kernel;

/// <summary>What others need cannot be deleted, and the refusal says how many do.</summary>
public sealed class RestrictTests
{
    [Fact]
    public async Task A_stage_its_pipeline_and_a_product_in_use_stay()
    {
        await using var app = await TrineApp.StartAsync();
        var product = Id(await app.Admin.CreateAsync("products", new { name = "压力变送器", price = 10 }));
        var customer = Id(await app.Admin.CreateAsync("customers", new { name = "云帆" }));
        var opportunity = await app.Admin.CreateAsync("opportunities", new { name = "扩容", customer, product });
        await app.Admin.CreateAsync("opportunities", new { name = "改造", customer });
        var order = Id(await app.Admin.CreateAsync("orders", new { customer, lines = new object[] { new { product }, new { product, quantity = 2 } } }));
        var stage = Id(opportunity["stage"]!);

        var refused = await app.Admin.DeleteAsync($"/api/stages/{stage}", HttpStatusCode.UnprocessableEntity);
        ((string)refused["code"]!).ShouldBe("inUse");
        ((string)refused["detail"]!).ShouldBe("It cannot be deleted, it is still used: Opportunities (2). Choose something else there first.");
        refused["errors"].ShouldBeNull();
        await RefusedAsync(app.Admin, $"pipelines/{Id(opportunity["pipeline"]!)}", "Opportunities (2)");
        await RefusedAsync(app.Admin, $"customers/{customer}", "Orders (1)");
        await RefusedAsync(app.Admin, $"products/{product}", "Opportunities (1)", "(2)");
        app.Admin.DefaultRequestHeaders.Remove("Accept-Language");
        app.Admin.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");
        await RefusedAsync(app.Admin, $"stages/{stage}", "仍有 2 条“商机”记录在使用，不能删除。请先把这些记录改为其他值。");

        // The lines of an order in the bin need nothing.
        await app.Admin.PatchAsync($"/api/opportunities/{Id(opportunity)}", new { version = 1, product = (string?)null });
        await app.Admin.DeleteAsync($"/api/orders/{order}", HttpStatusCode.OK);
        await app.Admin.DeleteAsync($"/api/products/{product}", HttpStatusCode.OK);
        await app.Admin.DeleteAsync($"/api/customers/{customer}", HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_role_and_a_department_with_people_stay_until_they_have_moved()
    {
        await using var app = await TrineApp.StartAsync();
        var east = await app.AddDepartmentAsync("华东");
        var shanghai = await app.AddDepartmentAsync("上海", east);
        var role = await app.Admin.CreateAsync("roles", new { name = "仓库", code = "warehouse" });
        var user = await app.Admin.CreateAsync("users", new { name = "王建国", email = "wang@test.example", role = Id(role), department = shanghai });
        await RefusedAsync(app.Admin, $"roles/{Id(role)}", "Users (1)");
        await RefusedAsync(app.Admin, $"departments/{shanghai}", "Users (1)");
        await RefusedAsync(app.Admin, $"departments/{east}", "Departments (1)");

        var ready = (await app.Admin.PostAsync("/api/roles/query", new { filter = new { field = "code", op = "eq", value = "readOnly" } }))["items"]![0]!;
        await app.Admin.PatchAsync($"/api/users/{Id(user)}", new { version = 1, role = Id(ready), department = (string?)null });
        await app.Admin.DeleteAsync($"/api/roles/{Id(role)}", HttpStatusCode.OK);

        // Upper and lower department go together; a batch tells each row's reason.
        var batch = await app.Admin.PostAsync("/api/departments/batch", new { operations = new[] { new { op = "delete", id = east }, new { op = "delete", id = shanghai } } });
        batch["results"]!.AsArray().Select(r => (int)r!["status"]!).ShouldBe([200, 200]);
        var roles = await app.Admin.PostAsync("/api/roles/batch", new { operations = new[] { new { op = "delete", id = Id(ready) } } });
        ((string)roles["results"]![0]!["error"]!["detail"]!).ShouldContain("Users (1)");
        ((string)roles["results"]![0]!["error"]!["errors"]![""]![0]!).ShouldContain("Users (1)");
    }

    [Fact]
    public async Task Undoing_a_creation_spares_what_has_come_into_use()
    {
        await using var app = await TrineApp.StartAsync();
        var role = await app.Admin.CreateAsync("roles", new { name = "仓库", code = "warehouse" });
        await app.Admin.CreateAsync("users", new { name = "王建国", email = "wang@test.example", role = Id(role) });
        var undo = await app.Admin.PostAsync($"/api/changes/{role["changeSet"]}/undo", new { });
        ((int)undo["undone"]!).ShouldBe(0);
        ((string)undo["refused"]![0]!["reason"]!).ShouldContain("Users (1)");
        await app.Admin.GetAsync($"/api/roles/{Id(role)}", HttpStatusCode.OK);
    }

    private static async Task RefusedAsync(HttpClient client, string path, params string[] says)
    {
        var problem = await client.DeleteAsync($"/api/{path}", HttpStatusCode.UnprocessableEntity);
        foreach (var text in says)
        {
            ((string)problem["detail"]!).ShouldContain(text);
        }
    }

    private static string Id(JsonNode record) => (string)record["id"]!;
}
