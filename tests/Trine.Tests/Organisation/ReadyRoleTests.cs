using System.Net;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;

namespace Trine.Tests.Organisation;

/// <summary>What the holders of the ready-made roles can do on the first day.</summary>
[Trait("Database", "any")]
public sealed class ReadyRoleTests
{
    [Fact]
    public async Task A_service_agent_looks_customers_up_and_writes_down_what_was_said()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = await app.Admin.CreateAsync("customers", new { name = "云帆科技", phone = "13812345678" });
        using var agent = await app.SignInAsync("serviceAgent");
        ((string)(await agent.GetAsync($"/api/customers/{customer["id"]}", HttpStatusCode.OK))["phone"]!).ShouldBe("+8613812345678");
        await agent.PatchAsync($"/api/customers/{customer["id"]}", new { version = 1, name = "别名" }, HttpStatusCode.Forbidden);
        await agent.CreateAsync("activities", new { subject = "回访", type = "call", customer = customer["id"] });
        await agent.CreateAsync("tasks", new { title = "寄配件", customer = customer["id"] });
        await agent.GetAsync("/api/opportunities", HttpStatusCode.Forbidden);
        await agent.GetAsync($"/api/customers/{customer["id"]}/timeline", HttpStatusCode.OK);
        await agent.PostAsync("/api/exports", new { @object = "customers", format = "csv" }, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_marketer_brings_leads_and_sees_of_phones_a_part()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("customers", new { name = "云帆科技", phone = "13812345678", email = "li@example.com" });
        using var marketer = await app.SignInAsync("marketer");
        var seen = (await marketer.GetAsync("/api/customers", HttpStatusCode.OK))["items"]![0]!;
        ((string)seen["phone"]!, (string)seen["email"]!).ShouldBe(("138****5678", "l***@example.com"));
        var lead = await marketer.CreateAsync("leads", new { name = "王建国", phone = "13700001111" });
        ((string)lead["phone"]!).ShouldBe("137****1111");
        await marketer.PostAsync("/api/exports", new { @object = "leads", format = "csv" }, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Finance_settles_orders_and_leaves_prices_as_they_were_agreed()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = await app.Admin.CreateAsync("customers", new { name = "云帆科技" });
        var order = await app.Admin.CreateAsync("orders", new { customer = customer["id"], lines = new[] { new { description = "压力变送器", quantity = 2, unitPrice = 100 } } });
        using var finance = await app.SignInAsync("finance");
        var path = $"/api/orders/{order["id"]}";
        var read = await finance.GetAsync(path, HttpStatusCode.OK);
        var line = read["lines"]![0]!;
        await finance.PatchAsync(path, new { version = 1, lines = new[] { new JsonObject { ["id"] = (string)line["id"]!, ["unitPrice"] = 1 } } }, HttpStatusCode.BadRequest);
        ((string)(await finance.PatchAsync(path, new { version = 1, status = "completed" }))["status"]!).ShouldBe("completed");
        await finance.PostAsync("/api/orders", new { customer = customer["id"] }, HttpStatusCode.Forbidden);
        await finance.PatchAsync($"/api/customers/{customer["id"]}", new { version = 1, name = "别名" }, HttpStatusCode.Forbidden);
    }
}
