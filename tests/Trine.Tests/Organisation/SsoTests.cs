using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Trine.Kernel.Data;
using Trine.Kernel.Net;
using Trine.Organisation.Sessions;
using Trine.Organisation.SingleSignOn;
using Trine.Tests.Fixture;

namespace Trine.Tests.Organisation;

[Trait("Database", "any")]
public sealed class SsoTests
{
    private const string Email = "lisi@test.example";
    private const string Password = "the right one";

    // After today, whenever that is: the browser throws away cookies that ended before.
    private readonly FakeClock _clock = new(new DateTimeOffset(2100, 3, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Somebody_of_a_verified_address_signs_in_and_is_known_by_his_subject_from_then_on()
    {
        await using var provider = await IdentityProvider.StartAsync(_clock);
        await using var app = await StartAsync(provider);
        var id = await app.AddUserAsync("salesRep", Email);
        using var browser = NewBrowser(app);
        (await SignInAsync(browser, "/api/sso/start?next=/customers%3Fa%3D1")).ShouldBe("/customers?a=1");
        ((string)(await browser.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["id"]!).ShouldBe(id.ToString());
        (await browser.GetAsync("/api/sessions", HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBe(1);

        // Another address, not even verified: it is still he.
        (provider.Person["email"], provider.Person["email_verified"]) = ("other@test.example", false);
        using var later = NewBrowser(app);
        (await SignInAsync(later)).ShouldBe("/");
        ((string)(await later.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["id"]!).ShouldBe(id.ToString());
        await using var scope = app.SystemScope();
        (await scope.ServiceProvider.GetRequiredService<TrineDb>().Set<SsoIdentity>().CountAsync(TrineApp.Token)).ShouldBe(1);
    }

    [Fact]
    public async Task What_the_token_says_wrongly_is_refused()
    {
        await using var provider = await IdentityProvider.StartAsync(_clock);
        await using var app = await StartAsync(provider);
        await app.AddUserAsync("salesRep", Email);
        provider.Nonce = "another";
        await RefusedAsync(app, "token");
        (provider.Nonce, provider.Forges) = (null, true);
        await RefusedAsync(app, "token");
        (provider.Forges, provider.Lives) = (false, TimeSpan.FromMinutes(-3));
        await RefusedAsync(app, "token");
        (provider.Lives, provider.Audience) = (TimeSpan.FromMinutes(5), "somebody else");
        await RefusedAsync(app, "token");
        provider.Audience = null;
        provider.Renew();
        using var browser = NewBrowser(app);
        (await SignInAsync(browser)).ShouldBe("/");
    }

    [Fact]
    public async Task Who_is_not_ours_or_not_verified_or_disabled_does_not_come_in()
    {
        await using var provider = await IdentityProvider.StartAsync(_clock);
        await using var app = await StartAsync(provider);
        await RefusedAsync(app, "unknown");
        var id = await app.AddUserAsync("salesRep", Email);
        provider.Person["email_verified"] = false;
        await RefusedAsync(app, "email");
        provider.Person.Remove("email_verified");
        await RefusedAsync(app, "email");
        provider.Person["email_verified"] = true;
        await app.Admin.PatchAsync($"/api/users/{id}", new { version = 1, active = false });
        await RefusedAsync(app, "disabled");
        provider.Denies = true;
        await RefusedAsync(app, "denied");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_address_of_which_the_provider_says_nothing_counts_where_it_is_trusted_and_one_it_calls_unverified_nowhere(bool tellsLater)
    {
        await using var provider = await IdentityProvider.StartAsync(_clock);
        await using var app = await StartAsync(provider);
        await app.AddUserAsync("salesRep", Email);
        provider.TellsLater = tellsLater;
        provider.Person.Remove("email_verified");
        await RefusedAsync(app, "email");
        var saved = await app.Admin.CallAsync(HttpMethod.Put, "/api/sso/settings", Settings(provider, emailsTrusted: true), HttpStatusCode.OK);
        saved["emailsTrusted"]!.GetValue<bool>().ShouldBeTrue();
        foreach (var unverified in new object[] { false, "false", 0, "no" })
        {
            provider.Person["email_verified"] = unverified;
            await RefusedAsync(app, "email");
        }

        provider.Person.Remove("email_verified");
        using var browser = NewBrowser(app);
        (await SignInAsync(browser)).ShouldBe("/");
    }

    [Fact]
    public async Task The_way_back_works_once_in_the_browser_it_began_in_and_for_five_minutes()
    {
        await using var provider = await IdentityProvider.StartAsync(_clock);
        await using var app = await StartAsync(provider);
        await app.AddUserAsync("salesRep", Email);
        using var browser = NewBrowser(app);
        var back = await CallbackAsync(browser);
        using var other = NewBrowser(app);
        (await VisitAsync(other, back)).ShouldBe("/sign-in?sso=over");

        back = await CallbackAsync(browser);
        (await VisitAsync(browser, back)).ShouldBe("/");
        (await VisitAsync(browser, back)).ShouldBe("/sign-in?sso=over");

        // A code that was redeemed, with a state of ours that was not.
        var fresh = await CallbackAsync(browser);
        var used = System.Web.HttpUtility.ParseQueryString(new Uri(back).Query)["code"];
        var unused = System.Web.HttpUtility.ParseQueryString(new Uri(fresh).Query)["code"];
        (await VisitAsync(browser, fresh.Replace(unused!, used, StringComparison.Ordinal))).ShouldBe("/sign-in?sso=provider");

        back = await CallbackAsync(browser);
        _clock.Advance(Tickets.Lifetime);
        (await VisitAsync(browser, back)).ShouldBe("/sign-in?sso=over");
        (await VisitAsync(browser, "/api/sso/callback?code=x&state=y")).ShouldBe("/sign-in?sso=over");
    }

    [Fact]
    public async Task Unknown_people_become_users_where_that_is_wanted_and_a_wrong_page_is_not_gone_to()
    {
        await using var provider = await IdentityProvider.StartAsync(_clock);
        await using var app = await StartAsync(provider);
        provider.TellsLater = true;
        var role = (await app.Admin.PostAsync("/api/roles/query", new { filter = new { field = "code", op = "eq", value = "salesRep" } }))["items"]![0]!["id"]!;
        var department = await app.AddDepartmentAsync("华东");
        await app.Admin.CallAsync(HttpMethod.Put, "/api/sso/settings", Settings(provider, addUnknown: true), HttpStatusCode.BadRequest);
        await app.Admin.CallAsync(HttpMethod.Put, "/api/sso/settings", Settings(provider, addUnknown: true, role: (string)role!, department: department), HttpStatusCode.OK);
        using var browser = NewBrowser(app);
        (await SignInAsync(browser, "/api/sso/start?next=//evil.example")).ShouldBe("/");
        var user = (await browser.GetAsync("/api/session", HttpStatusCode.OK))["user"]!;
        ((string)user["name"]!).ShouldBe("李四");
        ((string)user["email"]!).ShouldBe(Email);
        ((string)user["department"]!["name"]!).ShouldBe("华东");
    }

    [Fact]
    public async Task Passwords_can_be_switched_off_but_not_those_of_administrators()
    {
        await using var provider = await IdentityProvider.StartAsync(_clock);
        await using var app = await StartAsync(provider);
        using var before = await PasswordTests.BrowserAsync(app, Email, Password);
        using var boss = await PasswordTests.BrowserAsync(app, "boss@test.example", Password, "admin");
        await app.Admin.CallAsync(HttpMethod.Put, "/api/sso/settings", Settings(provider, passwords: false), HttpStatusCode.OK);
        using var browser = NewBrowser(app);
        ((string)(await browser.PostAsync("/api/session", new { email = Email, password = Password }, HttpStatusCode.Unauthorized))["code"]!).ShouldBe("session.ssoOnly");
        ((string)(await browser.PostAsync("/api/session", new { email = Email, password = "a guess" }, HttpStatusCode.Unauthorized))["code"]!).ShouldBe("session.wrong");
        await browser.PostAsync("/api/session", new { email = "boss@test.example", password = Password });
        (await browser.GetAsync("/api/sso", HttpStatusCode.OK))["passwords"]!.GetValue<bool>().ShouldBeFalse();
        (await SignInAsync(browser)).ShouldBe("/");
    }

    [Fact]
    public async Task Whoever_has_an_app_shows_a_code_unless_the_provider_asked_for_more_than_a_password()
    {
        await using var provider = await IdentityProvider.StartAsync(_clock);
        await using var app = await StartAsync(provider);
        using var office = await PasswordTests.BrowserAsync(app, Email, Password);
        var (authenticator, _) = await Authenticator.SetUpAsync(office, _clock);
        _clock.Advance(TimeSpan.FromSeconds(30));
        using var browser = NewBrowser(app);
        var target = await SignInAsync(browser);
        target.ShouldStartWith("/sign-in?next=%2F#");
        await browser.GetAsync("/api/session", HttpStatusCode.Unauthorized);
        await browser.PostAsync("/api/session/code", new { ticket = target.Split('#')[1], code = authenticator.Code });
        await browser.GetAsync("/api/session", HttpStatusCode.OK);

        provider.Person["amr"] = new[] { "pwd", "mfa" };
        using var strong = NewBrowser(app);
        (await SignInAsync(strong)).ShouldBe("/");
        await strong.GetAsync("/api/session", HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_is_set_up_by_administrators_and_its_secret_is_shown_to_nobody()
    {
        await using var provider = await IdentityProvider.StartAsync(_clock);
        await using var app = await StartAsync(provider);
        var shown = await app.Admin.GetAsync("/api/sso/settings", HttpStatusCode.OK);
        shown["hasSecret"]!.GetValue<bool>().ShouldBeTrue();
        shown.ToJsonString().ShouldNotContain("the client");
        ((string)shown["redirectUri"]!).ShouldEndWith("/api/sso/callback");
        using var manager = await app.SignInAsync("salesManager");
        await manager.GetAsync("/api/sso/settings", HttpStatusCode.Forbidden);
        await manager.CallAsync(HttpMethod.Put, "/api/sso/settings", Settings(provider), HttpStatusCode.Forbidden);
        await manager.PostAsync("/api/sso/test", new { issuer = provider.Issuer }, HttpStatusCode.Forbidden);

        // The secret of one provider is not sent to another, and stays when nothing is said of it.
        await app.Admin.CallAsync(HttpMethod.Put, "/api/sso/settings", new { enabled = true, issuer = "https://id.example", clientId = "trine" }, HttpStatusCode.BadRequest);
        await app.Admin.CallAsync(HttpMethod.Put, "/api/sso/settings", new { enabled = true, issuer = provider.Issuer, clientId = "trine", label = "企业账号" }, HttpStatusCode.OK);
        await app.AddUserAsync("salesRep", Email);
        using var browser = NewBrowser(app);
        (await SignInAsync(browser)).ShouldBe("/");
        var wrong = await app.Admin.CallAsync(
            HttpMethod.Put, "/api/sso/settings", new { enabled = true, issuer = "ftp://id.example", clientId = " ", clientSecret = "", role = Guid.NewGuid(), department = Guid.NewGuid() }, HttpStatusCode.BadRequest);
        wrong["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["clientId", "issuer", "role", "department"], ignoreOrder: true);
        await app.Admin.CallAsync(HttpMethod.Put, "/api/sso/settings", new { enabled = false, issuer = provider.Issuer, clientId = "trine" }, HttpStatusCode.OK);
        (await VisitAsync(browser, "/api/sso/start")).ShouldBe("/sign-in?sso=off");
    }

    [Fact]
    public async Task A_provider_is_tested_and_not_believed_to_be_another_nor_looked_for_at_home()
    {
        await using var provider = await IdentityProvider.StartAsync(_clock);
        await using var app = await StartAsync(provider);
        (await app.Admin.PostAsync("/api/sso/test", new { issuer = provider.Issuer }))["keys"]!.GetValue<int>().ShouldBe(1);
        await using var impostor = await IdentityProvider.StartAsync(_clock);
        impostor.SaysIssuer = provider.Issuer;
        (await TestAsync(app, impostor.Issuer)).ShouldBe($"身份提供方自称“{provider.Issuer}”，请按它填写");
        (await TestAsync(app, provider.Issuer + "/nothing")).ShouldBe("该地址有响应，但不是有效的 OpenID Connect 身份提供方，请检查颁发者地址");

        await using var strict = await TrineApp.StartAsync();
        (await TestAsync(strict, "")).ShouldBe("不能为空");
        (await TestAsync(strict, "abc")).ShouldBe("请填写以 https 开头的颁发者地址，不要带参数");
        (await TestAsync(strict, provider.Issuer)).ShouldBe("请填写以 https 开头的颁发者地址，不要带参数");
        (await TestAsync(strict, provider.Issuer.Replace("http:", "https:", StringComparison.Ordinal))).ShouldContain("--allow-private-networks");
    }

    [Fact]
    public async Task What_the_network_says_is_told_in_words_of_ours_where_the_issuer_is_typed()
    {
        await using var provider = await IdentityProvider.StartAsync(_clock);
        await using var app = await StartAsync(provider);
        (await TestAsync(app, "https://nowhere.invalid")).ShouldBe("无法连接身份提供方：找不到这个主机名");
        (await TestAsync(app, await DeadAsync())).ShouldBe("无法连接身份提供方：对方拒绝连接");
        (await TestAsync(app, provider.Issuer.Replace("http:", "https:", StringComparison.Ordinal))).ShouldBe("无法连接身份提供方：对方的证书不受信任，或不支持 https");
    }

    [Fact]
    public async Task It_is_not_switched_on_while_the_provider_does_not_answer_but_may_always_be_switched_off()
    {
        await using var provider = await IdentityProvider.StartAsync(_clock);
        await using var app = await StartAsync(provider);
        var dead = await DeadAsync();
        var refused = await app.Admin.CallAsync(HttpMethod.Put, "/api/sso/settings", new { enabled = true, issuer = dead, clientId = "trine", clientSecret = "" }, HttpStatusCode.BadRequest);
        refused["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["issuer"]);
        ((string)(await app.Admin.GetAsync("/api/sso/settings", HttpStatusCode.OK))["issuer"]!).ShouldBe(provider.Issuer);
        await app.Admin.CallAsync(HttpMethod.Put, "/api/sso/settings", new { enabled = false, issuer = dead, clientId = "trine", clientSecret = "" }, HttpStatusCode.OK);
    }

    /// <summary>An address where nobody listens any more.</summary>
    private async Task<string> DeadAsync()
    {
        await using var gone = await IdentityProvider.StartAsync(_clock);
        return gone.Issuer;
    }

    /// <summary>Tries a provider.</summary>
    /// <returns>What is wrong with it, as an administrator reads it.</returns>
    private static async Task<string> TestAsync(TrineApp app, string issuer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sso/test") { Content = JsonContent.Create(new { issuer }) };
        request.Headers.Add("Accept-Language", "zh-CN");
        using var response = await app.Admin.SendAsync(request, TrineApp.Token);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        return (string)JsonNode.Parse(await response.Content.ReadAsStringAsync(TrineApp.Token))!["errors"]!["issuer"]!.AsArray().ShouldHaveSingleItem()!;
    }

    internal static Action<IServiceCollection> AtHome => services => services.Replace(ServiceDescriptor.Singleton(new OutboundRules(AllowPrivateNetworks: true)));

    internal static object Settings(
        IdentityProvider provider, bool addUnknown = false, string? role = null, Guid? department = null, bool passwords = true, bool emailsTrusted = false) =>
        new { enabled = true, issuer = provider.Issuer, clientId = IdentityProvider.ClientId, clientSecret = IdentityProvider.Secret, emailsTrusted, addUnknown, role, department, passwords };

    private async Task<TrineApp> StartAsync(IdentityProvider provider)
    {
        var app = await TrineApp.StartAsync(services =>
        {
            _clock.Replace(services);
            AtHome(services);
        });
        await app.Admin.CallAsync(HttpMethod.Put, "/api/sso/settings", Settings(provider), HttpStatusCode.OK);
        return app;
    }

    private static HttpClient NewBrowser(TrineApp app) => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };

    private static async Task RefusedAsync(TrineApp app, string why)
    {
        using var browser = NewBrowser(app);
        (await SignInAsync(browser)).ShouldBe($"/sign-in?sso={why}");
        await browser.GetAsync("/api/session", HttpStatusCode.Unauthorized);
    }

    /// <summary>There and back.</summary>
    /// <returns>The page that is shown then.</returns>
    private static async Task<string> SignInAsync(HttpClient browser, string start = "/api/sso/start") => await VisitAsync(browser, await CallbackAsync(browser, start));

    private static async Task<string> CallbackAsync(HttpClient browser, string start = "/api/sso/start") => await VisitAsync(browser, await VisitAsync(browser, start));

    private static async Task<string> VisitAsync(HttpClient browser, string address)
    {
        using var response = await browser.GetAsync(address, TrineApp.Token);
        response.StatusCode.ShouldBe(HttpStatusCode.Found, await response.Content.ReadAsStringAsync(TrineApp.Token));
        return response.Headers.Location!.OriginalString;
    }
}
