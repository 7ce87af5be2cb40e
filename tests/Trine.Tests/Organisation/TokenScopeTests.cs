using System.Net;
using System.Net.Http.Headers;
using Trine.Tests.Fixture;

namespace Trine.Tests.Organisation;

public sealed class TokenScopeTests
{
    [Fact]
    public async Task A_token_for_some_objects_reaches_nothing_else_whoever_made_it()
    {
        await using var app = await TrineApp.StartAsync();
        await app.AddUserAsync("admin", "boss@test.example");
        await PasswordTests.SetAsync(app, "boss@test.example", "the right one");
        using var boss = await PasswordTests.SignInAsync(app, "boss@test.example", "the right one");
        var customer = await app.Admin.CreateAsync("customers", new { name = "云帆科技", phone = "13812345678" });
        var lead = await app.Admin.CreateAsync("leads", new { name = "云小帆", company = "云帆科技" });
        await app.CatchUpAsync();
        using var program = await ProgramAsync(app, boss, readOnly: false, "leads");

        // What it is for.
        ((string)(await program.GetAsync($"/api/leads/{lead["id"]}", HttpStatusCode.OK))["name"]!).ShouldBe("云小帆");
        await program.CreateAsync("leads", new { name = "新线索" });
        (await program.PostAsync("/api/leads/query", new { }))["items"]!.AsArray().Count.ShouldBe(2);
        (await program.GetAsync("/api/search?q=云", HttpStatusCode.OK))["items"]!.AsArray().ShouldAllBe(i => (string)i!["object"]! == "leads");
        (await program.GetAsync("/api/meta", HttpStatusCode.OK))["objects"]!.AsArray().Where(o => (bool)o!["can"]!["update"]!).Select(o => (string)o!["key"]!).ShouldBe(["leads"]);

        // What it is not.
        foreach (var path in new[] { $"/api/customers/{customer["id"]}", "/api/users", "/api/audit", "/api/backups", "/api/notifications", "/api/privacy/erasures", "/api/me/settings", "/api/approvals" })
        {
            await program.GetAsync(path, HttpStatusCode.Forbidden);
        }

        await program.PostAsync("/api/customers/query", new { }, HttpStatusCode.Forbidden);
        await program.PostAsync("/api/exports", new { @object = "leads", format = "csv" }, HttpStatusCode.Forbidden);
        await program.PostAsync($"/api/leads/{lead["id"]}/convert", new { version = 1 }, HttpStatusCode.Forbidden);
        await program.PostAsync("/api/tokens", new { name = "more" }, HttpStatusCode.Forbidden);
        await Should.ThrowAsync<Exception>(() => HubClient.ConnectAsync(app, program));
    }

    [Fact]
    public async Task It_never_has_more_than_its_user()
    {
        await using var app = await TrineApp.StartAsync();
        await app.AddUserAsync("salesRep", "rep@test.example");
        await PasswordTests.SetAsync(app, "rep@test.example", "the right one");
        using var rep = await PasswordTests.SignInAsync(app, "rep@test.example", "the right one");
        var others = await app.Admin.CreateAsync("customers", new { name = "别人的" });
        using var program = await ProgramAsync(app, rep, readOnly: true, "customers");
        await program.GetAsync($"/api/customers/{others["id"]}", HttpStatusCode.NotFound);
        await program.PostAsync("/api/customers", new { name = "新客户" }, HttpStatusCode.Forbidden);
        foreach (var wrong in new[] { "users", "orderLines", "nothing", "*", null })
        {
            (await rep.PostAsync("/api/tokens", new { name = "x", objects = new[] { wrong } }, HttpStatusCode.BadRequest))["errors"]!["objects"].ShouldNotBeNull(wrong);
        }
    }

    private static async Task<HttpClient> ProgramAsync(TrineApp app, HttpClient user, bool readOnly, params string[] objects)
    {
        var made = await user.PostAsync("/api/tokens", new { name = "程序", days = 30, readOnly, objects }, HttpStatusCode.Created);
        made["item"]!["objects"]!.AsArray().Select(o => (string)o!).ShouldBe(objects);
        var program = new HttpClient { BaseAddress = app.Address };
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)made["token"]!);
        program.DefaultRequestHeaders.Add("Accept-Language", "en-US");
        return program;
    }
}
