using System.Net;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;

namespace Trine.Tests.Organisation;

[Trait("Database", "any")]
public sealed class AccountNewsTests
{
    private const string Email = "lisi@test.example";
    private const string Password = "the right one";

    // After today, whenever that is: the browser throws away cookies that ended before.
    private readonly FakeClock _clock = new(new DateTimeOffset(2100, 3, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Who_changes_what_proves_him_is_told_where_from()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var office = await BrowserAsync(app);
        await Authenticator.SetUpAsync(office, _clock);
        await office.PostAsync("/api/me/secondFactor/recoveryCodes", new { proof = Password });
        using var device = new SoftwareAuthenticator(PasskeyTests.Origin(app));
        var passkey = await PasskeyTests.AddAsync(office, device);
        await office.DeleteAsync($"/api/me/passkeys/{passkey["id"]}", HttpStatusCode.NoContent);
        await office.PostAsync("/api/me/secondFactor/off", new { proof = Password }, HttpStatusCode.NoContent);
        var told = await NewsAsync(app, office);
        told.Select(n => (string)n!["event"]!).ShouldAllBe(e => e == "account");
        told.Select(n => (string)n!["title"]!).ShouldBe(
            ["Authenticator app set up", "New recovery codes made", "Passkey added", "Passkey removed", "Two-step sign-in turned off"], ignoreOrder: true);
        told.ShouldAllBe(n => ((string)n!["text"]!).Contains("127.0.0.1", StringComparison.Ordinal));
        told.ToJsonString().ShouldNotContain("{2}");
    }

    [Fact]
    public async Task Whose_second_factor_an_administrator_resets_is_told_once()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var office = await BrowserAsync(app);
        using var device = new SoftwareAuthenticator(PasskeyTests.Origin(app));
        await PasskeyTests.AddAsync(office, device);
        await Authenticator.SetUpAsync(office, _clock);
        var id = (string)(await office.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["id"]!;
        using var program = await app.ClientAsync(Guid.Parse(id));
        await program.CallAsync(HttpMethod.Post, "/api/notifications/read", new { all = true }, HttpStatusCode.OK);
        (await NewsAsync(app, program)).Count.ShouldBe(2);
        await app.Admin.DeleteAsync($"/api/users/{id}/secondFactor", HttpStatusCode.NoContent);
        var told = await NewsAsync(app, program);
        told.Count.ShouldBe(3);
        told.Count(n => ((string)n!["title"]!).EndsWith("reset your two-step sign-in", StringComparison.Ordinal)).ShouldBe(1);
        (await NewsAsync(app, app.Admin)).ShouldBeEmpty();

        await program.CallAsync(HttpMethod.Put, "/api/me/settings/notifications", new { account = false }, HttpStatusCode.NoContent);
        using var again = await PasswordTests.SignInAsync(app, Email, Password);
        await Authenticator.SetUpAsync(again, _clock);
        (await NewsAsync(app, program)).Count.ShouldBe(3);
    }

    private static async Task<HttpClient> BrowserAsync(TrineApp app)
    {
        var browser = await PasswordTests.BrowserAsync(app, Email, Password);
        browser.DefaultRequestHeaders.Add("Origin", PasskeyTests.Origin(app));
        return browser;
    }

    private static async Task<JsonArray> NewsAsync(TrineApp app, HttpClient user)
    {
        await app.CatchUpAsync();
        return (await user.GetAsync("/api/notifications", HttpStatusCode.OK))["items"]!.AsArray();
    }
}
