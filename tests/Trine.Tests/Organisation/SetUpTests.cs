using System.Net;
using Trine.Host.Commands;
using Trine.Tests.Fixture;

namespace Trine.Tests.Organisation;

[Trait("Database", "any")]
public sealed class SetUpTests
{
    // After today, whenever that is: the browser throws away cookies that ended before.
    private readonly FakeClock _clock = new(new DateTimeOffset(2100, 3, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_link_makes_the_first_administrator_once()
    {
        await using var app = await EmptyAsync();
        var code = (await FirstStart.SetUpCodeAsync(app.Services, TrineApp.Token)).ShouldNotBeNull();
        using var browser = new HttpClient { BaseAddress = app.Address };
        ((bool)(await browser.GetAsync("/api/sso", HttpStatusCode.OK))["setUp"]!).ShouldBeTrue();
        ((string)(await browser.PostAsync("/api/links/open", new { code }))["kind"]!).ShouldBe("setUp");

        var wrong = await browser.PostAsync("/api/setup", new { code, name = "", email = "boss", password = "12345678" }, HttpStatusCode.BadRequest);
        wrong["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["name", "email", "password"], ignoreOrder: true);
        var session = await browser.PostAsync("/api/setup", Boss(code));
        session["admin"]!.GetValue<bool>().ShouldBeTrue();
        ((bool)(await browser.GetAsync("/api/sso", HttpStatusCode.OK))["setUp"]!).ShouldBeFalse();
        ((string)(await browser.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["name"]!).ShouldBe("王总");

        await RefusedAsync(app, code);
        (await FirstStart.SetUpCodeAsync(app.Services, TrineApp.Token)).ShouldBeNull();
        await PasswordTests.SignInAsync(app, "boss@test.example", "long enough to keep");
    }

    [Fact]
    public async Task The_next_start_prints_another_and_ends_the_first()
    {
        await using var app = await EmptyAsync();
        var first = (await FirstStart.SetUpCodeAsync(app.Services, TrineApp.Token))!;
        var second = (await FirstStart.SetUpCodeAsync(app.Services, TrineApp.Token))!;
        await RefusedAsync(app, first);
        _clock.Advance(TimeSpan.FromHours(23));
        using var browser = new HttpClient { BaseAddress = app.Address };
        await browser.PostAsync("/api/links/open", new { code = second });
        _clock.Advance(TimeSpan.FromHours(1));
        await RefusedAsync(app, second);
    }

    [Fact]
    public async Task Nothing_but_the_code_opens_it()
    {
        await using var app = await EmptyAsync();
        var code = (await FirstStart.SetUpCodeAsync(app.Services, TrineApp.Token))!;
        foreach (var guess in new[] { null, "", "x", new string('A', code.Length), code[..^1] + (code[^1] == 'A' ? 'E' : 'A'), code + "A" })
        {
            await RefusedAsync(app, guess);
        }

        // Somebody came in by another way meanwhile (`trine user add`): the link is worth nothing any more.
        await app.AddUserAsync("salesRep", "first@test.example");
        await RefusedAsync(app, code);
    }

    private static object Boss(string? code) => new { code, name = "王总", email = "Boss@Test.example", password = "long enough to keep" };

    private static async Task RefusedAsync(TrineApp app, string? code)
    {
        using var browser = new HttpClient { BaseAddress = app.Address };
        ((string)(await browser.PostAsync("/api/setup", Boss(code), HttpStatusCode.UnprocessableEntity))["code"]!).ShouldBe("link.over");
    }

    private async Task<TrineApp> EmptyAsync() => await TrineApp.StartAsync(await TrineApp.NewDataAsync(), _clock.Replace, administrator: false);
}
