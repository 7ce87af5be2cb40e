using System.Net;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;

namespace Trine.Tests.Organisation;

[Trait("Database", "any")]
public sealed class InvitationTests
{
    // After today, whenever that is: the browser throws away cookies that ended before.
    private readonly FakeClock _clock = new(new DateTimeOffset(2100, 3, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_new_user_chooses_his_password_by_a_link()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        var id = await app.AddUserAsync("salesRep", "wangwu@test.example", name: "王五");
        var link = await app.Admin.PostAsync($"/api/users/{id}/link", new { });
        ((string)link["kind"]!).ShouldBe("invitation");
        var code = Code(link);
        (await app.Admin.GetAsync($"/api/users/{id}/signIn", HttpStatusCode.OK))["link"]!["kind"]!.GetValue<string>().ShouldBe("invitation");

        using var browser = new HttpClient { BaseAddress = app.Address };
        var open = await browser.PostAsync("/api/links/open", new { code });
        ((string)open["name"]!).ShouldBe("王五");
        await browser.PostAsync("/api/links/password", new { code, password = "12345678" }, HttpStatusCode.BadRequest);
        await browser.PostAsync("/api/links/password", new { code, password = "long enough to keep" });
        ((string)(await browser.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["email"]!).ShouldBe("wangwu@test.example");
        await OverAsync(browser, code);

        // He did it himself, though he was nobody yet.
        var log = (await app.Admin.GetAsync($"/api/audit?user={id}&limit=100", HttpStatusCode.OK))["items"]!.AsArray();
        foreach (var what in new[] { "linkUsed", "passwordSet" })
        {
            ((string?)log.Single(e => (string)e!["event"]! == what)!["actor"]?["id"]).ShouldBe(id.ToString());
        }

        (await app.Admin.GetAsync($"/api/users/{id}/signIn", HttpStatusCode.OK))["link"].ShouldBeNull();
    }

    [Fact]
    public async Task A_reset_ends_the_sessions_and_an_old_link_does_not_work()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var old = await PasswordTests.BrowserAsync(app, "lisi@test.example", "the right one");
        var id = await MeAsync(old);
        var first = Code(await app.Admin.PostAsync($"/api/users/{id}/link", new { }));
        var second = await app.Admin.PostAsync($"/api/users/{id}/link", new { });
        ((string)second["kind"]!).ShouldBe("reset");
        using var browser = new HttpClient { BaseAddress = app.Address };
        await OverAsync(browser, first);
        await old.GetAsync("/api/session", HttpStatusCode.OK);
        await browser.PostAsync("/api/links/password", new { code = Code(second), password = "long enough to keep" });
        await old.GetAsync("/api/session", HttpStatusCode.Unauthorized);

        var third = Code(await app.Admin.PostAsync($"/api/users/{id}/link", new { }));
        _clock.Advance(TimeSpan.FromDays(7));
        await OverAsync(browser, third);
    }

    [Fact]
    public async Task A_disabled_user_gets_no_link_and_his_old_one_is_over()
    {
        await using var app = await TrineApp.StartAsync();
        var id = await app.AddUserAsync("salesRep", "leaver@test.example");
        var code = Code(await app.Admin.PostAsync($"/api/users/{id}/link", new { }));
        await app.Admin.PatchAsync($"/api/users/{id}", new { version = 1, active = false });
        using var browser = new HttpClient { BaseAddress = app.Address };
        await OverAsync(browser, code);
        await app.Admin.PostAsync($"/api/users/{id}/link", new { }, HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Another_password_ends_the_link_that_was_on_its_way()
    {
        await using var app = await TrineApp.StartAsync();
        using var owner = await PasswordTests.BrowserAsync(app, "lisi@test.example", "the right one");
        var id = await MeAsync(owner);
        var code = Code(await app.Admin.PostAsync($"/api/users/{id}/link", new { }));
        await owner.CallAsync(HttpMethod.Put, "/api/session/password", new { current = "the right one", @new = "another right one" }, HttpStatusCode.NoContent);
        using var browser = new HttpClient { BaseAddress = app.Address };
        await OverAsync(browser, code);
        (await app.Admin.GetAsync($"/api/users/{id}/signIn", HttpStatusCode.OK))["link"].ShouldBeNull();
    }

    /// <summary>A cookie on a machine he gave back, a link in a mailbox others read now.</summary>
    [Fact]
    public async Task Whoever_was_disabled_comes_back_without_old_sessions_and_links()
    {
        await using var app = await TrineApp.StartAsync();
        using var before = await PasswordTests.BrowserAsync(app, "lisi@test.example", "the right one");
        var id = await MeAsync(before);
        var code = Code(await app.Admin.PostAsync($"/api/users/{id}/link", new { }));
        await app.Admin.PatchAsync($"/api/users/{id}", new { version = 1, active = false });
        await app.CatchUpAsync();
        await app.Admin.PatchAsync($"/api/users/{id}", new { version = 2, active = true });
        await before.GetAsync("/api/session", HttpStatusCode.Unauthorized);
        using var browser = new HttpClient { BaseAddress = app.Address };
        await OverAsync(browser, code);

        // What he is given from then on stays, whenever the log is read.
        using var again = await PasswordTests.SignInAsync(app, "lisi@test.example", "the right one");
        var fresh = Code(await app.Admin.PostAsync($"/api/users/{id}/link", new { }));
        await app.CatchUpAsync();
        await again.GetAsync("/api/session", HttpStatusCode.OK);
        await browser.PostAsync("/api/links/open", new { code = fresh });
    }

    [Fact]
    public async Task Only_administrators_see_and_make_ways_in()
    {
        await using var app = await TrineApp.StartAsync();
        var id = await app.AddUserAsync("admin", "boss@test.example");
        using var manager = await app.SignInAsync("salesManager");
        await manager.GetAsync($"/api/users/{id}/signIn", HttpStatusCode.Forbidden);
        await manager.PostAsync($"/api/users/{id}/link", new { }, HttpStatusCode.Forbidden);
        await manager.PostAsync($"/api/users/{id}/demandPassword", new { }, HttpStatusCode.Forbidden);
        await app.Admin.PostAsync($"/api/users/{Guid.NewGuid()}/link", new { }, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_must_choose_another_password_does_nothing_before()
    {
        await using var app = await TrineApp.StartAsync();
        using var before = await PasswordTests.BrowserAsync(app, "lisi@test.example", "the right one");
        var id = await MeAsync(before);
        await app.Admin.CallAsync(HttpMethod.Post, $"/api/users/{id}/demandPassword", new { }, HttpStatusCode.NoContent);
        await before.GetAsync("/api/session", HttpStatusCode.Unauthorized);

        using var browser = await PasswordTests.SignInAsync(app, "lisi@test.example", "the right one");
        (await browser.GetAsync("/api/session", HttpStatusCode.OK))["passwordDue"]!.GetValue<bool>().ShouldBeTrue();
        foreach (var path in new[] { "/api/meta", "/api/me/settings", "/api/customers", "/api/notifications", "/openapi/v1.json", "/hub" })
        {
            var refused = await browser.GetAsync(path, HttpStatusCode.Forbidden);
            ((string)refused["code"]!).ShouldBe("session.passwordChange");
        }

        await browser.GetAsync("/health/live", HttpStatusCode.OK);
        await browser.CallAsync(HttpMethod.Put, "/api/session/password", new { current = "the right one", @new = "another right one" }, HttpStatusCode.NoContent);
        (await browser.GetAsync("/api/session", HttpStatusCode.OK))["passwordDue"]!.GetValue<bool>().ShouldBeFalse();
        await browser.GetAsync("/api/meta", HttpStatusCode.OK);
    }

    internal static string Code(JsonNode link) => ((string)link["path"]!).Split('#')[1];

    private static async Task<string> MeAsync(HttpClient browser) => (string)(await browser.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["id"]!;

    private static async Task OverAsync(HttpClient browser, string code)
    {
        ((string)(await browser.PostAsync("/api/links/open", new { code }, HttpStatusCode.UnprocessableEntity))["code"]!).ShouldBe("link.over");
        await browser.PostAsync("/api/links/password", new { code, password = "long enough to keep" }, HttpStatusCode.UnprocessableEntity);
    }
}
