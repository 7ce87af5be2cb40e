using System.Net;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;
using Trine.Tests.Transfer;

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

    [Fact]
    public async Task A_line_written_on_its_own_is_a_change_of_its_order()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = Id(await app.Admin.CreateAsync("customers", new { name = "云帆" }));
        var order = Id(await app.Admin.CreateAsync("orders", new { customer, discount = 5, lines = new object[] { new { description = "甲", quantity = 2, unitPrice = 10 } } }));
        async Task<(decimal Total, int Version)> SeenAsync()
        {
            var seen = await app.Admin.GetAsync($"/api/orders/{order}", HttpStatusCode.OK);
            return ((decimal)seen["total"]!, (int)seen["version"]!);
        }

        var line = await app.Admin.CreateAsync("orderLines", new { order, description = "乙", quantity = 3, unitPrice = 1.5 });
        (await SeenAsync()).ShouldBe((19.5m, 2));
        await app.Admin.PatchAsync($"/api/orderLines/{Id(line)}", new { version = 1, quantity = 4 });
        (await SeenAsync()).ShouldBe((21m, 3));
        var deleted = await app.Admin.DeleteAsync($"/api/orderLines/{Id(line)}", HttpStatusCode.OK);
        (await SeenAsync()).ShouldBe((15m, 4));
        await app.Admin.PostAsync($"/api/orderLines/{Id(line)}/restore", new { });
        (await SeenAsync()).ShouldBe((21m, 5));
        var history = await app.Admin.GetAsync($"/api/orders/{order}/history", HttpStatusCode.OK);
        history["items"]!.AsArray().Count.ShouldBe(5);
        history["items"]![1]!["changeSet"]!.GetValue<Guid>().ShouldBe(deleted["changeSet"]!.GetValue<Guid>());

        // What the order cannot take, its line cannot either.
        var problem = await app.Admin.PatchAsync($"/api/orderLines/{Id(line)}", new { version = 4, quantity = 0, discount = 100 });
        (await SeenAsync()).ShouldBe((15m, 6));
        ((decimal)problem["amount"]!).ShouldBe(0m);
        var first = (await app.Admin.GetAsync($"/api/orders/{order}", HttpStatusCode.OK))["lines"]![0]!;
        var refused = await app.Admin.PatchAsync($"/api/orderLines/{Id(first)}", new { version = 1, quantity = 0 }, HttpStatusCode.BadRequest);
        refused["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["order.discount"]);
        (await SeenAsync()).ShouldBe((15m, 6));
    }

    [Fact]
    public async Task An_order_and_its_lines_are_saved_together_or_not_at_all_in_a_batch()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = Id(await app.Admin.CreateAsync("customers", new { name = "云帆" }));
        object Line(decimal quantity) => new { description = "甲", quantity, unitPrice = 10 };
        var order = await app.Admin.CreateAsync("orders", new { customer, lines = new[] { Line(1) } });
        var line = Id(order["lines"]![0]!);
        var batch = await app.Admin.PostAsync("/api/orders/batch", new
        {
            operations = new object[]
            {
                new { op = "create", values = new { customer, note = "good", lines = new[] { Line(1), Line(2) } } },
                new { op = "create", values = new { customer, note = "bad", lines = new[] { Line(5), Line(-2) } } },
                new { op = "update", id = Id(order), version = 1, values = new { note = (object)7, lines = new object[] { new { id = line, quantity = 9 } } } },
            },
        });
        batch["results"]!.AsArray().Select(r => (int)r!["status"]!).ShouldBe([201, 400, 400]);
        batch["results"]![1]!["error"]!["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["lines[1].quantity"]);
        var all = (await app.Admin.PostAsync("/api/orders/query", new { sort = new[] { "total" } }))["items"]!.AsArray();
        all.Select(o => (decimal)o!["total"]!).ShouldBe([10m, 30m]);
        (await app.Admin.PostAsync("/api/orderLines/query", new { count = "exact" }))["count"]!.GetValue<int>().ShouldBe(3);

        // Two lines of one order in a batch of lines: one is wrong, so neither is saved, and the total stays right.
        var lines = await app.Admin.PostAsync("/api/orderLines/batch", new
        {
            operations = new object[]
            {
                new { op = "update", id = line, version = 1, values = new { quantity = 5 } },
                new { op = "create", values = new { order = Id(order), description = "乙", quantity = -1, unitPrice = 1 } },
            },
        });
        lines["results"]!.AsArray().Select(r => (int)r!["status"]!).ShouldBe([400, 400]);
        var seen = await app.Admin.GetAsync($"/api/orders/{Id(order)}", HttpStatusCode.OK);
        ((decimal)seen["total"]!, (decimal)seen["lines"]![0]!["quantity"]!).ShouldBe((10m, 1m));
    }

    [Fact]
    public async Task Undoing_a_change_of_lines_makes_the_order_agree_again()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = Id(await app.Admin.CreateAsync("customers", new { name = "云帆" }));
        var order = await app.Admin.CreateAsync("orders", new { customer, lines = new object[] { new { description = "甲", quantity = 2, unitPrice = 10 } } });
        var changed = await app.Admin.PatchAsync($"/api/orderLines/{Id(order["lines"]![0]!)}", new { version = 1, quantity = 7 });
        var added = await app.Admin.PatchAsync($"/api/orders/{Id(order)}", new { version = 2, lines = new object[] { new { id = Id(order["lines"]![0]!) }, new { description = "乙", quantity = 1, unitPrice = 1 } } });
        ((decimal)added["total"]!).ShouldBe(71m);

        // The total has moved on since, the line has not: its old quantity comes back, and the total follows.
        await app.Admin.PostAsync($"/api/changes/{changed["changeSet"]}/undo", new { });
        ((decimal)(await app.Admin.GetAsync($"/api/orders/{Id(order)}", HttpStatusCode.OK))["total"]!).ShouldBe(21m);
    }

    [Fact]
    public async Task Lines_belong_to_whom_their_order_belongs()
    {
        await using var app = await TrineApp.StartAsync();
        var department = await app.AddDepartmentAsync("华东");
        var other = await app.AddUserAsync("salesRep", "other@test.example", department);
        var customer = Id(await app.Admin.CreateAsync("customers", new { name = "云帆", owner = other }));
        var order = await app.Admin.CreateAsync("orders", new { customer, lines = new object[] { new { description = "甲", quantity = 2, unitPrice = 10 } } });
        await app.Admin.PostAsync("/api/orders/transfer", new { ids = new[] { Id(order) }, owner = other });
        using var colleague = await app.ClientAsync(other);
        var seen = await colleague.GetAsync($"/api/orders/{Id(order)}", HttpStatusCode.OK);
        seen["lines"]!.AsArray().ShouldHaveSingleItem();
        var changed = await colleague.PatchAsync($"/api/orders/{Id(order)}", new { version = 2, lines = new object[] { new { id = Id(seen["lines"]![0]!), quantity = 1 } } });
        ((decimal)changed["total"]!).ShouldBe(10m);
        ((string)changed["lines"]![0]!["department"]!["name"]!).ShouldBe("华东");
    }

    [Fact]
    public async Task A_line_without_a_price_takes_the_products_in_the_orders_currency()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = Id(await app.Admin.CreateAsync("customers", new { name = "云帆" }));
        var product = Id(await app.Admin.CreateAsync("products", new { name = "压力变送器", code = "PT-1", price = 33.3333 }));
        var dear = Id(await app.Admin.CreateAsync("products", new { name = "Sensor", code = "S-1", price = 9, currency = "USD" }));
        var order = await app.Admin.CreateAsync("orders", new { customer, lines = new object[] { new { product, quantity = 3 } } });
        ((decimal)order["lines"]![0]!["unitPrice"]!).ShouldBe(33.3333m);
        ((decimal)order["total"]!).ShouldBe(100m);

        var foreign = await app.Admin.PostAsync("/api/orders", new { customer, lines = new object[] { new { product = dear } } }, HttpStatusCode.BadRequest);
        foreign["errors"]!["lines[0].unitPrice"]!.AsArray().Select(e => (string)e!).ShouldBe(["“Sensor” is priced in USD, the order in CNY; enter a unit price"]);
        ((decimal)(await app.Admin.CreateAsync("orders", new { customer, currency = "USD", lines = new object[] { new { product = dear, quantity = 2 } } }))["total"]!).ShouldBe(18m);
        await app.Admin.PostAsync("/api/orders", new { customer, lines = new object[] { new { description = "安装" } } }, HttpStatusCode.BadRequest);

        (await app.Admin.ImportAsync("orders", "number,customer,lines.product,lines.quantity\nSO-1,云帆,压力变送器,6\nSO-2,云帆,Sensor,1\n")).Counts().ShouldBe((1, 0, 0, 1));
        ((decimal)(await app.Admin.FindAsync("orders", "number", "SO-1"))["total"]!).ShouldBe(200m);
    }

    private static string Id(JsonNode record) => (string)record["id"]!;
}
