using System.Net;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;
using Trine.Tests.Transfer;

namespace Trine.Tests.Kernel;

/// <summary>How far each scope reaches, in lists and in the search box, and what several roles come to together.</summary>
public sealed class ScopeTests
{
    [Fact]
    public async Task Subordinates_are_those_who_name_one_and_those_of_the_departments_one_leads()
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app, "lead", new { read = "subordinates", create = "own" });
        var region = await app.AddDepartmentAsync("大区");
        var team = await app.AddDepartmentAsync("小组", region);
        var head = await app.AddUserAsync("lead", "head@test.example", region);
        var captain = await app.AddUserAsync("lead", "captain@test.example", team);
        var member = await app.AddUserAsync("lead", "member@test.example", team);
        var aide = await app.AddUserAsync("lead", "aide@test.example");
        await EditAsync(app, "departments", region, new { leader = head });
        await EditAsync(app, "departments", team, new { leader = captain });
        await EditAsync(app, "users", aide, new { manager = member });
        foreach (var user in new[] { head, captain, member, aide })
        {
            using var client = await app.ClientAsync(user);
            await client.CreateAsync("customers", new { name = "客户" + (await client.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["email"]!.ToString().Split('@')[0] });
        }

        await app.CatchUpAsync();
        await SeesAsync(app, head, "客户aide", "客户captain", "客户head", "客户member");
        await SeesAsync(app, captain, "客户aide", "客户captain", "客户member");
        await SeesAsync(app, member, "客户aide", "客户member");
        await SeesAsync(app, aide, "客户aide");

        // Two who are each other's superior see each other, and nothing hangs.
        await EditAsync(app, "users", head, new { manager = aide });
        await SeesAsync(app, aide, "客户aide", "客户captain", "客户head", "客户member");
        var own = await app.Admin.GetAsync($"/api/users/{aide}", HttpStatusCode.OK);
        var problem = await app.Admin.PatchAsync($"/api/users/{aide}", new { version = (int)own["version"]!, manager = aide }, HttpStatusCode.BadRequest);
        problem["errors"]!["manager"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_grant_may_name_departments()
    {
        await using var app = await TrineApp.StartAsync();
        var east = await app.AddDepartmentAsync("华东");
        var shanghai = await app.AddDepartmentAsync("上海", east);
        var west = await app.AddDepartmentAsync("西部");
        await RoleAsync(app, "auditor", new { read = "departments", departments = new[] { east } });
        using var inShanghai = await app.SignInAsync("salesRep", shanghai);
        using var inWest = await app.SignInAsync("salesRep", west);
        await inShanghai.CreateAsync("customers", new { name = "沪上" });
        await inWest.CreateAsync("customers", new { name = "蜀中" });
        await app.CatchUpAsync();
        var auditor = await app.AddUserAsync("auditor", "auditor@test.example", west);
        await SeesAsync(app, auditor, "沪上");
    }

    [Fact]
    public async Task Further_positions_bring_departments_and_roles()
    {
        await using var app = await TrineApp.StartAsync();
        var north = await app.AddDepartmentAsync("北方");
        var south = await app.AddDepartmentAsync("南方");
        using var inNorth = await app.SignInAsync("salesRep", north);
        using var inSouth = await app.SignInAsync("salesRep", south);
        await inNorth.CreateAsync("customers", new { name = "北客" });
        await inSouth.CreateAsync("customers", new { name = "南客" });
        await app.CatchUpAsync();
        await RoleAsync(app, "colleague", new { read = "department" });
        var user = await app.AddUserAsync("colleague", "two@test.example", north);
        await SeesAsync(app, user, "北客");

        await app.Admin.CreateAsync("assignments", new { user, position = "南方顾问", department = south });
        await SeesAsync(app, user, "北客", "南客");
        using var client = await app.ClientAsync(user);
        await client.PostAsync("/api/customers", new { name = "新客" }, HttpStatusCode.Forbidden);
        var rep = (string)(await app.Admin.FindAsync("roles", "code", "salesRep"))["id"]!;
        var assignment = await app.Admin.CreateAsync("assignments", new { user, position = "兼职销售", role = rep });
        await client.CreateAsync("customers", new { name = "新客" });
        await app.Admin.DeleteAsync($"/api/assignments/{assignment["id"]}", HttpStatusCode.OK);
        await client.PostAsync("/api/customers", new { name = "又一新客" }, HttpStatusCode.Forbidden);
        await app.Admin.PostAsync("/api/assignments", new { user, position = "空" }, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Handing_over_is_a_right_of_its_own()
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app, "editor", new { create = "own", read = "own", update = "own" });
        await RoleAsync(app, "dispatcher", new { read = "all", transfer = "all" });
        var editor = await app.AddUserAsync("editor", "editor@test.example");
        using var editing = await app.ClientAsync(editor);
        using var dispatching = await app.SignInAsync("dispatcher");
        var other = await app.AddUserAsync("editor", "other@test.example");
        var customer = await editing.CreateAsync("customers", new { name = "甲" });
        var id = (string)customer["id"]!;
        ((bool)customer["can"]!["transfer"]!).ShouldBeFalse();

        await editing.PatchAsync($"/api/customers/{id}", new { version = 1, owner = other }, HttpStatusCode.Forbidden);
        ((int)(await editing.PostAsync("/api/customers/transfer", new { ids = new[] { id }, owner = other }))["done"]!).ShouldBe(0);
        await dispatching.PatchAsync($"/api/customers/{id}", new { version = 1, name = "乙" }, HttpStatusCode.Forbidden);
        var moved = await dispatching.PostAsync("/api/customers/transfer", new { ids = new[] { id }, owner = other });
        ((int)moved["done"]!).ShouldBe(1);
        await editing.GetAsync($"/api/customers/{id}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_says_why_somebody_may_or_may_not()
    {
        await using var app = await TrineApp.StartAsync();
        var east = await app.AddDepartmentAsync("华东");
        var west = await app.AddDepartmentAsync("西部");
        await RoleAsync(app, "looker", new { read = "department", update = "own" });
        var looker = await app.AddUserAsync("looker", "looker@test.example", west);
        using var rep = await app.SignInAsync("salesRep", east);
        var customer = await rep.CreateAsync("customers", new { name = "甲" });
        var path = $"/api/customers/{customer["id"]}/access";

        var answer = await app.Admin.GetAsync($"{path}?user={looker}", HttpStatusCode.OK);
        var read = Action(answer, "read");
        ((bool)read["allowed"]!).ShouldBeFalse();
        var reason = read["reasons"]!.AsArray().Single()!;
        ((string)reason["role"]!["name"]!, (string)reason["scope"]!, (bool)reason["covers"]!).ShouldBe(("looker", "department", false));
        read["remedies"]!.AsArray().Select(r => (string)r!).ShouldBe(["handOver", "joinDepartment", "widenScope", "share"]);
        Action(answer, "delete")["remedies"]!.AsArray().Select(r => (string)r!).ShouldBe(["grantAction"]);

        // Each remedy does what it says.
        await app.Admin.CreateAsync("assignments", new { user = looker, position = "华东", department = east });
        ((bool)Action(await app.Admin.GetAsync($"{path}?user={looker}", HttpStatusCode.OK), "read")["allowed"]!).ShouldBeTrue();
        ((bool)Action(await app.Admin.GetAsync($"{path}?user={looker}", HttpStatusCode.OK), "update")["allowed"]!).ShouldBeFalse();
        await app.Admin.PostAsync("/api/customers/transfer", new { ids = new[] { (string)customer["id"]! }, owner = looker });
        ((bool)Action(await app.Admin.GetAsync($"{path}?user={looker}", HttpStatusCode.OK), "update")["allowed"]!).ShouldBeTrue();

        // Of oneself anybody may ask, of others administrators only, of records one does not see nobody.
        using var looking = await app.ClientAsync(looker);
        ((bool)Action(await looking.GetAsync(path, HttpStatusCode.OK), "read")["allowed"]!).ShouldBeTrue();
        var admin = (string)(await app.Admin.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["id"]!;
        await looking.GetAsync($"{path}?user={admin}", HttpStatusCode.Forbidden);
        await rep.GetAsync(path, HttpStatusCode.NotFound);
        await EditAsync(app, "users", looker, new { active = false });
        Action(await app.Admin.GetAsync($"{path}?user={looker}", HttpStatusCode.OK), "read")["remedies"]!.AsArray().Select(r => (string)r!).ShouldBe(["enableUser"]);
    }

    [Fact]
    public async Task All_other_objects_are_not_people_and_rights()
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app, "power", new { create = "all", read = "all", update = "all", delete = "all", transfer = "all" }, "*");
        var user = await app.AddUserAsync("power", "power@test.example");
        using var power = await app.ClientAsync(user);
        var admin = (string)(await app.Admin.FindAsync("roles", "code", "admin"))["id"]!;
        var me = await power.GetAsync($"/api/users/{user}", HttpStatusCode.OK);
        await power.PatchAsync($"/api/users/{user}", new { version = (int)me["version"]!, role = admin }, HttpStatusCode.Forbidden);
        await power.PostAsync("/api/assignments", new { user, position = "管理员", role = admin }, HttpStatusCode.Forbidden);
        await power.PostAsync("/api/roles", new { name = "x", code = "x", admin = true }, HttpStatusCode.Forbidden);
        await power.CreateAsync("customers", new { name = "甲" });
    }

    private static JsonNode Action(JsonNode answer, string action) => answer["actions"]!.AsArray().Single(a => (string)a!["action"]! == action)!;

    private static Task RoleAsync(TrineApp app, string code, object grant, string on = "customers") =>
        app.Admin.CreateAsync("roles", new { name = code, code, grants = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object> { [on] = grant }) });

    private static async Task EditAsync(TrineApp app, string objects, Guid id, object values)
    {
        var record = await app.Admin.GetAsync($"/api/{objects}/{id}", HttpStatusCode.OK);
        var body = System.Text.Json.JsonSerializer.SerializeToNode(values)!;
        body["version"] = (int)record["version"]!;
        await app.Admin.PatchAsync($"/api/{objects}/{id}", body);
    }

    /// <summary>The same customers in the list and in the search box.</summary>
    private static async Task SeesAsync(TrineApp app, Guid user, params string[] names)
    {
        using var client = await app.ClientAsync(user);
        var list = await client.PostAsync("/api/customers/query", new { sort = new[] { "name" }, count = "exact" });
        list["items"]!.AsArray().Select(i => (string)i!["name"]!).ShouldBe(names, ignoreOrder: true);
        ((int)list["count"]!).ShouldBe(names.Length);
        foreach (var name in names)
        {
            (await client.GetAsync($"/api/search?q={name}", HttpStatusCode.OK)).Plain().ShouldContain(name);
        }

        var all = await app.Admin.PostAsync("/api/customers/query", new { });
        foreach (var hidden in all["items"]!.AsArray().Select(i => (string)i!["name"]!).Except(names))
        {
            (await client.GetAsync($"/api/search?q={hidden}", HttpStatusCode.OK)).Plain().ShouldNotContain(hidden);
        }
    }
}
