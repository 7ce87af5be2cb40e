using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Customers.Contacts;
using Trine.Customers.Customers;
using Trine.Kernel.Data;
using Trine.Tests.Fixture;
using Trine.Tests.Transfer;

namespace Trine.Tests.Kernel;

/// <summary>What somebody sees beside what his roles reach: what belongs to his customers, and what is shared with him.</summary>
public sealed class SharingTests
{
    private static readonly string[] Children = ["contacts", "opportunities", "orders", "orderLines", "activities", "tasks"];

    [Fact]
    public async Task Who_owns_a_customer_sees_all_there_is_of_him_and_who_owned_him_no_more()
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app);
        var (first, second, helper) = (await app.AddUserAsync("own", "first@test.example"), await app.AddUserAsync("own", "second@test.example"), await app.AddUserAsync("own", "helper@test.example"));
        var customer = (string)(await app.Admin.CreateAsync("customers", new { name = "云帆科技", owner = first }))["id"]!;
        await BelongAsync(app, customer, helper);
        await app.CatchUpAsync();
        using var one = await app.ClientAsync(first);
        using var two = await app.ClientAsync(second);
        await SeesAsync(one, true);
        await SeesAsync(two, false);

        // Seeing is all: what belongs to a colleague is his to change.
        var contact = (await one.GetAsync("/api/contacts", HttpStatusCode.OK))["items"]![0]!;
        ((bool)contact["can"]!["update"]!).ShouldBeFalse();
        await one.PatchAsync($"/api/contacts/{contact["id"]}", new { version = 1, name = "别人" }, HttpStatusCode.Forbidden);

        await app.Admin.PostAsync("/api/customers/transfer", new { ids = new[] { customer }, owner = second });
        await SeesAsync(one, false, search: false);
        await SeesAsync(two, true, search: false);
        await app.CatchUpAsync();
        await SeesAsync(one, false);
        await SeesAsync(two, true);
        (await one.GetAsync($"/api/contacts/{contact["id"]}", HttpStatusCode.NotFound)).ShouldNotBeNull();

        // Handed to whom it belongs to anyway, it is simply his.
        await app.Admin.PostAsync("/api/customers/transfer", new { ids = new[] { customer }, owner = helper });
        await app.CatchUpAsync();
        using var three = await app.ClientAsync(helper);
        await SeesAsync(three, true);
        await SeesAsync(two, false);
    }

    /// <summary>Both orders of two writers: whoever adds something read the owner of before.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_added_while_its_customer_is_handed_over_belongs_to_the_new_owner(bool handedOverFirst)
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app);
        var (first, second, helper) = (await app.AddUserAsync("own", "first@test.example"), await app.AddUserAsync("own", "second@test.example"), await app.AddUserAsync("own", "helper@test.example"));
        var customer = Guid.Parse((string)(await app.Admin.CreateAsync("customers", new { name = "云帆科技", owner = first }))["id"]!);
        await using var adding = app.SystemScope();
        await using var handing = app.SystemScope();
        var (adder, hander) = (adding.ServiceProvider.GetRequiredService<TrineDb>(), handing.ServiceProvider.GetRequiredService<TrineDb>());
        adder.Add(new Contact { Name = "赵敏", CustomerId = customer, OwnerId = helper });
        var prepared = await adder.PrepareAsync(TrineApp.Token);
        (await hander.Set<Customer>().SingleAsync(c => c.Id == customer, TrineApp.Token)).OwnerId = second;
        Task<int> HandOverAsync() => hander.SaveChangesAsync(TrineApp.Token);
        Task<int> AddAsync() => adder.SavePreparedAsync(prepared, TrineApp.Token);
        Task<int> late;
        await using (var open = await (handedOverFirst ? hander : adder).BeginWriteAsync(TrineApp.Token))
        {
            await (handedOverFirst ? HandOverAsync() : AddAsync());
            late = handedOverFirst ? AddAsync() : HandOverAsync();
            await open.CommitAsync(TrineApp.Token);
        }

        await late;

        using var before = await app.ClientAsync(first);
        using var after = await app.ClientAsync(second);
        (await before.GetAsync("/api/contacts", HttpStatusCode.OK))["items"]!.AsArray().ShouldBeEmpty();
        (await after.GetAsync("/api/contacts", HttpStatusCode.OK))["items"]!.AsArray().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Pages_of_ones_own_and_of_what_is_shared_make_one_list()
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app);
        var (me, helper) = (await app.AddUserAsync("own", "me@test.example"), await app.AddUserAsync("own", "helper@test.example"));
        var customer = (string)(await app.Admin.CreateAsync("customers", new { name = "云帆科技", owner = me }))["id"]!;
        var names = Enumerable.Range(0, 25).Select(i => $"联系人{i:00}").ToList();
        foreach (var (index, name) in names.Index())
        {
            await app.Admin.CreateAsync("contacts", new { name, customer, owner = index % 3 == 0 ? helper : me });
        }

        using var client = await app.ClientAsync(me);
        foreach (var sort in new[] { "name", "-name", "-createdAt", "" })
        {
            var read = new List<string>();
            string? cursor = null;
            do
            {
                var page = await client.PostAsync("/api/contacts/query", new { fields = new[] { "name" }, sort = sort.Length == 0 ? Array.Empty<string>() : [sort], limit = 4, cursor, count = "exact" });
                ((int)page["count"]!).ShouldBe(25, sort);
                read.AddRange(page["items"]!.AsArray().Select(i => (string)i!["name"]!));
                cursor = (string?)page["nextCursor"];
            }
            while (cursor is not null);

            read.ShouldBe(sort is "" or "name" ? names : [.. names.AsEnumerable().Reverse()], sort);
        }

        (await client.PostAsync("/api/contacts/query", new { filter = new { field = "owner", op = "eq", value = helper }, count = "exact" }))["count"]!.GetValue<int>().ShouldBe(9);
        var board = await client.PostAsync("/api/contacts/board", new { field = "owner" });
        board["columns"]!.AsArray().Sum(c => (int)c!["count"]!).ShouldBe(25);

        // What belongs into one column is counted together, his own and the shared.
        var byCustomer = await client.PostAsync("/api/contacts/board", new { field = "customer" });
        byCustomer["columns"]!.AsArray().ShouldHaveSingleItem()!["count"]!.GetValue<int>().ShouldBe(25);
    }

    [Fact]
    public async Task A_record_is_shared_to_be_read_or_written_until_it_is_not()
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app);
        var (owner, guest, stranger) = (await app.AddUserAsync("own", "owner@test.example"), await app.AddUserAsync("own", "guest@test.example"), await app.AddUserAsync("own", "stranger@test.example"));
        using var mine = await app.ClientAsync(owner);
        using var his = await app.ClientAsync(guest);
        using var nobodys = await app.ClientAsync(stranger);
        var id = (string)(await mine.CreateAsync("customers", new { name = "云帆科技", phone = "13812345678" }))["id"]!;
        await his.CreateAsync("customers", new { name = "客人自己的" });
        var path = $"/api/customers/{id}";
        await app.CatchUpAsync();
        await his.GetAsync(path, HttpStatusCode.NotFound);
        await his.CallAsync(HttpMethod.Put, $"{path}/collaborators/{guest}", new { level = "write" }, HttpStatusCode.NotFound);

        var list = await mine.CallAsync(HttpMethod.Put, $"{path}/collaborators/{guest}", new { level = "read" }, HttpStatusCode.OK);
        ((string)list["items"]![0]!["user"]!["id"]!, (string)list["items"]![0]!["level"]!, (bool)list["canShare"]!).ShouldBe((guest.ToString(), "read", true));
        ((bool)(await his.GetAsync(path, HttpStatusCode.OK))["can"]!["update"]!).ShouldBeFalse();
        (await his.GetAsync("/api/customers", HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBe(2);
        (await his.GetAsync("/api/search?q=yfkj", HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBe(1);
        (await his.PostAsync("/api/customers/query", new { search = "云帆" }))["items"]!.AsArray().Count.ShouldBe(1);
        (await nobodys.GetAsync("/api/search?q=yfkj", HttpStatusCode.OK))["items"]!.AsArray().ShouldBeEmpty();
        await his.PatchAsync(path, new { version = 1, name = "改" }, HttpStatusCode.Forbidden);
        await his.CallAsync(HttpMethod.Put, $"{path}/collaborators/{stranger}", new { level = "read" }, HttpStatusCode.Forbidden);

        await mine.CallAsync(HttpMethod.Put, $"{path}/collaborators/{guest}", new { level = "write" }, HttpStatusCode.OK);
        ((bool)(await his.GetAsync(path, HttpStatusCode.OK))["can"]!["update"]!).ShouldBeTrue();
        await his.PatchAsync(path, new { version = 1, name = "云帆科技（深圳）" });
        await his.DeleteAsync($"{path}?version=2", HttpStatusCode.Forbidden);
        ((int)(await his.PostAsync("/api/customers/transfer", new { ids = new[] { id }, owner = guest }))["done"]!).ShouldBe(0);
        (await nobodys.GetAsync("/api/customers", HttpStatusCode.OK))["items"]!.AsArray().ShouldBeEmpty();

        await mine.DeleteAsync($"{path}/collaborators/{guest}", HttpStatusCode.OK);
        await his.GetAsync(path, HttpStatusCode.NotFound);
        (await his.GetAsync("/api/search?q=yfkj", HttpStatusCode.OK))["items"]!.AsArray().ShouldBeEmpty();
        (await mine.CallAsync(HttpMethod.Put, $"{path}/collaborators/{owner}", new { level = "read" }, HttpStatusCode.BadRequest))["errors"]!["user"].ShouldNotBeNull();
    }

    [Fact]
    public async Task With_whom_a_record_is_shared_is_told_once_and_those_who_would_not_see_it_are_not()
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app);
        await app.Admin.CreateAsync("roles", new { name = "Nothing", code = "nothing", grants = "{}" });
        var (owner, guest, blind) = (await app.AddUserAsync("own", "owner@test.example", name: "王芳"), await app.AddUserAsync("own", "guest@test.example"), await app.AddUserAsync("nothing", "blind@test.example"));
        using var mine = await app.ClientAsync(owner);
        using var his = await app.ClientAsync(guest);
        using var blinds = await app.ClientAsync(blind);
        var path = $"/api/customers/{(await mine.CreateAsync("customers", new { name = "云帆科技" }))["id"]}";
        await mine.CallAsync(HttpMethod.Put, $"{path}/collaborators/{guest}", new { level = "write" }, HttpStatusCode.OK);
        await mine.CallAsync(HttpMethod.Put, $"{path}/collaborators/{blind}", new { level = "read" }, HttpStatusCode.OK);
        await mine.CallAsync(HttpMethod.Put, $"{path}/collaborators/{guest}", new { level = "read" }, HttpStatusCode.OK);
        await app.CatchUpAsync();
        var told = (await NewsAsync(his)).ShouldHaveSingleItem()!;
        ((string)told["event"]!, (string)told["object"]!, $"/api/customers/{told["recordId"]}").ShouldBe(("shared", "customers", path));
        ((string)told["title"]!).ShouldContain("王芳");
        ((string)told["text"]!).ShouldContain("云帆科技");
        (await NewsAsync(blinds)).ShouldBeEmpty();
        (await NewsAsync(mine)).ShouldBeEmpty();

        // What is shared no more is no longer named; shared anew it is news again.
        await mine.DeleteAsync($"{path}/collaborators/{guest}", HttpStatusCode.OK);
        (await NewsAsync(his)).ShouldHaveSingleItem()!.Plain().ShouldNotContain("云帆科技");
        await mine.CallAsync(HttpMethod.Put, $"{path}/collaborators/{guest}", new { level = "read" }, HttpStatusCode.OK);
        await app.CatchUpAsync();
        (await NewsAsync(his)).Count.ShouldBe(2);
        await his.CallAsync(HttpMethod.Put, "/api/me/settings/notifications", new { shared = false }, HttpStatusCode.NoContent);
        await mine.DeleteAsync($"{path}/collaborators/{guest}", HttpStatusCode.OK);
        await mine.CallAsync(HttpMethod.Put, $"{path}/collaborators/{guest}", new { level = "read" }, HttpStatusCode.OK);
        await app.CatchUpAsync();
        (await NewsAsync(his)).Count.ShouldBe(2);
    }

    private static async Task<System.Text.Json.Nodes.JsonArray> NewsAsync(HttpClient user) => (await user.GetAsync("/api/notifications", HttpStatusCode.OK))["items"]!.AsArray();

    [Fact]
    public async Task A_shared_order_comes_with_its_lines()
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app);
        var (owner, guest) = (await app.AddUserAsync("own", "owner@test.example"), await app.AddUserAsync("own", "guest@test.example"));
        var customer = (string)(await app.Admin.CreateAsync("customers", new { name = "云帆科技", owner }))["id"]!;
        await BelongAsync(app, customer, owner);
        using var mine = await app.ClientAsync(owner);
        using var his = await app.ClientAsync(guest);
        var order = (await mine.GetAsync("/api/orders", HttpStatusCode.OK))["items"]![0]!;
        await mine.CallAsync(HttpMethod.Put, $"/api/orders/{order["id"]}/collaborators/{guest}", new { level = "write" }, HttpStatusCode.OK);
        var seen = await his.GetAsync($"/api/orders/{order["id"]}", HttpStatusCode.OK);
        var line = seen["lines"]!.AsArray().Single()!;
        await his.PatchAsync($"/api/orders/{order["id"]}", new { version = 1, lines = new[] { new { id = (string)line["id"]!, quantity = 3 } } });
        ((decimal)(await mine.GetAsync($"/api/orders/{order["id"]}", HttpStatusCode.OK))["lines"]![0]!["quantity"]!).ShouldBe(3);

        // Lines come and go with the right to change what they are lines of, whoever's it is and however it was given.
        await his.PatchAsync($"/api/orders/{order["id"]}", new { version = 2, lines = new[] { new { description = "新", quantity = 1, unitPrice = 2 } } });
        var added = await his.CreateAsync("orderLines", new { order = order["id"], description = "又一行", quantity = 1, unitPrice = 3 });
        await his.DeleteAsync($"/api/orderLines/{added["id"]}", HttpStatusCode.OK);
        await mine.DeleteAsync($"/api/orders/{order["id"]}/collaborators/{guest}", HttpStatusCode.OK);
        await his.PostAsync("/api/orderLines", new { order = order["id"], description = "不是他的", quantity = 1, unitPrice = 3 }, HttpStatusCode.BadRequest);

        var role = (string)(await app.Admin.FindAsync("roles", "code", "own"))["id"]!;
        await app.Admin.CreateAsync("sharingRules", new { name = "订单", @object = "orders", filter = """{"field": "status", "op": "notEmpty"}""", level = "write", role });
        var now = await his.GetAsync($"/api/orders/{order["id"]}", HttpStatusCode.OK);
        now = await his.PatchAsync($"/api/orders/{order["id"]}", new { version = now["version"], lines = new[] { new { description = "凭规则", quantity = 1, unitPrice = 2 } } });
        now["lines"]!.AsArray().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_rep_who_may_delete_nothing_takes_lines_out_of_his_own_orders()
    {
        await using var app = await TrineApp.StartAsync();
        var rep = await app.AddUserAsync("salesRep", "rep@test.example");
        using var mine = await app.ClientAsync(rep);
        var customer = (string)(await mine.CreateAsync("customers", new { name = "云帆科技" }))["id"]!;
        var order = await mine.CreateAsync("orders", new { customer, lines = new[] { new { description = "甲", quantity = 1, unitPrice = 2 }, new { description = "乙", quantity = 1, unitPrice = 2 } } });
        var kept = order["lines"]![0]!["id"];
        var changed = await mine.PatchAsync($"/api/orders/{order["id"]}", new { version = 1, lines = new[] { new { id = kept } } });
        changed["lines"]!.AsArray().ShouldHaveSingleItem();
        await mine.DeleteAsync($"/api/orders/{order["id"]}?version=2", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_rule_shares_what_passes_its_filter_with_a_role_a_department_or_a_user()
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app);
        var (region, team) = (await app.AddDepartmentAsync("大区"), Guid.Empty);
        team = await app.AddDepartmentAsync("小组", region);
        var (inTeam, elsewhere) = (await app.AddUserAsync("own", "team@test.example", team), await app.AddUserAsync("own", "else@test.example"));
        // Who sets it up sits somewhere himself; the rule is not about his department.
        using var admin = await app.SignInAsync("admin", region);
        foreach (var (name, level) in new[] { ("祖甲一", "a"), ("祖甲二", "a"), ("祖乙", "b") })
        {
            await app.Admin.CreateAsync("customers", new { name, level });
        }

        await app.CatchUpAsync();
        using var one = await app.ClientAsync(inTeam);
        using var two = await app.ClientAsync(elsewhere);
        await CountsAsync(one, 0);
        var filter = """{"field": "level", "op": "eq", "value": "a"}""";
        var rule = await admin.CreateAsync("sharingRules", new { name = "重点客户", @object = "customers", filter, level = "read", department = region });
        await CountsAsync(one, 2);
        await CountsAsync(two, 0);
        var item = (await one.PostAsync("/api/customers/query", new { sort = new[] { "name" } }))["items"]![0]!;
        ((bool)item["can"]!["update"]!).ShouldBeFalse();
        await one.PatchAsync($"/api/customers/{item["id"]}", new { version = 1, name = "改" }, HttpStatusCode.Forbidden);
        var why = await app.Admin.GetAsync($"/api/customers/{item["id"]}/access?user={inTeam}", HttpStatusCode.OK);
        var read = why["actions"]!.AsArray().Single(a => (string)a!["action"]! == "read")!;
        ((bool)read["allowed"]!, (string)read["shares"]![0]!["rule"]!).ShouldBe((true, "重点客户"));

        var role = (string)(await app.Admin.FindAsync("roles", "code", "own"))["id"]!;
        await admin.PatchAsync($"/api/sharingRules/{rule["id"]}", new { version = 1, department = (Guid?)null, role, level = "write" });
        await CountsAsync(two, 2);
        ((bool)(await two.GetAsync($"/api/customers/{item["id"]}", HttpStatusCode.OK))["can"]!["update"]!).ShouldBeTrue();
        await two.PatchAsync($"/api/customers/{item["id"]}", new { version = 1, name = "祖甲一（改）" });

        // Out of the filter, out of sight.
        await app.Admin.PatchAsync($"/api/customers/{item["id"]}", new { version = 2, level = "b" });
        await app.CatchUpAsync();
        await CountsAsync(two, 1);
        await admin.DeleteAsync($"/api/sharingRules/{rule["id"]}", HttpStatusCode.OK);
        await CountsAsync(two, 0);
    }

    [Theory]
    [InlineData("customers", """{"field": "owner", "op": "eq", "value": "me"}""", "filter")]
    [InlineData("customers", """{"field": "createdAt", "op": "within", "value": "last30Days"}""", "filter")]
    [InlineData("contacts", """{"field": "customer.level", "op": "eq", "value": "a"}""", "filter")]
    [InlineData("customers", """{"field": "nothing", "op": "eq", "value": "a"}""", "filter")]
    [InlineData("customers", "{", "filter")]
    [InlineData(null, "{}", "object")]
    [InlineData("roles", null, "object")]
    [InlineData("orderLines", null, "object")]
    public async Task A_rule_that_cannot_be_kept_is_refused(string? objects, string? filter, string field)
    {
        await using var app = await TrineApp.StartAsync();
        var role = (string)(await app.Admin.FindAsync("roles", "code", "salesRep"))["id"]!;
        var problem = await app.Admin.PostAsync("/api/sharingRules", new { name = "规则", @object = objects, filter, level = "read", role }, HttpStatusCode.BadRequest);
        problem["errors"]![field].ShouldNotBeNull(problem.Plain());
    }

    private static async Task CountsAsync(HttpClient client, int count)
    {
        (await client.PostAsync("/api/customers/query", new { count = "exact" }))["count"]!.GetValue<int>().ShouldBe(count);
        (await client.PostAsync("/api/customers/query", new { search = "祖" }))["items"]!.AsArray().Count.ShouldBe(count);
        (await client.GetAsync("/api/search?objects=customers&q=" + Uri.EscapeDataString("祖"), HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBe(count);
    }

    /// <summary>One record of each object that belongs to a customer, owned by somebody.</summary>
    private static async Task BelongAsync(TrineApp app, string customer, Guid owner)
    {
        var product = await app.Admin.CreateAsync("products", new { name = "网关", price = 10 });
        await app.Admin.CreateAsync("contacts", new { name = "祖冲之", customer, owner });
        await app.Admin.CreateAsync("opportunities", new { name = "祖冲之的商机", customer, owner, amount = 1 });
        await app.Admin.CreateAsync("orders", new { customer, owner, lines = new[] { new { product = product["id"], quantity = 1, description = "祖冲之的行" } } });
        await app.Admin.CreateAsync("activities", new { subject = "祖冲之来访", type = "visit", customer, owner, at = "2026-11-20T01:00:00Z" });
        await app.Admin.CreateAsync("tasks", new { title = "祖冲之的任务", customer, owner });
    }

    private static async Task SeesAsync(HttpClient client, bool sees, bool search = true)
    {
        foreach (var objects in Children)
        {
            var items = (await client.GetAsync($"/api/{objects}", HttpStatusCode.OK))["items"]!.AsArray();
            items.Count.ShouldBe(sees ? 1 : 0, objects);
            if (search && objects is not ("orders" or "orderLines"))
            {
                (await client.PostAsync($"/api/{objects}/query", new { search = "祖冲之" }))["items"]!.AsArray().Count.ShouldBe(sees ? 1 : 0, objects);
            }
        }

        if (search)
        {
            var hits = (await client.GetAsync("/api/search?q=" + Uri.EscapeDataString("祖冲之"), HttpStatusCode.OK))["items"]!.AsArray();
            hits.Select(h => (string)h!["object"]!).Where(o => o is "contacts" or "opportunities" or "activities" or "tasks").Distinct().Count().ShouldBe(sees ? 4 : 0, hits.Plain());
        }
    }

    private static Task<JsonNode> RoleAsync(TrineApp app) => app.Admin.CreateAsync("roles", new
    {
        name = "own",
        code = "own",
        grants = JsonSerializer.Serialize(new Dictionary<string, object> { ["*"] = new { create = "own", read = "own", update = "own", delete = "own", transfer = "own" }, ["products"] = new { read = "all" } }),
    });
}
