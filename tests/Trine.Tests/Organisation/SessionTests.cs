using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Data;
using Trine.Organisation.Sessions;
using Trine.Tests.Fixture;

namespace Trine.Tests.Organisation;

[Trait("Database", "any")]
public sealed class SessionTests
{
    private const string Windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
    private const string Email = "lisi@test.example";
    private const string Password = "the right one";

    // After today, whenever that is: the browser throws away cookies that ended before.
    private readonly FakeClock _clock = new(new DateTimeOffset(2100, 3, 1, 8, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(Windows, "Chrome · Windows")]
    [InlineData(Phone, "Safari · iPhone")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0", "Edge · Windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 14; 2211133C) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.50", "WeChat · Android")]
    [InlineData("Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1", "Chrome · HarmonyOS")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux")]
    [InlineData("curl/8.5.0\r\nforged", "")]
    [InlineData("", "")]
    public void Browsers_are_called_by_their_names(string userAgent, string name) => DeviceName.Of(userAgent).ShouldBe(name);

    [Fact]
    public async Task One_sees_ones_devices_and_signs_one_out()
    {
        await using var app = await StartAsync();
        using var office = await PasswordTests.SignInAsync(app, Email, Password, Windows);
        using var phone = await PasswordTests.SignInAsync(app, Email, Password, Phone);
        var items = await DevicesAsync(office);
        items.Select(i => (string)i!["name"]!).ShouldBe(["Chrome · Windows", "Safari · iPhone"]);
        items[0]!["current"]!.GetValue<bool>().ShouldBeTrue();
        ((string)items[0]!["address"]!).ShouldBe("127.0.0.1");

        await office.DeleteAsync($"/api/sessions/{items[1]!["id"]}", HttpStatusCode.NoContent);
        await phone.GetAsync("/api/session", HttpStatusCode.Unauthorized);
        await office.DeleteAsync($"/api/sessions/{items[1]!["id"]}", HttpStatusCode.NotFound);

        using var stranger = await PasswordTests.BrowserAsync(app, "other@test.example", "quite another one");
        await stranger.DeleteAsync($"/api/sessions/{items[0]!["id"]}", HttpStatusCode.NotFound);
        await office.GetAsync("/api/session", HttpStatusCode.OK);
    }

    [Fact]
    public async Task All_others_end_at_once_and_signing_out_ends_this_one()
    {
        await using var app = await StartAsync();
        using var office = await PasswordTests.SignInAsync(app, Email, Password, Windows);
        using var phone = await PasswordTests.SignInAsync(app, Email, Password, Phone);
        (await office.DeleteAsync("/api/sessions", HttpStatusCode.OK))["ended"]!.GetValue<int>().ShouldBe(1);
        await phone.GetAsync("/api/session", HttpStatusCode.Unauthorized);

        // A copy of the cookie is worth nothing once its owner has signed out.
        var cookie = (await CookieAsync(app))!;
        using var thief = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = app.Address };
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        await thief.GetAsync("/api/session", HttpStatusCode.OK);
        await thief.DeleteAsync("/api/session", HttpStatusCode.NoContent);
        await thief.GetAsync("/api/session", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_administrator_ends_a_users_sessions()
    {
        await using var app = await StartAsync();
        using var office = await PasswordTests.SignInAsync(app, Email, Password, Windows);
        var id = (string)(await office.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["id"]!;
        (await app.Admin.GetAsync($"/api/users/{id}/signIn", HttpStatusCode.OK))["sessions"]!.GetValue<int>().ShouldBe(1);
        using var manager = await app.SignInAsync("salesManager");
        await manager.DeleteAsync($"/api/users/{id}/sessions", HttpStatusCode.Forbidden);
        await app.Admin.DeleteAsync($"/api/users/{id}/sessions", HttpStatusCode.OK);
        await office.GetAsync("/api/session", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_new_device_is_told_but_not_the_first_nor_a_known_one()
    {
        await using var app = await StartAsync();
        using var office = await PasswordTests.SignInAsync(app, Email, Password, Windows);
        using (var again = await PasswordTests.SignInAsync(app, Email, Password, Windows))
        {
            await again.DeleteAsync("/api/session", HttpStatusCode.NoContent);
        }

        (await NoticesAsync(office)).ShouldBeEmpty();
        using var phone = await PasswordTests.SignInAsync(app, Email, Password, Phone);
        var notice = (await NoticesAsync(office)).ShouldHaveSingleItem()!;
        ((string)notice["event"]!).ShouldBe("signIn");
        ((string)notice["title"]!).ShouldBe("New sign-in: Safari · iPhone");
        ((string)notice["text"]!).ShouldContain("127.0.0.1");
        using var secondTime = await PasswordTests.SignInAsync(app, Email, Password, Phone);
        (await NoticesAsync(office)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task When_a_session_was_seen_is_written_by_the_minute_and_not_by_the_request()
    {
        await using var app = await StartAsync();
        using var office = await PasswordTests.SignInAsync(app, Email, Password, Windows);
        var register = app.Services.GetRequiredService<SessionRegister>();
        var began = _clock.GetUtcNow();
        _clock.Advance(TimeSpan.FromMinutes(5));
        await office.GetAsync("/api/session", HttpStatusCode.OK);
        (await SeenAsync(app)).ShouldBe(began);
        await register.WriteSeenAsync(TrineApp.Token);
        (await SeenAsync(app)).ShouldBe(began.AddMinutes(5));

        // Used every few days it lives on; left alone for two weeks it ends.
        _clock.Advance(TimeSpan.FromDays(13));
        await office.GetAsync("/api/session", HttpStatusCode.OK);
        await register.WriteSeenAsync(TrineApp.Token);
        _clock.Advance(TimeSpan.FromDays(13));
        await office.GetAsync("/api/session", HttpStatusCode.OK);
        await register.WriteSeenAsync(TrineApp.Token);
        _clock.Advance(TimeSpan.FromDays(14));
        await office.GetAsync("/api/session", HttpStatusCode.Unauthorized);
    }

    private async Task<TrineApp> StartAsync()
    {
        var app = await TrineApp.StartAsync(_clock.Replace);
        await app.AddUserAsync("salesRep", Email);
        await PasswordTests.SetAsync(app, Email, Password);
        return app;
    }

    private static async Task<JsonArray> DevicesAsync(HttpClient browser) => (await browser.GetAsync("/api/sessions", HttpStatusCode.OK))["items"]!.AsArray();

    private static async Task<JsonArray> NoticesAsync(HttpClient browser) => (await browser.GetAsync("/api/notifications", HttpStatusCode.OK))["items"]!.AsArray();

    private static async Task<DateTimeOffset> SeenAsync(TrineApp app)
    {
        await using var scope = app.SystemScope();
        return (await scope.ServiceProvider.GetRequiredService<TrineDb>().Set<UserSession>().AsNoTracking().SingleAsync(TrineApp.Token)).LastSeenAt;
    }

    private static async Task<string?> CookieAsync(TrineApp app)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = app.Address };
        using var response = await client.PostAsync("/api/session", System.Net.Http.Json.JsonContent.Create(new { email = Email, password = Password }), TrineApp.Token);
        return response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }
}
