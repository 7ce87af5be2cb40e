using System.Net;
using System.Text.Json.Nodes;
using Trine.Organisation.Sessions;
using Trine.Tests.Fixture;

namespace Trine.Tests.Organisation;

[Trait("Database", "any")]
public sealed class PasskeyTests
{
    private const string Email = "lisi@test.example";
    private const string Password = "the right one";

    // After today, whenever that is: the browser throws away cookies that ended before.
    private readonly FakeClock _clock = new(new DateTimeOffset(2100, 3, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_passkey_is_added_called_by_a_name_used_and_removed()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var office = await BrowserAsync(app);
        using var device = new SoftwareAuthenticator(Origin(app));
        var added = await AddAsync(office, device, " 笔记本 ");
        ((string)added["name"]!).ShouldBe("笔记本");
        added["lastUsedOn"].ShouldBeNull();
        var path = $"/api/me/passkeys/{added["id"]}";
        ((string)(await office.PatchAsync(path, new { name = "手机" }))["name"]!).ShouldBe("手机");
        await office.PatchAsync(path, new { name = " " }, HttpStatusCode.BadRequest);

        using var browser = Stranger(app);
        ((string)(await SignInAsync(browser, device))["user"]!["email"]!).ShouldBe(Email);
        (await browser.GetAsync("/api/sessions", HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBe(2);
        ((string)(await ListAsync(browser)).ShouldHaveSingleItem()!["lastUsedOn"]!).ShouldBe("2100-03-01");

        using var other = await PasswordTests.BrowserAsync(app, "other@test.example", "quite another one");
        await other.DeleteAsync(path, HttpStatusCode.NotFound);
        (await ListAsync(other)).ShouldBeEmpty();
        await browser.DeleteAsync(path, HttpStatusCode.NoContent);
        await RefusedAsync(browser, device);
    }

    [Fact]
    public async Task Whatever_is_wrong_about_it_is_refused()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var office = await BrowserAsync(app);
        using var device = new SoftwareAuthenticator(Origin(app)) { SignCount = 5 };
        await AddAsync(office, device);
        using var browser = Stranger(app);

        device.Origin = "https://elsewhere.example";
        await RefusedAsync(browser, device);
        (device.Origin, device.Verifies, device.SignCount) = (Origin(app), false, 6);
        await RefusedAsync(browser, device);
        (device.Verifies, device.SignCount) = (true, 5);
        await RefusedAsync(browser, device);
        using (var forger = new SoftwareAuthenticator(Origin(app)))
        {
            await RefusedAsync(browser, forger);
        }

        device.SignCount = 7;
        await SignInAsync(browser, device);
        await RefusedAsync(browser, device);
        await browser.PostAsync("/api/session/passkey", new { ticket = "x", credential = new { } }, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_was_used_or_is_too_old_or_of_another_challenge_is_worth_nothing()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var office = await BrowserAsync(app);
        using var device = new SoftwareAuthenticator(Origin(app));
        await AddAsync(office, device);
        using var browser = Stranger(app);
        var (first, second) = (await OptionsAsync(browser), await OptionsAsync(browser));
        var answer = new { ticket = (string)first["ticket"]!, credential = device.Get(first["options"]!) };
        await browser.PostAsync("/api/session/passkey", new { ticket = (string)second["ticket"]!, answer.credential }, HttpStatusCode.Unauthorized);
        await browser.PostAsync("/api/session/passkey", answer);
        using var thief = Stranger(app);
        await thief.PostAsync("/api/session/passkey", answer, HttpStatusCode.Unauthorized);

        var third = await OptionsAsync(browser);
        _clock.Advance(Tickets.Lifetime);
        await browser.PostAsync("/api/session/passkey", new { ticket = (string)third["ticket"]!, credential = device.Get(third["options"]!) }, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task One_adds_ones_own_only_and_each_device_once()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var office = await BrowserAsync(app);
        using var device = new SoftwareAuthenticator(Origin(app));
        var begun = await office.PostAsync("/api/me/passkeys/options", new { });
        using var other = await BrowserAsync(app, "other@test.example");
        var made = new { ticket = (string)begun["ticket"]!, credential = device.Create(begun["options"]!), name = "x" };
        ((string)(await other.PostAsync("/api/me/passkeys", made, HttpStatusCode.UnprocessableEntity))["code"]!).ShouldBe("passkey.notMade");
        ((string)(await office.PostAsync("/api/me/passkeys", made, HttpStatusCode.UnprocessableEntity))["code"]!).ShouldBe("passkey.over");
        await AddAsync(office, device);

        var again = await office.PostAsync("/api/me/passkeys/options", new { });
        again["options"]!["excludeCredentials"]!.AsArray().Count.ShouldBe(1);
        await office.PostAsync("/api/me/passkeys", new { ticket = (string)again["ticket"]!, credential = device.Create(again["options"]!), name = "x" }, HttpStatusCode.UnprocessableEntity);
        await app.Admin.PostAsync("/api/me/passkeys/options", new { }, HttpStatusCode.Forbidden);
    }

    /// <summary>Whoever finds an unlocked browser would otherwise keep a way in that outlives the next password.</summary>
    [Fact]
    public async Task A_browser_left_alone_makes_no_new_way_in()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var browser = await BrowserAsync(app);
        var ways = new[] { "/api/me/passkeys/options", "/api/me/secondFactor", "/api/tokens" };
        Dictionary<string, object?> With(string? proof) => new() { ["name"] = "x", ["proof"] = proof };
        foreach (var way in ways.Take(2))
        {
            await browser.PostAsync(way, new { });
        }

        _clock.Advance(TimeSpan.FromMinutes(15));
        foreach (var way in ways)
        {
            foreach (var proof in new[] { null, "", "not the one" })
            {
                (await browser.CallAsync(HttpMethod.Post, way, With(proof).Where(v => v.Key == "proof" || way == "/api/tokens").ToDictionary(), HttpStatusCode.BadRequest))["errors"]!["proof"].ShouldNotBeNull(way);
            }

            _clock.Advance(TimeSpan.FromHours(1));
            await browser.CallAsync(HttpMethod.Post, way, With(Password).Where(v => v.Key == "proof" || way == "/api/tokens").ToDictionary(), way == "/api/tokens" ? HttpStatusCode.Created : HttpStatusCode.OK);
        }

        using var again = WithOrigin(await PasswordTests.SignInAsync(app, Email, Password), app);
        await again.PostAsync("/api/tokens", new { name = "y" }, HttpStatusCode.Created);
    }

    [Fact]
    public async Task It_counts_as_both_factors()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var office = await BrowserAsync(app);
        using var device = new SoftwareAuthenticator(Origin(app));
        await AddAsync(office, device);
        await Authenticator.SetUpAsync(office, _clock);
        var role = (await app.Admin.PostAsync("/api/roles/query", new { filter = new { field = "code", op = "eq", value = "salesRep" } }))["items"]![0]!;
        await app.Admin.PatchAsync($"/api/roles/{role["id"]}", new { version = 1, requiresTwoFactor = true });
        using var browser = Stranger(app);
        (await SignInAsync(browser, device))["secondFactorDue"]!.GetValue<bool>().ShouldBeFalse();
        await browser.GetAsync("/api/meta", HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_owes_a_second_factor_adds_one_or_shows_the_one_he_has()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var first = await BrowserAsync(app);
        var role = (await app.Admin.PostAsync("/api/roles/query", new { filter = new { field = "code", op = "eq", value = "salesRep" } }))["items"]![0]!;
        await app.Admin.PatchAsync($"/api/roles/{role["id"]}", new { version = 1, requiresTwoFactor = true });
        await first.GetAsync("/api/meta", HttpStatusCode.Forbidden);
        (await ListAsync(first)).ShouldBeEmpty();
        using var device = new SoftwareAuthenticator(Origin(app));
        await AddAsync(first, device);
        await first.GetAsync("/api/meta", HttpStatusCode.OK);
        (await first.GetAsync("/api/session", HttpStatusCode.OK))["secondFactorDue"]!.GetValue<bool>().ShouldBeFalse();

        // A password, perhaps a stolen one, is not enough to make another.
        using var thief = WithOrigin(await PasswordTests.SignInAsync(app, Email, Password), app);
        (await ListAsync(thief)).Count.ShouldBe(1);
        ((string)(await thief.PostAsync("/api/me/passkeys/options", new { }, HttpStatusCode.UnprocessableEntity))["code"]!).ShouldBe("twoFactor.passkeyFirst");
        ((string)(await thief.PostAsync("/api/me/secondFactor", new { }, HttpStatusCode.UnprocessableEntity))["code"]!).ShouldBe("twoFactor.passkeyFirst");
        await thief.DeleteAsync($"/api/me/passkeys/{(await ListAsync(thief))[0]!["id"]}", HttpStatusCode.Forbidden);
        (await SignInAsync(thief, device))["secondFactorDue"]!.GetValue<bool>().ShouldBeFalse();
        await thief.GetAsync("/api/meta", HttpStatusCode.OK);
    }

    /// <summary>It would be as good as a second factor made with the password alone; and of one the owner left behind the code could be guessed.</summary>
    [Fact]
    public async Task An_app_begun_before_there_was_a_passkey_is_not_confirmed_by_who_has_the_password()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var thief = await BrowserAsync(app);
        var authenticator = new Authenticator((string)(await thief.PostAsync("/api/me/secondFactor", new { }))["key"]!, _clock);
        using var second = new SoftwareAuthenticator(Origin(app));
        var begun = await thief.PostAsync("/api/me/passkeys/options", new { });

        using var owner = WithOrigin(await PasswordTests.SignInAsync(app, Email, Password), app);
        using var device = new SoftwareAuthenticator(Origin(app));
        await AddAsync(owner, device);
        var role = (await app.Admin.PostAsync("/api/roles/query", new { filter = new { field = "code", op = "eq", value = "salesRep" } }))["items"]![0]!;
        await app.Admin.PatchAsync($"/api/roles/{role["id"]}", new { version = 1, requiresTwoFactor = true });

        var made = new { ticket = (string)begun["ticket"]!, credential = second.Create(begun["options"]!), name = "x" };
        ((string)(await thief.PostAsync("/api/me/passkeys", made, HttpStatusCode.UnprocessableEntity))["code"]!).ShouldBe("twoFactor.passkeyFirst");
        var refused = await thief.CallAsync(HttpMethod.Put, "/api/me/secondFactor", new { code = authenticator.Code }, HttpStatusCode.UnprocessableEntity);
        ((string)refused["code"]!).ShouldBe("twoFactor.passkeyFirst");
        await thief.GetAsync("/api/meta", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_disabled_user_does_not_come_in_by_it_nor_does_a_lost_phone()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var office = await BrowserAsync(app);
        using var device = new SoftwareAuthenticator(Origin(app));
        await AddAsync(office, device);
        var id = (string)(await office.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["id"]!;
        (await app.Admin.GetAsync($"/api/users/{id}/signIn", HttpStatusCode.OK))["passkeys"]!.GetValue<int>().ShouldBe(1);
        using var browser = Stranger(app);
        await app.Admin.PatchAsync($"/api/users/{id}", new { version = 1, active = false });
        await RefusedAsync(browser, device);
        await app.Admin.PatchAsync($"/api/users/{id}", new { version = 2, active = true });
        await SignInAsync(browser, device);
        await app.Admin.DeleteAsync($"/api/users/{id}/secondFactor", HttpStatusCode.NoContent);
        await browser.GetAsync("/api/session", HttpStatusCode.Unauthorized);
        await RefusedAsync(browser, device);
    }

    /// <summary>As browsers write it: no slash at the end.</summary>
    internal static string Origin(TrineApp app) => app.Address.GetLeftPart(UriPartial.Authority);

    internal static async Task<JsonNode> AddAsync(HttpClient browser, SoftwareAuthenticator device, string name = "笔记本")
    {
        var begun = await browser.PostAsync("/api/me/passkeys/options", new { });
        return await browser.PostAsync(
            "/api/me/passkeys", new { ticket = (string)begun["ticket"]!, credential = device.Create(begun["options"]!), name }, HttpStatusCode.Created);
    }

    internal static async Task<JsonNode> SignInAsync(HttpClient browser, SoftwareAuthenticator device, HttpStatusCode expect = HttpStatusCode.OK)
    {
        var begun = await OptionsAsync(browser);
        return await browser.PostAsync("/api/session/passkey", new { ticket = (string)begun["ticket"]!, credential = device.Get(begun["options"]!) }, expect);
    }

    private static async Task RefusedAsync(HttpClient browser, SoftwareAuthenticator device) =>
        ((string)(await SignInAsync(browser, device, HttpStatusCode.Unauthorized))["code"]!).ShouldBe("session.passkeyWrong");

    private static Task<JsonNode> OptionsAsync(HttpClient browser) => browser.PostAsync("/api/session/passkey/options", new { });

    private static async Task<JsonArray> ListAsync(HttpClient browser) => (await browser.GetAsync("/api/me/passkeys", HttpStatusCode.OK))["items"]!.AsArray();

    private static HttpClient Stranger(TrineApp app) => WithOrigin(new HttpClient { BaseAddress = app.Address }, app);

    private static async Task<HttpClient> BrowserAsync(TrineApp app, string email = Email) => WithOrigin(await PasswordTests.BrowserAsync(app, email, Password), app);

    private static HttpClient WithOrigin(HttpClient browser, TrineApp app)
    {
        browser.DefaultRequestHeaders.Add("Origin", Origin(app));
        return browser;
    }
}
