using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Trine.Organisation.Sessions;
using Trine.Tests.Fixture;

namespace Trine.Tests.Organisation;

[Trait("Database", "any")]
public sealed class LiveGuardTests
{
    internal const string Email = "lisi@test.example";
    internal const string Password = "the right one";

    [Fact]
    public async Task A_session_that_is_ended_listens_no_more_and_others_go_on()
    {
        await using var app = await TrineApp.StartAsync();
        var id = await app.AddUserAsync("salesRep", Email);
        await PasswordTests.SetAsync(app, Email, Password);
        var cookies = await SignInAsync(app);
        using var office = await PasswordTests.SignInAsync(app, Email, Password);
        var others = await SignInAsync(app);
        using var none = new HttpClient();
        await using var hub = await HubClient.ConnectAsync(app, none, cookies: cookies);
        await using var other = await HubClient.ConnectAsync(app, none, cookies: others);
        var session = (await office.GetAsync("/api/sessions", HttpStatusCode.OK))["items"]!.AsArray().OrderBy(s => (string)s!["createdAt"]!).First()!;
        await office.DeleteAsync($"/api/sessions/{session["id"]}", HttpStatusCode.NoContent);
        await hub.ClosedAsync();
        using var user = await app.ClientAsync(id);
        var customer = await user.CreateAsync("customers", new { name = "云帆科技" });
        await other.ChangesUntilAsync((string)customer["id"]!);
    }

    [Fact]
    public async Task Who_must_show_a_second_factor_listens_no_more_until_then()
    {
        await using var app = await TrineApp.StartAsync();
        await app.AddUserAsync("salesRep", Email);
        await PasswordTests.SetAsync(app, Email, Password);
        using var none = new HttpClient();
        await using var hub = await HubClient.ConnectAsync(app, none, cookies: await SignInAsync(app));
        await ChangeRoleAsync(app, new { version = 1, requiresTwoFactor = true });
        await hub.ClosedAsync();
    }

    [Fact]
    public async Task Who_may_not_act_from_where_he_is_listens_no_more_nor_does_a_token_that_is_revoked()
    {
        await using var app = await TrineApp.StartAsync();
        var id = await app.AddUserAsync("salesRep", Email);
        await PasswordTests.SetAsync(app, Email, Password);
        using var office = await PasswordTests.SignInAsync(app, Email, Password);
        var made = await office.PostAsync("/api/tokens", new { name = "Listener", days = 30, readOnly = true }, HttpStatusCode.Created);
        using var program = new HttpClient();
        program.DefaultRequestHeaders.Add("Authorization", $"Bearer {made["token"]}");
        using var user = await app.ClientAsync(id);
        await using var listener = await HubClient.ConnectAsync(app, program);
        await using var hub = await HubClient.ConnectAsync(app, user);
        await office.DeleteAsync($"/api/tokens/{made["item"]!["id"]}", HttpStatusCode.NoContent);
        await listener.ClosedAsync();
        var customer = await user.CreateAsync("customers", new { name = "云帆科技" });
        await hub.ChangesUntilAsync((string)customer["id"]!);

        await ChangeRoleAsync(app, new { version = 1, allowedNetworks = new[] { "10.1.0.0/16" } });
        await hub.ClosedAsync();
    }

    [Fact]
    public async Task What_ends_by_the_clock_listens_no_more_a_minute_later()
    {
        var clock = new FakeClock(new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero));
        await using var app = await TrineApp.StartAsync(clock.Replace);
        await app.AddUserAsync("salesRep", Email);
        await PasswordTests.SetAsync(app, Email, Password);
        using var office = await PasswordTests.SignInAsync(app, Email, Password);
        var made = await office.PostAsync("/api/tokens", new { name = "Listener", days = 30, readOnly = true }, HttpStatusCode.Created);
        using var program = new HttpClient();
        program.DefaultRequestHeaders.Add("Authorization", $"Bearer {made["token"]}");
        await using var listener = await HubClient.ConnectAsync(app, program);
        clock.Advance(TimeSpan.FromDays(31));
        await app.Services.GetRequiredService<LiveGuard>().Execute(null!, TrineApp.Token);
        await listener.ClosedAsync();
    }

    private static async Task ChangeRoleAsync(TrineApp app, object change)
    {
        var role = (await app.Admin.PostAsync("/api/roles/query", new { filter = new { field = "code", op = "eq", value = "salesRep" } }))["items"]![0]!;
        await app.Admin.PatchAsync($"/api/roles/{role["id"]}", change);
    }

    /// <summary>Signs in with a password.</summary>
    /// <returns>What the browser keeps of it.</returns>
    internal static async Task<CookieContainer> SignInAsync(TrineApp app)
    {
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = app.Address };
        await browser.PostAsync("/api/session", new { email = Email, password = Password });
        return cookies;
    }
}
