using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Customers.Customers;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Organisation.Roles;
using Trine.Organisation.Users;
using Trine.Tests.Fixture;
using Trine.Tests.Transfer;

namespace Trine.Tests.Kernel;

/// <summary>Ways by which somebody could come to more than he was given.</summary>
public sealed class EscalationTests
{
    private static readonly object Everything = new { create = "all", read = "all", update = "all", delete = "all", export = "all", import = "all", transfer = "all" };

    /// <summary>What a batch changes and deletes at once nobody would have looked at, and bringing it back would keep it.</summary>
    [Fact]
    public async Task Deleting_a_record_changes_nothing_else_of_it()
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app, new() { ["customers"] = new { read = "all", update = "all", delete = "all" } });
        var other = await app.AddUserAsync("admin", "other@test.example");
        var customer = await app.Admin.CreateAsync("customers", new { name = "云帆科技", employees = 50 });
        var id = (string)customer["id"]!;
        using var clerk = await app.SignInAsync("clerk");
        foreach (var values in new object[] { new { owner = other, employees = -5 }, new { name = "" } })
        {
            var operations = new object[] { new { op = "update", id, values }, new { op = "delete", id, values = default(object) } };
            var batch = await clerk.PostAsync("/api/customers/batch", new { operations });
            batch["results"]!.AsArray().Select(r => (int)r!["status"]!).ShouldAllBe(s => s == 400, batch.Plain());
        }

        // Whoever writes by the same door without a batch.
        await using (var scope = app.SystemScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
            var record = await db.Set<Customer>().SingleAsync(c => c.Id == Guid.Parse(id), TrineApp.Token);
            (record.Name, record.OwnerId) = ("别的名字", other);
            db.Remove(record);
            await db.SaveChangesAsync(TrineApp.Token);
        }

        await clerk.PostAsync("/api/customers/restore", new { ids = new[] { id } });
        var back = await app.Admin.GetAsync($"/api/customers/{id}", HttpStatusCode.OK);
        ((string)back["name"]!, (int)back["employees"]!, (string)back["owner"]!["id"]!).ShouldBe(("云帆科技", 50, (string)customer["owner"]!["id"]!));
    }

    [Fact]
    public async Task Only_administrators_decide_who_may_do_what()
    {
        await using var app = await TrineApp.StartAsync();
        foreach (var (objects, action) in new[] { ("users", "create"), ("users", "delete"), ("roles", "update"), ("departments", "update"), ("assignments", "create"), ("sharingRules", "import") })
        {
            var refused = await app.Admin.PostAsync("/api/roles", new { name = objects, code = objects, grants = Text(new() { [objects] = new Dictionary<string, string> { ["read"] = "all", [action] = "own" } }) }, HttpStatusCode.BadRequest);
            ((string)refused["errors"]!["grants"]![0]!).ShouldContain("administrators");
        }

        // A role as an earlier version, or a hand in the database, may have left it.
        await RoleAsync(app, new() { ["users"] = new { read = "all", export = "all" } });
        await using (var scope = app.SystemScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
            var grants = Text(new[] { "users", "roles", "departments", "assignments", "sharingRules" }.ToDictionary(o => o, _ => Everything));
            await db.Set<Role>().Where(r => r.Code == "clerk").ExecuteUpdateAsync(s => s.SetProperty(r => r.Grants, grants), TrineApp.Token);
            await app.Services.GetRequiredService<UserDirectory>().ReloadAsync(TrineApp.Token);
        }

        var me = await app.AddUserAsync("clerk", "clerk@test.example");
        using var clerk = await app.ClientAsync(me);
        var admin = (string)(await app.Admin.GetAsync("/api/roles?filter=" + Uri.EscapeDataString("""{"field":"code","op":"eq","value":"admin"}"""), HttpStatusCode.OK))["items"]![0]!["id"]!;
        foreach (var values in new object[] { new { version = 1, role = admin }, new { version = 1, email = "boss@test.example" }, new { version = 1, manager = default(string), department = await app.AddDepartmentAsync("东") } })
        {
            (await clerk.PatchAsync($"/api/users/{me}", values, HttpStatusCode.BadRequest)).Plain().ShouldContain("Only administrators");
        }

        await clerk.PatchAsync($"/api/users/{me}", new { version = 1, position = "人事" });
        var boss = await app.AddUserAsync("admin", "boss@test.example");
        await clerk.PatchAsync($"/api/users/{boss}", new { version = 1, active = false }, HttpStatusCode.BadRequest);
        await clerk.PostAsync("/api/users", new { name = "x", email = "x@test.example", role = admin }, HttpStatusCode.Forbidden);
        await clerk.PatchAsync($"/api/roles/{admin}", new { version = 1, name = "x" }, HttpStatusCode.Forbidden);
        await clerk.PostAsync("/api/roles", new { name = "x", code = "x", admin = true }, HttpStatusCode.Forbidden);
        await clerk.PostAsync("/api/assignments", new { user = me, role = admin, position = "x" }, HttpStatusCode.Forbidden);
        await clerk.PostAsync("/api/departments", new { name = "x", leader = me }, HttpStatusCode.Forbidden);
        await clerk.PostAsync("/api/sharingRules", new { name = "x", @object = "customers", level = "write", user = me }, HttpStatusCode.Forbidden);
        await clerk.DeleteAsync($"/api/users/{me}?version=1", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        await using var app = await TrineApp.StartAsync();
        var me = (string)(await app.Admin.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["id"]!;
        var user = await app.Admin.GetAsync($"/api/users/{me}", HttpStatusCode.OK);
        var roles = (await app.Admin.GetAsync("/api/roles?limit=50", HttpStatusCode.OK))["items"]!.AsArray();
        var (admin, rep) = (roles.Single(r => (string)r!["code"]! == "admin")!, roles.Single(r => (string)r!["code"]! == "salesRep")!);
        var version = (int)user["version"]!;
        (await app.Admin.PatchAsync($"/api/users/{me}", new { version, role = rep["id"] }, HttpStatusCode.BadRequest)).Plain().ShouldContain("administrator");
        await app.Admin.PatchAsync($"/api/users/{me}", new { version, active = false }, HttpStatusCode.BadRequest);
        await app.Admin.DeleteAsync($"/api/users/{me}?version={version}", HttpStatusCode.BadRequest);
        await app.Admin.PatchAsync($"/api/roles/{admin["id"]}", new { version = (int)admin["version"]!, admin = false }, HttpStatusCode.BadRequest);

        // With another he may go.
        await app.AddUserAsync("admin", "second@test.example");
        await app.Admin.PatchAsync($"/api/users/{me}", new { version, role = rep["id"] });
    }

    [Fact]
    public async Task Of_two_administrators_who_take_the_right_from_each_other_at_once_one_stays()
    {
        await using var app = await TrineApp.StartAsync();
        var me = Guid.Parse((string)(await app.Admin.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["id"]!);
        var other = await app.AddUserAsync("admin", "second@test.example");
        await using var mine = app.SystemScope();
        await using var his = app.SystemScope();
        var (first, second) = (mine.ServiceProvider.GetRequiredService<TrineDb>(), his.ServiceProvider.GetRequiredService<TrineDb>());
        (await first.Set<User>().SingleAsync(u => u.Id == other, TrineApp.Token)).Active = false;
        (await second.Set<User>().SingleAsync(u => u.Id == me, TrineApp.Token)).Active = false;
        var prepared = await second.PrepareAsync(TrineApp.Token);
        Task<int> late;
        await using (var open = await first.BeginWriteAsync(TrineApp.Token))
        {
            await first.SaveChangesAsync(TrineApp.Token);
            late = second.SavePreparedAsync(prepared, TrineApp.Token);
            await open.CommitAsync(TrineApp.Token);
        }

        await Should.ThrowAsync<InvalidInputException>(late);
        await app.Admin.GetAsync("/api/session", HttpStatusCode.OK);
    }

    /// <summary>A roll-up over the same object looks at what is not yet known to be hidden.</summary>
    [Fact]
    public async Task What_is_computed_in_a_circle_of_objects_from_a_hidden_field_is_hidden()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("customFields", new { @object = "customers", key = "copy", type = "formula", labelZh = "抄", resultType = "number", formula = "{annualRevenue} * 1" });
        await app.Admin.CreateAsync("customFields", new { @object = "customers", key = "most", type = "rollUp", labelZh = "最大", rollUpObject = "customers", rollUpReference = "parent", rollUpFunction = "max", rollUpField = "custom.copy" });
        await RoleAsync(app, new() { ["customers"] = new { read = "all", fields = new { annualRevenue = "hidden" } } });
        var parent = (string)(await app.Admin.CreateAsync("customers", new { name = "母公司" }))["id"]!;
        await app.Admin.CreateAsync("customers", new { name = "子公司", parent, annualRevenue = 123456 });
        await app.CatchUpAsync();
        using var clerk = await app.SignInAsync("clerk");
        (await clerk.GetAsync($"/api/customers/{parent}", HttpStatusCode.OK)).Plain().ShouldNotContain("123456");
        await clerk.PostAsync("/api/customers/query", new { filter = new { field = "custom.most", op = "ge", value = 1 } }, HttpStatusCode.BadRequest);
        (await app.Admin.GetAsync($"/api/customers/{parent}", HttpStatusCode.OK)).Plain().ShouldContain("123456");
    }

    /// <summary>A new line in the place of another has the price and the discount of the product.</summary>
    [Fact]
    public async Task Whoever_may_not_change_a_lines_price_puts_no_other_line_in_its_place()
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app, new() { ["orders"] = new { read = "all", update = "all", fields = new Dictionary<string, string> { ["lines.unitPrice"] = "readOnly" } }, ["products"] = new { read = "all" } });
        var product = (await app.Admin.CreateAsync("products", new { name = "样机", code = "X1", price = 7130 }))["id"]!.ToString();
        var customer = (await app.Admin.CreateAsync("customers", new { name = "甲" }))["id"]!.ToString();
        var order = await app.Admin.CreateAsync("orders", new { customer, lines = new[] { new { product, quantity = 20, unitPrice = 7000 } } });
        var line = (string)order["lines"]![0]!["id"]!;
        using var clerk = await app.SignInAsync("clerk");
        var path = $"/api/orders/{order["id"]}";
        await clerk.PatchAsync(path, new { version = 1, lines = new[] { new { product, quantity = 20 } } }, HttpStatusCode.BadRequest);
        await clerk.PatchAsync(path, new { version = 1, lines = Array.Empty<object>() }, HttpStatusCode.BadRequest);
        (await clerk.PatchAsync(path, new { version = 1, lines = new object[] { new { id = line }, new { product } } }, HttpStatusCode.BadRequest)).Plain().ShouldContain("cannot add lines");
        await clerk.PatchAsync(path, new { version = 1, lines = new[] { new { id = line, quantity = 21 } } });
    }

    /// <summary>A lead's number becomes the customer's, which he sees.</summary>
    [Fact]
    public async Task What_is_masked_of_a_lead_is_revealed_by_converting_it_and_what_is_hidden_stays_hidden()
    {
        await using var app = await TrineApp.StartAsync();
        var seen = new { create = "all", read = "all" };
        await RoleAsync(app, new() { ["leads"] = new { read = "all", update = "all", fields = new { phone = "masked", email = "hidden" } }, ["customers"] = seen, ["contacts"] = seen });
        using var clerk = await app.SignInAsync("clerk");
        var lead = await app.Admin.CreateAsync("leads", new { name = "赵敏", phone = "13663609568" });
        await clerk.PostAsync($"/api/leads/{lead["id"]}/convert", new { version = 1 });
        var revealed = (await app.Admin.GetAsync($"/api/audit?object=leads&record={lead["id"]}", HttpStatusCode.OK))["items"]!.AsArray();
        revealed.ToList().ConvertAll(i => i!.Plain()).ShouldContain(i => i.Contains("fieldRevealed") && i.Contains("Phone"));

        var other = await app.Admin.CreateAsync("leads", new { name = "钱进", email = "qian@test.example" });
        await clerk.PostAsync($"/api/leads/{other["id"]}/convert", new { version = 1 }, HttpStatusCode.BadRequest);
        await app.Admin.PostAsync($"/api/leads/{other["id"]}/convert", new { version = 1 });
    }

    /// <summary>A trial import of all numbers there can be saves nothing, and told which of them is somebody's.</summary>
    [Fact]
    public async Task Nobody_finds_out_a_masked_number_by_trying_numbers()
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app, new()
        {
            ["customers"] = new { read = "all", create = "all", import = "all", fields = new { phone = "masked", email = "hidden" } },
            ["leads"] = new { read = "all", create = "all", import = "all" },
        });
        await app.Admin.CreateAsync("customers", new { name = "云帆科技", phone = "13806117947", email = "li.wei@example.com" });
        using var clerk = await app.SignInAsync("clerk");
        foreach (var probe in new object[] { new { phone = "13806117947" }, new { email = "li.wei@example.com" } })
        {
            (await clerk.PostAsync("/api/leads/duplicates", probe))["items"]!.AsArray().ShouldBeEmpty();
            (await app.Admin.PostAsync("/api/leads/duplicates", probe))["items"]!.AsArray().ShouldHaveSingleItem();
        }

        var file = System.Text.Encoding.UTF8.GetBytes("name,phone\nL1,13806117947\n");
        var options = new { dryRun = true, duplicates = "warn", mapping = new Dictionary<string, string> { ["name"] = "name", ["phone"] = "phone" } };
        var started = await clerk.StartImportAsync("leads", file, options);
        var ended = await clerk.EndedAsync("imports", (string)started["id"]!);
        ((string)ended["state"]!).ShouldBe("done", ended.Plain());
        await clerk.GetAsync($"/api/imports/{started["id"]}/warnings", HttpStatusCode.NotFound);
        var log = await app.Admin.GetAsync("/api/audit?topic=transfer", HttpStatusCode.OK);
        log["items"]!.AsArray().Count(i => ((string)i!["event"]!).StartsWith("import", StringComparison.Ordinal)).ShouldBe(2, log.Plain());
    }

    private static Task<System.Text.Json.Nodes.JsonNode> RoleAsync(TrineApp app, Dictionary<string, object> grants) =>
        app.Admin.CreateAsync("roles", new { name = "clerk", code = "clerk", grants = Text(grants) });

    private static string Text(Dictionary<string, object> grants) => JsonSerializer.Serialize(grants);
}
