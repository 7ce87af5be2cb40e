using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Data;
using Trine.Organisation.Sessions;
using Trine.Organisation.TwoFactor;
using Trine.Tests.Fixture;

namespace Trine.Tests.Organisation;

[Trait("Database", "any")]
public sealed class SecondFactorTests
{
    private const string Email = "lisi@test.example";
    private const string Password = "the right one";
    private static readonly TimeSpan HalfMinute = TimeSpan.FromSeconds(30);

    // After today, whenever that is: the browser throws away cookies that ended before.
    private readonly FakeClock _clock = new(new DateTimeOffset(2100, 3, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Once_set_up_a_code_is_asked_for_and_counts_once()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var office = await PasswordTests.BrowserAsync(app, Email, Password);
        using var phone = await PasswordTests.SignInAsync(app, Email, Password);
        await office.CallAsync(HttpMethod.Put, "/api/me/secondFactor", new { code = "123456" }, HttpStatusCode.UnprocessableEntity);
        var (authenticator, recovery) = await Authenticator.SetUpAsync(office, _clock);
        recovery.Distinct().Count().ShouldBe(10);
        await office.GetAsync("/api/session", HttpStatusCode.OK);
        await phone.GetAsync("/api/session", HttpStatusCode.Unauthorized);
        await EncryptedAsync(app);

        using var browser = new HttpClient { BaseAddress = app.Address };
        var ticket = await TicketAsync(browser);
        await browser.GetAsync("/api/session", HttpStatusCode.Unauthorized);
        // The code it was confirmed by is used up.
        await RefusedAsync(browser, ticket, authenticator.Code, "session.codeWrong");
        _clock.Advance(HalfMinute);
        await browser.PostAsync("/api/session/code", new { ticket, code = $" {authenticator.Code[..3]} {authenticator.Code[3..]}" });
        ((string)(await browser.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["email"]!).ShouldBe(Email);
        using var thief = new HttpClient { BaseAddress = app.Address };
        await RefusedAsync(thief, ticket, authenticator.Code, "session.codeWrong");
    }

    [Fact]
    public async Task The_ticket_is_good_for_five_minutes_and_for_nothing_else()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var office = await PasswordTests.BrowserAsync(app, Email, Password);
        var (authenticator, _) = await Authenticator.SetUpAsync(office, _clock);
        using var browser = new HttpClient { BaseAddress = app.Address };
        var ticket = await TicketAsync(browser);
        foreach (var wrong in new[] { "", "x", ticket[..^2], ticket + "AA" })
        {
            await RefusedAsync(browser, wrong, authenticator.Code, "session.ticketOver");
        }

        browser.DefaultRequestHeaders.Add("Authorization", $"Bearer {ticket}");
        await browser.GetAsync("/api/session", HttpStatusCode.Unauthorized);
        browser.DefaultRequestHeaders.Remove("Authorization");
        _clock.Advance(Tickets.Lifetime);
        await RefusedAsync(browser, ticket, authenticator.Code, "session.ticketOver");

        var second = await TicketAsync(browser);
        await PasswordTests.SetAsync(app, Email, "quite another one");
        await RefusedAsync(browser, second, authenticator.Code, "session.ticketOver");
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once_and_new_ones_end_the_old()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var office = await PasswordTests.BrowserAsync(app, Email, Password);
        var (_, recovery) = await Authenticator.SetUpAsync(office, _clock);
        using var browser = new HttpClient { BaseAddress = app.Address };
        await browser.PostAsync("/api/session/code", new { ticket = await TicketAsync(browser), code = recovery[0].ToUpperInvariant().Replace('-', ' ') });
        (await browser.GetAsync("/api/me/secondFactor", HttpStatusCode.OK))["recoveryCodesLeft"]!.GetValue<int>().ShouldBe(9);

        // Whoever typed a recovery code is not told of the app's.
        async Task<string> ToldAsync(string code) => (string)(await browser.PostAsync("/api/session/code", new { ticket = await TicketAsync(browser), code }, HttpStatusCode.Unauthorized))["title"]!;
        (await ToldAsync(recovery[0]), await ToldAsync("000000")).ShouldBe(("恢复代码不正确或已使用过", "验证码不正确或已使用过"));

        await office.PostAsync("/api/me/secondFactor/recoveryCodes", new { proof = "a guess" }, HttpStatusCode.BadRequest);
        var fresh = await office.PostAsync("/api/me/secondFactor/recoveryCodes", new { proof = Password });
        await RefusedAsync(browser, await TicketAsync(browser), recovery[1], "session.codeWrong");
        await browser.PostAsync("/api/session/code", new { ticket = await TicketAsync(browser), code = (string)fresh["codes"]![9]! });
    }

    [Fact]
    public async Task Wrong_codes_lock_and_the_right_password_does_not_begin_anew()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var office = await PasswordTests.BrowserAsync(app, Email, Password);
        var (authenticator, _) = await Authenticator.SetUpAsync(office, _clock);
        using var browser = new HttpClient { BaseAddress = app.Address };
        for (var i = 0; i < 5; i++)
        {
            await RefusedAsync(browser, await TicketAsync(browser), "000000", "session.codeWrong");
        }

        // Not even the right one is looked at, nor the password.
        await browser.PostAsync("/api/session", new { email = Email, password = Password }, HttpStatusCode.TooManyRequests);
        await office.PostAsync("/api/me/secondFactor/off", new { proof = Password }, HttpStatusCode.UnprocessableEntity);
        _clock.Advance(TimeSpan.FromSeconds(61));
        var ticket = await TicketAsync(browser);
        await RefusedAsync(browser, ticket, "000000", "session.codeWrong");
        ((string)(await browser.PostAsync("/api/session/code", new { ticket, code = authenticator.Code }, HttpStatusCode.TooManyRequests))["code"]!).ShouldBe("session.locked");
        _clock.Advance(TimeSpan.FromSeconds(121));
        ticket = await TicketAsync(browser);
        await browser.PostAsync("/api/session/code", new { ticket, code = authenticator.Code });

        // All is forgiven: five are free again.
        await RefusedAsync(browser, ticket, "000000", "session.codeWrong");
        await TicketAsync(browser);
    }

    [Fact]
    public async Task Of_many_at_once_one_gets_in_by_one_code()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var office = await PasswordTests.BrowserAsync(app, Email, Password);
        var (authenticator, _) = await Authenticator.SetUpAsync(office, _clock);
        _clock.Advance(HalfMinute);
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = app.Address };
        var ticket = await TicketAsync(browser);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var response = await browser.PostAsync("/api/session/code", System.Net.Http.Json.JsonContent.Create(new { ticket, code = authenticator.Code }), TrineApp.Token);
            return response.StatusCode;
        }));
        answers.Count(a => a == HttpStatusCode.OK).ShouldBe(1);
        answers.ShouldAllBe(a => a == HttpStatusCode.OK || a == HttpStatusCode.Unauthorized || a == HttpStatusCode.Conflict || a == HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_reset_link_asks_for_the_code_too()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var office = await PasswordTests.BrowserAsync(app, Email, Password);
        var (authenticator, _) = await Authenticator.SetUpAsync(office, _clock);
        var id = await MeAsync(office);
        var code = ((string)(await app.Admin.PostAsync($"/api/users/{id}/link", new { }))["path"]!).Split('#')[1];
        using var browser = new HttpClient { BaseAddress = app.Address };
        var asked = await browser.PostAsync("/api/links/password", new { code, password = "long enough to keep" }, HttpStatusCode.Unauthorized);
        ((string)asked["code"]!).ShouldBe("session.codeDue");
        await browser.GetAsync("/api/session", HttpStatusCode.Unauthorized);
        _clock.Advance(HalfMinute);
        await browser.PostAsync("/api/session/code", new { ticket = (string)asked["ticket"]!, code = authenticator.Code });
        await browser.GetAsync("/api/session", HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_is_turned_off_and_moved_to_another_phone_by_its_owner_only()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var office = await PasswordTests.BrowserAsync(app, Email, Password);
        var (old, _) = await Authenticator.SetUpAsync(office, _clock);
        await office.PostAsync("/api/me/secondFactor", new { }, HttpStatusCode.BadRequest);
        await office.PostAsync("/api/me/secondFactor/off", new { proof = "000000" }, HttpStatusCode.BadRequest);
        _clock.Advance(HalfMinute);
        await office.PostAsync("/api/me/secondFactor", new { proof = Password });

        // Begun and not confirmed: the old phone still counts.
        using var browser = new HttpClient { BaseAddress = app.Address };
        await browser.PostAsync("/api/session/code", new { ticket = await TicketAsync(browser), code = old.Code });
        _clock.Advance(HalfMinute);
        var (fresh, _) = await Authenticator.SetUpAsync(office, _clock, Password);
        _clock.Advance(HalfMinute);
        await RefusedAsync(browser, await TicketAsync(browser), old.Code, "session.codeWrong");
        await office.CallAsync(HttpMethod.Post, "/api/me/secondFactor/off", new { proof = fresh.Code }, HttpStatusCode.NoContent);
        await browser.PostAsync("/api/session", new { email = Email, password = Password });
        (await office.GetAsync("/api/me/secondFactor", HttpStatusCode.OK))["on"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task An_administrator_resets_it_and_nobody_else()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var office = await PasswordTests.BrowserAsync(app, Email, Password);
        await Authenticator.SetUpAsync(office, _clock);
        var id = await MeAsync(office);
        (await app.Admin.GetAsync($"/api/users/{id}/signIn", HttpStatusCode.OK))["secondFactor"]!.GetValue<bool>().ShouldBeTrue();
        using var manager = await app.SignInAsync("salesManager");
        await manager.DeleteAsync($"/api/users/{id}/secondFactor", HttpStatusCode.Forbidden);
        await app.Admin.DeleteAsync($"/api/users/{id}/secondFactor", HttpStatusCode.NoContent);
        await office.GetAsync("/api/session", HttpStatusCode.Unauthorized);
        using var browser = await PasswordTests.SignInAsync(app, Email, Password);
        (await browser.GetAsync("/api/me/secondFactor", HttpStatusCode.OK))["recoveryCodesLeft"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_role_that_demands_it_lets_nobody_do_anything_before()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var browser = await PasswordTests.BrowserAsync(app, Email, Password);
        var token = (string)(await browser.CallAsync(HttpMethod.Post, "/api/tokens", new { name = "x" }, HttpStatusCode.Created))["token"]!;
        var role = (await app.Admin.PostAsync("/api/roles/query", new { filter = new { field = "code", op = "eq", value = "salesRep" } }))["items"]![0]!;
        await app.Admin.PatchAsync($"/api/roles/{role["id"]}", new { version = 1, requiresTwoFactor = true });

        // At once, not at the next sign-in only.
        (await browser.GetAsync("/api/session", HttpStatusCode.OK))["secondFactorDue"]!.GetValue<bool>().ShouldBeTrue();
        foreach (var path in new[] { "/api/meta", "/api/customers", "/api/tokens", "/hub" })
        {
            ((string)(await browser.GetAsync(path, HttpStatusCode.Forbidden))["code"]!).ShouldBe("session.twoFactor");
        }

        using var program = new HttpClient { BaseAddress = app.Address };
        program.DefaultRequestHeaders.Authorization = new("Bearer", token);
        await program.GetAsync("/api/meta", HttpStatusCode.OK);

        await Authenticator.SetUpAsync(browser, _clock);
        await browser.GetAsync("/api/meta", HttpStatusCode.OK);
        (await browser.GetAsync("/api/session", HttpStatusCode.OK))["secondFactorDue"]!.GetValue<bool>().ShouldBeFalse();
        ((string)(await browser.PostAsync("/api/me/secondFactor/off", new { proof = Password }, HttpStatusCode.UnprocessableEntity))["code"]!).ShouldBe("twoFactor.demanded");

        // Another password leaves the session what it was.
        await browser.CallAsync(HttpMethod.Put, "/api/session/password", new { current = Password, @new = "another right one" }, HttpStatusCode.NoContent);
        await browser.GetAsync("/api/meta", HttpStatusCode.OK);
    }

    /// <summary>Whoever has both would have had himself given a session that never showed a code.</summary>
    [Fact]
    public async Task A_token_and_the_password_do_not_stand_in_for_the_code()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var office = await PasswordTests.BrowserAsync(app, Email, Password);
        await Authenticator.SetUpAsync(office, _clock);
        using var thief = new HttpClient { BaseAddress = app.Address };
        thief.DefaultRequestHeaders.Authorization = new("Bearer", (string)(await office.CallAsync(HttpMethod.Post, "/api/tokens", new { name = "x" }, HttpStatusCode.Created))["token"]!);
        var refused = await thief.CallAsync(HttpMethod.Put, "/api/session/password", new { current = Password, @new = "another right one" }, HttpStatusCode.Forbidden);
        ((string)refused["code"]!).ShouldBe("session.only");
        thief.DefaultRequestHeaders.Authorization = null;
        await thief.GetAsync("/api/session", HttpStatusCode.Unauthorized);
        await office.GetAsync("/api/session", HttpStatusCode.OK);
    }

    [Fact]
    public async Task Codes_that_confirm_an_app_are_not_guessed_either()
    {
        await using var app = await TrineApp.StartAsync(_clock.Replace);
        using var office = await PasswordTests.BrowserAsync(app, Email, Password);
        var authenticator = new Authenticator((string)(await office.PostAsync("/api/me/secondFactor", new { }))["key"]!, _clock);
        var wrong = Enumerable.Range(0, 10).Select(i => $"{i}00000").Except([authenticator.Shown(-1), authenticator.Code, authenticator.Shown(1)]).First();
        for (var i = 0; i < Lockout.FreeAttempts; i++)
        {
            await office.CallAsync(HttpMethod.Put, "/api/me/secondFactor", new { code = wrong }, HttpStatusCode.BadRequest);
        }

        ((string)(await office.CallAsync(HttpMethod.Put, "/api/me/secondFactor", new { code = authenticator.Code }, HttpStatusCode.UnprocessableEntity))["code"]!).ShouldBe("signIn.locked");
        _clock.Advance(TimeSpan.FromSeconds(61));
        await office.CallAsync(HttpMethod.Put, "/api/me/secondFactor", new { code = authenticator.Code }, HttpStatusCode.OK);
    }

    private static async Task<string> TicketAsync(HttpClient browser)
    {
        var asked = await browser.PostAsync("/api/session", new { email = Email, password = Password }, HttpStatusCode.Unauthorized);
        ((string)asked["code"]!).ShouldBe("session.codeDue");
        return (string)asked["ticket"]!;
    }

    private static async Task RefusedAsync(HttpClient browser, string ticket, string code, string why) =>
        ((string)(await browser.PostAsync("/api/session/code", new { ticket, code }, HttpStatusCode.Unauthorized))["code"]!).ShouldBe(why);

    private static async Task<string> MeAsync(HttpClient browser) => (string)(await browser.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["id"]!;

    /// <summary>A copy of the database is not enough to make codes.</summary>
    private static async Task EncryptedAsync(TrineApp app)
    {
        await using var scope = app.SystemScope();
        var row = await scope.ServiceProvider.GetRequiredService<TrineDb>().Set<SecondFactor>().AsNoTracking().SingleAsync(TrineApp.Token);
        row.Seed!.Length.ShouldBeGreaterThan(100);
        row.PendingSeed.ShouldBeNull();
    }
}
