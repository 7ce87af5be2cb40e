using System.Net;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;

namespace Trine.Tests.Sales;

public sealed class OrderTests
{
    [Fact]
    public async Task An_order_is_written_with_its_lines_and_adds_up_to_the_cent()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = Id(await app.Admin.CreateAsync("customers", new { name = "云帆" }));
        var product = Id(await app.Admin.CreateAsync("products", new { name = "压力变送器", code = "PT-1", unit = "台", price = 33.33 }));
        var order = await app.Admin.CreateAsync("orders", new
        {
            customer,
            discount = 0.5,
            lines = new object[] { new { product, quantity = 3, unitPrice = 33.33, discount = 10 }, new { description = "安装", quantity = 1.5, unitPrice = 0.335 } },
        });
        ((string)order["number"]!).ShouldMatch(@"^SO-\d{8}-0001$");
        ((string)order["status"]!).ShouldBe("draft");
        order["orderedOn"].ShouldNotBeNull();
        var lines = order["lines"]!.AsArray();
        lines.Select(l => l!["amount"]!.GetValue<decimal>()).ShouldBe([89.99m, .50m]);
        ((string)lines[0]!["description"]!).ShouldBe("压力变送器");
        ((string)lines[0]!["unit"]!).ShouldBe("台");
        order["subtotal"]!.GetValue<decimal>().ShouldBe(90.49m);
        order["total"]!.GetValue<decimal>().ShouldBe(89.99m);

        var changed = await app.Admin.PatchAsync($"/api/orders/{Id(order)}", new { version = 1, lines = new object[] { new { id = (string)lines[1]!["id"]!, quantity = 2 } } });
        changed["lines"]!.AsArray().ShouldHaveSingleItem();
        changed["total"]!.GetValue<decimal>().ShouldBe(.17m);

        var discounted = await app.Admin.PatchAsync($"/api/orders/{Id(order)}", new { version = 2, discount = 0 });
        discounted["total"]!.GetValue<decimal>().ShouldBe(.67m);
        await app.Admin.PatchAsync($"/api/orders/{Id(order)}", new { version = 3, discount = .68 }, HttpStatusCode.BadRequest);
        await app.Admin.PatchAsync($"/api/orders/{Id(order)}", new { version = 3, total = 1 }, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_wrong_line_leaves_no_order_behind()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = Id(await app.Admin.CreateAsync("customers", new { name = "云帆" }));
        var problem = await app.Admin.PostAsync("/api/orders", new { customer, lines = new object[] { new { quantity = "many" } } }, HttpStatusCode.BadRequest);
        problem["errors"]!.AsObject().Select(e => e.Key).ShouldContain("lines[0].quantity");

        // What the door finds, not the parser, is told where it stands as well.
        var negative = await app.Admin.PostAsync("/api/orders", new { customer, lines = new object[] { new { description = "甲", quantity = 1, unitPrice = 1 }, new { description = "乙", quantity = -1, unitPrice = 1 } } }, HttpStatusCode.BadRequest);
        negative["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["lines[1].quantity"]);
        (await app.Admin.PostAsync("/api/orders/query", new { count = "exact" }))["count"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Orders_are_on_the_customers_timeline_on_their_day()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = Id(await app.Admin.CreateAsync("customers", new { name = "云帆" }));
        foreach (var day in new[] { "2025-05-01", "2026-02-03", "2024-12-31" })
        {
            await app.Admin.CreateAsync("orders", new { customer, orderedOn = day });
        }

        var timeline = await app.Admin.GetAsync($"/api/customers/{customer}/timeline?kinds=order", HttpStatusCode.OK);
        timeline["items"]!.AsArray().Select(i => (string)i!["at"]!).ShouldBe(["2026-02-02T16:00:00Z", "2025-04-30T16:00:00Z", "2024-12-30T16:00:00Z"]);
    }

    [Fact]
    public async Task The_customer_follows_from_the_opportunity()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = Id(await app.Admin.CreateAsync("customers", new { name = "云帆" }));
        var opportunity = Id(await app.Admin.CreateAsync("opportunities", new { name = "扩容", customer }));
        var order = await app.Admin.CreateAsync("orders", new { opportunity });
        ((string)order["customer"]!["id"]!).ShouldBe(customer);
    }

    private static string Id(JsonNode record) => (string)record["id"]!;
}
