using System.Net;
using System.Net.Http.Json;
using Trine.Tests.Fixture;
using Trine.Tests.Transfer;

namespace Trine.Tests.Organisation;

/// <summary>An administrator looks at everything as the holders of a role see it: the same rows, fields and abilities, and no change.</summary>
[Trait("Database", "any")]
public sealed class ViewAsTests
{
    private readonly FakeClock _clock = new(new DateTimeOffset(2100, 3, 1, 8, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("salesManager")]
    [InlineData("salesRep")]
    [InlineData("serviceAgent")]
    [InlineData("marketer")]
    [InlineData("finance")]
    [InlineData("readOnly")]
    public async Task He_sees_what_somebody_of_the_role_and_department_sees(string role)
    {
        await using var app = await TrineApp.StartAsync();
        var (east, west) = (await app.AddDepartmentAsync("华东"), await app.AddDepartmentAsync("西部"));
        var (eastern, western) = (await app.AddUserAsync("salesRep", "east@test.example", east), await app.AddUserAsync("salesRep", "west@test.example", west));
        foreach (var owner in new[] { eastern, western })
        {
            var customer = await app.Admin.CreateAsync("customers", new { name = $"客户 {owner}", phone = "13812345678", email = "li@example.com", owner });
            await app.Admin.CreateAsync("contacts", new { name = "李伟", customer = customer["id"], mobile = "13912345678", owner });
            await app.Admin.CreateAsync("leads", new { name = "王建国", phone = "13712345678", owner });
            await app.Admin.CreateAsync("orders", new { customer = customer["id"], owner });
            await app.Admin.CreateAsync("activities", new { subject = "拜访", type = "visit", customer = customer["id"], at = "2026-11-20T01:00:00Z", owner });
            await app.Admin.CreateAsync("tasks", new { title = "打电话", owner });
        }

        await app.CatchUpAsync();
        using var own = await app.SignInAsync(role, east);
        using var viewer = await ViewerAsync(app, role, east);
        foreach (var objects in (await own.GetAsync("/api/meta", HttpStatusCode.OK))["objects"]!.AsArray().Select(o => (string)o!["key"]!))
        {
            var (his, shown) = (await SeenAsync(own, objects), await SeenAsync(viewer, objects));
            shown.ShouldBe(his, objects);
        }

        (await own.GetAsync("/api/meta", HttpStatusCode.OK))["objects"]!.Plain().ShouldBe((await viewer.GetAsync("/api/meta", HttpStatusCode.OK))["objects"]!.Plain());
        (await own.GetAsync("/api/search?q=李伟", HttpStatusCode.OK))["items"]!.Plain().ShouldBe((await viewer.GetAsync("/api/search?q=李伟", HttpStatusCode.OK))["items"]!.Plain());
        var session = await viewer.GetAsync("/api/session", HttpStatusCode.OK);
        ((bool)session["admin"]!, session["viewAs"]!["name"]!.ToString()).ShouldBe((false, (string)(await app.Admin.FindAsync("roles", "code", role))["name"]!));
        session["objects"]!.Plain().ShouldBe((await own.GetAsync("/api/session", HttpStatusCode.OK))["objects"]!.Plain());
    }

    [Fact]
    public async Task Nothing_can_be_changed_and_nothing_begun_that_goes_on()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = await app.Admin.CreateAsync("customers", new { name = "甲" });
        using var viewer = await ViewerAsync(app, "salesManager");
        foreach (var (method, path) in new[]
                 {
                     (HttpMethod.Post, "/api/customers"), (HttpMethod.Patch, $"/api/customers/{customer["id"]}"), (HttpMethod.Delete, $"/api/customers/{customer["id"]}"),
                     (HttpMethod.Post, $"/api/customers/{customer["id"]}/comments"), (HttpMethod.Post, "/api/exports"), (HttpMethod.Post, "/api/imports"), (HttpMethod.Post, "/api/viewAs"),
                     (HttpMethod.Put, "/api/me/settings/theme"), (HttpMethod.Delete, "/api/session"), (HttpMethod.Post, "/api/no/such/thing"),
                 })
        {
            ((string)(await viewer.CallAsync(method, path, method == HttpMethod.Delete ? null : new { }, HttpStatusCode.Forbidden))["code"]!).ShouldBe("viewAs.readOnly", path);
        }

        await viewer.PostAsync("/api/customers/query", new { });
    }

    [Fact]
    public async Task It_ends_after_an_hour_and_is_his_alone()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        var token = await TokenAsync(app, "salesRep");
        using var viewer = await AdminAsync(app, token);
        await viewer.GetAsync("/api/customers", HttpStatusCode.OK);

        using var other = await app.SignInAsync("admin");
        await OverAsync(other, token);
        using var rep = await app.SignInAsync("salesRep");
        await OverAsync(rep, token);
        await OverAsync(await app.SignInAsync("admin"), "made up");
        await rep.PostAsync("/api/viewAs", new { role = Guid.NewGuid() }, HttpStatusCode.Forbidden);

        _clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        await viewer.GetAsync("/api/customers", HttpStatusCode.OK);
        _clock.Advance(TimeSpan.FromSeconds(1));
        ((string)(await viewer.GetAsync("/api/customers", HttpStatusCode.Forbidden))["code"]!).ShouldBe("viewAs.over");
    }

    [Fact]
    public async Task Roles_that_may_do_everything_and_departments_that_are_not_there_are_refused()
    {
        await using var app = await TrineApp.StartAsync();
        var admin = (await app.Admin.FindAsync("roles", "code", "admin"))["id"];
        var problem = await app.Admin.PostAsync("/api/viewAs", new { role = admin, department = Guid.NewGuid() }, HttpStatusCode.BadRequest);
        problem["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["role", "department"], ignoreOrder: true);
    }

    /// <summary>The page would ask him for an authenticator app and show nothing else.</summary>
    [Fact]
    public async Task A_second_factor_the_role_demands_is_not_demanded_of_him()
    {
        await using var app = await TrineApp.StartAsync();
        using var browser = await PasswordTests.BrowserAsync(app, "boss@test.example", "the right one", "admin");
        var role = await app.Admin.FindAsync("roles", "code", "salesRep");
        await app.Admin.PatchAsync($"/api/roles/{role["id"]}", new { version = role["version"], requiresTwoFactor = true });
        var token = (string)(await browser.PostAsync("/api/viewAs", new { role = role["id"] }))["token"]!;
        browser.DefaultRequestHeaders.Add("X-View-As", token);
        var session = await browser.GetAsync("/api/session", HttpStatusCode.OK);
        ((bool)session["secondFactorDue"]!).ShouldBeFalse();
        session["viewAs"]!["id"]!.ToString().ShouldBe(role["id"]!.ToString());
        await browser.GetAsync("/api/customers", HttpStatusCode.OK);
    }

    private static async Task OverAsync(HttpClient client, string token)
    {
        client.DefaultRequestHeaders.Add("X-View-As", token);
        ((string)(await client.GetAsync("/api/customers", HttpStatusCode.Forbidden))["code"]!).ShouldBe("viewAs.over");
        client.DefaultRequestHeaders.Remove("X-View-As");
    }

    private static async Task<HttpClient> ViewerAsync(TrineApp app, string role, Guid? department = null) => await AdminAsync(app, await TokenAsync(app, role, department));

    private static async Task<HttpClient> AdminAsync(TrineApp app, string token)
    {
        var me = (await app.Admin.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["id"]!;
        var client = await app.ClientAsync(Guid.Parse((string)me!));
        client.DefaultRequestHeaders.Add("X-View-As", token);
        return client;
    }

    private static async Task<string> TokenAsync(TrineApp app, string role, Guid? department = null) =>
        (string)(await app.Admin.PostAsync("/api/viewAs", new { role = (await app.Admin.FindAsync("roles", "code", role))["id"], department }))["token"]!;

    private static async Task<string> SeenAsync(HttpClient client, string objects)
    {
        using var meta = await client.GetAsync(new Uri($"/api/meta/{objects}", UriKind.Relative), TrineApp.Token);
        using var rows = await client.PostAsJsonAsync($"/api/{objects}/query", new { count = "exact", limit = 200 }, TrineApp.Token);
        // What is refused tells no more than that.
        return $"{meta.StatusCode} {await BodyAsync(meta)}\n{rows.StatusCode} {await BodyAsync(rows)}";
    }

    private static async Task<string> BodyAsync(HttpResponseMessage answer) => answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync(TrineApp.Token) : "";
}
