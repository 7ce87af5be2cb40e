using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;

namespace Trine.Tests.Organisation;

/// <summary>Somebody leaves: what he looked after goes to others in one change set, and comes back with one undo.</summary>
public sealed class HandOverTests
{
    [Fact]
    public async Task What_is_open_goes_to_others_he_is_shut_out_and_undo_brings_all_of_it_back()
    {
        await using var app = await TrineApp.StartAsync();
        using var browser = await PasswordTests.BrowserAsync(app, "lisi@test.example", "the right one");
        var leaver = (string)(await browser.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["id"]!;
        using var program = await app.ClientAsync(Guid.Parse(leaver));
        var (zhao, qian) = (await app.AddUserAsync("salesRep", "zhao@test.example"), await app.AddUserAsync("salesRep", "qian@test.example"));
        var report = await app.AddUserAsync("salesRep", "report@test.example");
        await app.Admin.PatchAsync($"/api/users/{report}", new { version = 1, manager = leaver });
        var department = await app.AddDepartmentAsync("一组");
        await app.Admin.PatchAsync($"/api/departments/{department}", new { version = 1, leader = leaver });
        var customer = await browser.CreateAsync("customers", new { name = "云帆科技" });
        var open = await browser.CreateAsync("tasks", new { title = "打电话" });
        var done = await browser.CreateAsync("tasks", new { title = "寄样品", status = "done" });
        var deal = await browser.CreateAsync("opportunities", new { name = "扩容", customer = customer["id"], amount = 100 });

        var holdings = await app.Admin.GetAsync($"/api/users/{leaver}/holdings", HttpStatusCode.OK);
        holdings["items"]!.AsArray().Select(i => $"{i!["object"]}.{i["field"]} {i["open"]}+{i["finished"]}")
            .ShouldBe(["customers.owner 1+0", "tasks.owner 1+1", "opportunities.owner 1+0", "departments.leader 1+0", "users.manager 1+0"], ignoreOrder: true);

        var ended = await RunAsync(app.Admin, leaver, new { to = new Dictionary<string, Guid?> { ["customers"] = zhao, ["users"] = null }, @default = qian, disable = true });
        ((long)ended["done"]!, (long)ended["total"]!, (long)ended["refused"]!).ShouldBe((5, 5, 0));
        (await OwnerAsync(app, "customers", customer), await OwnerAsync(app, "tasks", open), await OwnerAsync(app, "opportunities", deal)).ShouldBe(("zhao", "qian", "qian"));
        (await OwnerAsync(app, "tasks", done)).ShouldBe("lisi");
        (await app.Admin.GetAsync($"/api/users/{report}", HttpStatusCode.OK))["manager"].ShouldBeNull();
        ((string)(await app.Admin.GetAsync($"/api/departments/{department}", HttpStatusCode.OK))["leader"]!["name"]!).ShouldBe("qian");
        ((bool)(await app.Admin.GetAsync($"/api/users/{leaver}", HttpStatusCode.OK))["active"]!).ShouldBeFalse();
        await browser.GetAsync("/api/session", HttpStatusCode.Unauthorized);
        await program.GetAsync("/api/session", HttpStatusCode.Unauthorized);
        (await app.Admin.GetAsync("/api/notifications", HttpStatusCode.OK))["items"]!.AsArray().ShouldContain(n => (string?)n!["event"] == "handOver");

        var undo = await app.Admin.PostAsync($"/api/changes/{ended["changeSet"]}/undo", new { });
        undo["refused"]!.AsArray().ShouldBeEmpty();
        (await OwnerAsync(app, "customers", customer), await OwnerAsync(app, "tasks", open), await OwnerAsync(app, "opportunities", deal)).ShouldBe(("lisi", "lisi", "lisi"));
        ((string)(await app.Admin.GetAsync($"/api/users/{report}", HttpStatusCode.OK))["manager"]!["name"]!).ShouldBe("lisi");
        ((bool)(await app.Admin.GetAsync($"/api/users/{leaver}", HttpStatusCode.OK))["active"]!).ShouldBeTrue();

        // What was ended stays ended: he signs in anew.
        await browser.GetAsync("/api/session", HttpStatusCode.Unauthorized);
        using var again = await PasswordTests.SignInAsync(app, "lisi@test.example", "the right one");
        await again.GetAsync("/api/session", HttpStatusCode.OK);
    }

    [Fact]
    public async Task More_than_one_part_is_still_one_change_set()
    {
        await using var app = await TrineApp.StartAsync();
        var (leaver, heir) = (await app.AddUserAsync("salesRep", "lisi@test.example"), await app.AddUserAsync("salesRep", "zhao@test.example"));
        const int Many = 1_203;
        foreach (var part in Enumerable.Range(0, Many).Chunk(1_000))
        {
            await app.Admin.PostAsync("/api/customers/batch", new { operations = part.Select(n => new { op = "create", values = new { name = $"客户 {n}", owner = leaver } }) });
        }

        var ended = await RunAsync(app.Admin, leaver.ToString(), new { @default = heir });
        ((long)ended["done"]!, (long)ended["refused"]!, (bool)ended["disabled"]!).ShouldBe((Many, 0, false));
        (await CountAsync(app, heir), await CountAsync(app, leaver)).ShouldBe((Many, 0));
        await app.CatchUpAsync();
        using var zhao = await app.ClientAsync(heir);
        (await zhao.GetAsync("/api/notifications", HttpStatusCode.OK))["items"]!.AsArray().ShouldHaveSingleItem();

        var undo = await app.Admin.PostAsync($"/api/changes/{ended["changeSet"]}/undo", new { });
        ((int)undo["undone"]!).ShouldBe(Many);
        (await CountAsync(app, heir), await CountAsync(app, leaver)).ShouldBe((0, Many));
    }

    [Fact]
    public async Task Records_left_to_nobody_and_those_that_are_done_with_go_where_they_are_sent()
    {
        await using var app = await TrineApp.StartAsync();
        var (leaver, heir) = (await app.AddUserAsync("salesRep", "lisi@test.example"), await app.AddUserAsync("salesRep", "zhao@test.example"));
        var lead = await app.Admin.CreateAsync("leads", new { name = "王建国", owner = leaver });
        var done = await app.Admin.CreateAsync("tasks", new { title = "寄样品", status = "done", owner = leaver });
        var order = await app.Admin.CreateAsync("orders", new { customer = (await app.Admin.CreateAsync("customers", new { name = "甲" }))["id"], owner = leaver });
        await RunAsync(app.Admin, leaver.ToString(), new { to = new Dictionary<string, Guid?> { ["leads"] = null, ["tasks"] = heir }, finished = new[] { "tasks" } });
        (await app.Admin.GetAsync($"/api/leads/{lead["id"]}", HttpStatusCode.OK))["owner"].ShouldBeNull();
        (await OwnerAsync(app, "tasks", done), await OwnerAsync(app, "orders", order)).ShouldBe(("zhao", "lisi"));
    }

    [Fact]
    public async Task What_is_wrong_is_named()
    {
        await using var app = await TrineApp.StartAsync();
        var leaver = await app.AddUserAsync("salesRep", "lisi@test.example");
        var me = (string)(await app.Admin.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["id"]!;
        var problem = await app.Admin.PostAsync(
            $"/api/users/{leaver}/handOver",
            new { to = new Dictionary<string, Guid?> { ["customers"] = leaver, ["roles"] = null, ["leads"] = Guid.NewGuid() }, @default = leaver, finished = new[] { "customers" } },
            HttpStatusCode.BadRequest);
        problem["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["to.customers", "to.roles", "to.leads", "default", "finished"], ignoreOrder: true);
        ((string)(await app.Admin.PostAsync($"/api/users/{me}/handOver", new { disable = true }, HttpStatusCode.UnprocessableEntity))["code"]!).ShouldBe("handOver.self");
        await app.Admin.PostAsync($"/api/users/{Guid.NewGuid()}/handOver", new { }, HttpStatusCode.NotFound);
        await app.Admin.GetAsync($"/api/handOvers/{Guid.NewGuid()}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_takes_the_right_to_edit_users_and_reaches_no_further_than_the_right_to_transfer()
    {
        await using var app = await TrineApp.StartAsync();
        var grants = new Dictionary<string, object> { ["users"] = new { read = "all", update = "all" }, ["customers"] = new { read = "all", transfer = "department" }, ["tasks"] = new { read = "all" } };
        await app.Admin.CreateAsync("roles", new { name = "人事", code = "hr", grants = JsonSerializer.Serialize(grants) });
        var (east, west) = (await app.AddDepartmentAsync("华东"), await app.AddDepartmentAsync("西部"));
        var (leaver, heir) = (await app.AddUserAsync("salesRep", "lisi@test.example", west), await app.AddUserAsync("salesRep", "zhao@test.example", east));
        var near = await app.Admin.CreateAsync("customers", new { name = "沪上", owner = leaver, department = east });
        var far = await app.Admin.CreateAsync("customers", new { name = "蜀中", owner = leaver });
        await app.Admin.CreateAsync("tasks", new { title = "打电话", owner = leaver });

        using var rep = await app.ClientAsync(heir);
        await rep.GetAsync($"/api/users/{leaver}/holdings", HttpStatusCode.Forbidden);
        await rep.PostAsync($"/api/users/{leaver}/handOver", new { @default = heir }, HttpStatusCode.Forbidden);

        using var hr = await app.SignInAsync("hr", east);
        (await hr.GetAsync($"/api/users/{leaver}/holdings", HttpStatusCode.OK))["items"]!.AsArray().Select(i => $"{i!["object"]} {i["open"]} beyond {i["beyond"]}")
            .ShouldBe(["customers 1 beyond 1", "tasks 0 beyond 1"]);
        await hr.PostAsync($"/api/users/{leaver}/handOver", new { to = new { tasks = heir } }, HttpStatusCode.Forbidden);
        var ended = await RunAsync(hr, leaver.ToString(), new { @default = heir });
        ((long)ended["done"]!).ShouldBe(1);
        (await OwnerAsync(app, "customers", near), await OwnerAsync(app, "customers", far)).ShouldBe(("zhao", "lisi"));
        await rep.GetAsync($"/api/handOvers/{ended["id"]}", HttpStatusCode.NotFound);
    }

    internal static async Task<JsonNode> RunAsync(HttpClient client, string leaver, object plan)
    {
        var started = await client.PostAsync($"/api/users/{leaver}/handOver", plan, HttpStatusCode.Accepted);
        while (true)
        {
            var now = await client.GetAsync($"/api/handOvers/{started["id"]}", HttpStatusCode.OK);
            if ((string)now["state"]! is not ("queued" or "running"))
            {
                ((string)now["state"]!).ShouldBe("done", now.Plain());
                return now;
            }

            await Task.Delay(20, TrineApp.Token);
        }
    }

    private static async Task<string?> OwnerAsync(TrineApp app, string objects, JsonNode record) =>
        (string?)(await app.Admin.GetAsync($"/api/{objects}/{record["id"]}", HttpStatusCode.OK))["owner"]!["name"];

    private static async Task<int> CountAsync(TrineApp app, Guid owner) =>
        (int)(await app.Admin.PostAsync("/api/customers/query", new { filter = new { field = "owner", op = "eq", value = owner }, limit = 1, count = "exact" }))["count"]!;
}
