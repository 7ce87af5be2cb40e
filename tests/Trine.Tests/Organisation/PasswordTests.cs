using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Data;
using Trine.Organisation.Sessions;
using Trine.Organisation.Users;
using Trine.Tests.Fixture;

namespace Trine.Tests.Organisation;

[Trait("Database", "any")]
public sealed class PasswordTests
{
    [Theory]
    [InlineData("short", "error.passwordLength")]
    [InlineData("password", "error.passwordCommon")]
    [InlineData("PassWord1", "error.passwordCommon")]
    [InlineData("1qaz2wsx", "error.passwordCommon")]
    [InlineData("zzzzzzzzzzzz", "error.passwordCommon")]
    [InlineData("zhangsan@trine.example", "error.passwordOwn")]
    [InlineData("ZhangSan", "error.passwordOwn")]
    [InlineData("zhangsan2026!", "error.passwordOwn")]
    [InlineData("SanZhang1", "error.passwordOwn")]
    [InlineData("correct horse battery", null)]
    [InlineData("一行白鹭上青天", "error.passwordLength")]
    [InlineData("一行白鹭上青天啊", null)]
    public void What_is_guessed_first_is_refused(string password, string? error)
    {
        var user = new User { Email = "zhangsan@trine.example", Name = "San Zhang" };
        PasswordRules.Check(user, password, "new")?.MessageKey.ShouldBe(error);
        (PasswordRules.Check(user, password, "new") is null).ShouldBe(error is null);
    }

    [Fact]
    public async Task The_rules_hold_when_one_changes_ones_own()
    {
        await using var app = await TrineApp.StartAsync();
        using var browser = await BrowserAsync(app, "lisi@test.example", "the right one");
        var refused = await browser.CallAsync(HttpMethod.Put, "/api/session/password", new { current = "the right one", @new = "12345678" }, HttpStatusCode.BadRequest);
        refused["errors"]!["new"]!.AsArray().ShouldHaveSingleItem();
        await browser.CallAsync(HttpMethod.Put, "/api/session/password", new { current = "the right one", @new = "another right one" }, HttpStatusCode.NoContent);
        await browser.GetAsync("/api/session", HttpStatusCode.OK);
    }

    /// <summary>Many at once are looked at no more often than one after the other, and who is unknown is answered as who is known.</summary>
    [Theory]
    [InlineData("known@test.example")]
    [InlineData("stranger@test.example")]
    public async Task Guesses_at_once_are_locked_out_as_guesses_one_by_one_are(string email)
    {
        await using var app = await TrineApp.StartAsync();
        using var owner = await BrowserAsync(app, "known@test.example", "correct horse battery");
        using var browser = new HttpClient { BaseAddress = app.Address };
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            using var response = await browser.PostAsync("/api/session", System.Net.Http.Json.JsonContent.Create(new { email, password = $"a guess {i}" }), TrineApp.Token);
            return response.StatusCode;
        }));
        answers.Count(a => a == HttpStatusCode.Unauthorized).ShouldBe(Lockout.FreeAttempts);
        answers.Count(a => a == HttpStatusCode.TooManyRequests).ShouldBe(12 - Lockout.FreeAttempts);
    }

    /// <summary>Addresses that were tried are remembered: ten thousand of four megabytes would be all the memory there is.</summary>
    [Fact]
    public async Task An_address_longer_than_any_is_not_even_tried()
    {
        await using var app = await TrineApp.StartAsync();
        using var browser = new HttpClient { BaseAddress = app.Address };
        var refused = await browser.PostAsync("/api/session", new { email = new string('x', 255), password = "a guess" }, HttpStatusCode.BadRequest);
        refused["errors"]!["email"]!.AsArray().ShouldHaveSingleItem();
        await browser.PostAsync("/api/session", new { email = new string('x', 254), password = "a guess" }, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_password_one_has_is_not_taken_for_a_new_one_neither_when_it_must_change_nor_by_a_link()
    {
        const string old = "the right one";
        await using var app = await TrineApp.StartAsync();
        using var browser = await BrowserAsync(app, "lisi@test.example", old);
        var id = (string)(await browser.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["id"]!;
        async Task RefusedAsync(HttpMethod method, string path, object body, string field)
        {
            var refused = await browser.CallAsync(method, path, body, HttpStatusCode.BadRequest);
            ((string)refused["errors"]![field]!.AsArray().ShouldHaveSingleItem()!).ShouldBe("The new password cannot be the one you have now");
        }

        await RefusedAsync(HttpMethod.Put, "/api/session/password", new { current = old, @new = old }, "new");
        await app.Admin.CallAsync(HttpMethod.Post, $"/api/users/{id}/demandPassword", new { }, HttpStatusCode.NoContent);
        await browser.PostAsync("/api/session", new { email = "lisi@test.example", password = old });
        await RefusedAsync(HttpMethod.Put, "/api/session/password", new { current = old, @new = old }, "new");

        // The link is still good for another one.
        var link = await app.Admin.PostAsync($"/api/users/{id}/link", new { });
        var code = InvitationTests.Code(link);
        await RefusedAsync(HttpMethod.Post, "/api/links/password", new { code, password = old }, "password");
        await browser.PostAsync("/api/links/password", new { code, password = "another right one" });
    }

    /// <summary>A new user's browser, signed in.</summary>
    internal static async Task<HttpClient> BrowserAsync(TrineApp app, string email, string password, string role = "salesRep")
    {
        await app.AddUserAsync(role, email);
        await SetAsync(app, email, password);
        return await SignInAsync(app, email, password);
    }

    internal static async Task<HttpClient> SignInAsync(TrineApp app, string email, string password, string? userAgent = null)
    {
        var browser = new HttpClient { BaseAddress = app.Address };
        browser.DefaultRequestHeaders.Add("Accept-Language", "en-US");
        if (userAgent is not null)
        {
            browser.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        }

        await browser.PostAsync("/api/session", new { email, password });
        return browser;
    }

    internal static async Task SetAsync(TrineApp app, string email, string password)
    {
        await using var scope = app.SystemScope();
        var user = await scope.ServiceProvider.GetRequiredService<TrineDb>().Readable<User>().SingleAsync(u => u.Email == email, TrineApp.Token);
        await scope.ServiceProvider.GetRequiredService<Passwords>().SetAsync(user, password, "password", TrineApp.Token);
    }
}
