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
