using System.Net;
using Trine.Tests.Fixture;

namespace Trine.Tests.Kernel;

/// <summary>One read path: what a scope hides stays hidden through every door.</summary>
public sealed class AccessTests
{
    [Fact]
    public async Task A_sales_person_sees_his_own_a_manager_the_departments_below_an_administrator_all()
    {
        await using var app = await TrineApp.StartAsync();
        var north = await app.AddDepartmentAsync("北方区");
        var beijing = await app.AddDepartmentAsync("北京", north);
        var south = await app.AddDepartmentAsync("南方区");
        using var manager = await app.SignInAsync("salesManager", north);
        using var rep = await app.SignInAsync("salesRep", beijing);
        using var other = await app.SignInAsync("salesRep", south);
        await rep.CreateAsync("customers", new { name = "北京甲" });
        await other.CreateAsync("customers", new { name = "广州乙" });

        (await NamesAsync(rep)).ShouldBe(["北京甲"]);
        (await NamesAsync(other)).ShouldBe(["广州乙"]);
        (await NamesAsync(manager)).ShouldBe(["北京甲"]);
        (await NamesAsync(app.Admin)).ShouldBe(["北京甲", "广州乙"]);
    }

    [Fact]
    public async Task The_time_before_its_deletion_is_no_way_around_the_bin()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("roles", new { name = "Reader", code = "reader", grants = """{"customers":{"read":"all"}}""" });
        using var reader = await app.SignInAsync("reader");
        var id = (string)(await app.Admin.CreateAsync("customers", new { name = "云帆" }))["id"]!;
        var kept = (string)(await app.Admin.CreateAsync("customers", new { name = "远山" }))["id"]!;
        var moment = DateTimeOffset.UtcNow;
        await app.Admin.PatchAsync($"/api/customers/{kept}", new { version = 1, name = "远山科技" });
        var past = $"?asOf={Uri.EscapeDataString(moment.ToString("o"))}";
        ((string)(await reader.GetAsync($"/api/customers/{id}{past}", HttpStatusCode.OK))["name"]!).ShouldBe("云帆");
        await app.Admin.DeleteAsync($"/api/customers/{id}", HttpStatusCode.OK);

        await reader.GetAsync($"/api/customers/{id}{past}", HttpStatusCode.NotFound);
        (await NamesAsync(reader)).ShouldBe(["远山"]);
        await app.Admin.GetAsync($"/api/customers/{id}{past}", HttpStatusCode.OK);
        (await NamesAsync(app.Admin)).ShouldBe(["云帆", "远山"], ignoreOrder: true);

        async Task<List<string>> NamesAsync(HttpClient client) =>
            [.. (await client.PostAsync("/api/customers/query", new { asOf = moment }))["items"]!.AsArray().Select(i => (string)i!["name"]!)];
    }

    [Fact]
    public async Task The_past_of_a_record_one_sees_has_its_lines_of_then()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("roles", new { name = "Reader", code = "reader", grants = """{"orders":{"read":"all"}}""" });
        using var reader = await app.SignInAsync("reader");
        var customer = (string)(await app.Admin.CreateAsync("customers", new { name = "云帆" }))["id"]!;
        var order = await app.Admin.CreateAsync("orders", new { customer, lines = new object[] { new { description = "甲", quantity = 1, unitPrice = 1 }, new { description = "乙", quantity = 1, unitPrice = 2 } } });
        var past = $"/api/orders/{order["id"]}?asOf={Uri.EscapeDataString(DateTimeOffset.UtcNow.ToString("o"))}";
        await app.Admin.PatchAsync($"/api/orders/{order["id"]}", new { version = 1, lines = new object[] { new { id = (string)order["lines"]![0]!["id"]! } } });
        (await reader.GetAsync(past, HttpStatusCode.OK))["lines"]!.AsArray().Count.ShouldBe(2);
        await app.Admin.DeleteAsync($"/api/orders/{order["id"]}", HttpStatusCode.OK);
        await reader.GetAsync(past, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_not_ones_own_is_hidden_behind_every_door()
    {
        await using var app = await TrineApp.StartAsync();
        using var mine = await app.SignInAsync("salesRep");
        using var theirs = await app.SignInAsync("salesRep");
        var secret = await theirs.CreateAsync("customers", new { name = "机密客户", phone = "13912345678", tags = new[] { "机密" } });
        var id = (string)secret["id"]!;
        var contact = await theirs.CreateAsync("contacts", new { name = "机密联系人", customer = id });
        var own = await mine.CreateAsync("customers", new { name = "自己的" });
        await app.CatchUpAsync();

        foreach (var path in new[] { "", "/history", "/timeline", "/comments", "/files", "?asOf=2099-01-01" })
        {
            await mine.GetAsync($"/api/customers/{id}{path}", HttpStatusCode.NotFound);
        }

        await mine.PatchAsync($"/api/customers/{id}", new { version = 1, name = "x" }, HttpStatusCode.NotFound);
        await mine.DeleteAsync($"/api/customers/{id}", HttpStatusCode.NotFound);
        await mine.PostAsync($"/api/customers/{id}/restore", new { }, HttpStatusCode.NotFound);
        await mine.PostAsync($"/api/customers/{id}/comments", new { text = "?" }, HttpStatusCode.NotFound);
        await mine.PostAsync("/api/contacts", new { name = "冒用", customer = id }, HttpStatusCode.BadRequest);
        await mine.PatchAsync($"/api/customers/{own["id"]}", new { version = 1, parent = id }, HttpStatusCode.BadRequest);
        await mine.PostAsync($"/api/changes/{secret["changeSet"]}/undo", new { }, HttpStatusCode.NotFound);
        var batch = await mine.PostAsync("/api/customers/batch", new { operations = new[] { new { op = "update", id, values = new { name = "x" } } } });
        batch["results"]![0]!["status"]!.GetValue<int>().ShouldBe(400);

        foreach (var body in new object[]
        {
            new { },
            new { search = "机密" },
            new { filter = new { field = "name", op = "contains", value = "机密" } },
            new { filter = new { field = "phone", op = "eq", value = "+8613912345678" } },
            new { asOf = "2099-01-01" },
            new { deleted = true },
        })
        {
            var text = (await mine.CallAsync(HttpMethod.Post, "/api/customers/query", body, HttpStatusCode.OK)).Plain();
            text.ShouldNotContain("机密");
        }

        foreach (var path in new[] { "/api/search?q=机密", "/api/search?q=jimi", "/api/search?q=5678", "/api/customers?q=机密", "/api/contacts" })
        {
            (await mine.GetAsync(path, HttpStatusCode.OK)).Plain().ShouldNotContain("机密", Case.Sensitive, path);
        }

        // A path through a reference finds only what could be read directly.
        await theirs.PatchAsync($"/api/contacts/{contact["id"]}", new { version = 1, owner = (string)own["owner"]!["id"]! });
        var through = await mine.PostAsync("/api/contacts/query", new { filter = new { field = "customer.name", op = "contains", value = "机密" } });
        through["items"]!.AsArray().Count.ShouldBe(0);
        var shown = await mine.PostAsync("/api/contacts/query", new { });
        var reference = shown["items"]!.AsArray().Single()!["customer"]!;
        reference["name"].ShouldBeNull("a name that may not be read is not shown beside a reference");
        var board = await mine.PostAsync("/api/customers/board", new { field = "level", sum = "annualRevenue" });
        board["columns"]!.AsArray().Sum(c => c!["count"]!.GetValue<int>()).ShouldBe(1);
    }

    [Fact]
    public async Task A_disabled_user_is_out_at_once()
    {
        await using var app = await TrineApp.StartAsync();
        var id = await app.AddUserAsync("salesRep", "leaver@test.example");
        using var leaver = await app.ClientAsync(id);
        await leaver.GetAsync("/api/session", HttpStatusCode.OK);
        await app.Admin.PatchAsync($"/api/users/{id}", new { version = 1, active = false });
        await leaver.GetAsync("/api/session", HttpStatusCode.Unauthorized);
        await leaver.PostAsync("/api/customers/query", new { }, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_read_only_role_cannot_write_by_any_call()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = await app.Admin.CreateAsync("customers", new { name = "甲" });
        using var reader = await app.SignInAsync("readOnly");
        await reader.GetAsync($"/api/customers/{customer["id"]}", HttpStatusCode.OK);
        await reader.PostAsync("/api/customers", new { name = "乙" }, HttpStatusCode.Forbidden);
        await reader.PatchAsync($"/api/customers/{customer["id"]}", new { version = 1, name = "乙" }, HttpStatusCode.Forbidden);
        await reader.DeleteAsync($"/api/customers/{customer["id"]}", HttpStatusCode.Forbidden);
        var transfer = await reader.PostAsync("/api/customers/transfer", new { ids = new[] { (string)customer["id"]! }, owner = (string)customer["owner"]!["id"]! });
        transfer["done"]!.GetValue<int>().ShouldBe(0);
        await reader.PostAsync("/api/roles", new { name = "x", code = "x", admin = true }, HttpStatusCode.Forbidden);
        await reader.PostAsync("/api/customFields", new { labelZh = "x", @object = "customers", key = "x", type = "text" }, HttpStatusCode.Forbidden);
    }

    private static async Task<IEnumerable<string>> NamesAsync(HttpClient client)
    {
        var list = await client.CallAsync(HttpMethod.Post, "/api/customers/query", new { sort = new[] { "name" } }, HttpStatusCode.OK);
        return list["items"]!.AsArray().Select(i => (string)i!["name"]!);
    }
}
