using System.Net;
using Trine.Host;
using Trine.Tests.Fixture;

namespace Trine.Tests.Organisation;

/// <summary>Tests come from 127.0.0.1.</summary>
[Trait("Database", "any")]
public sealed class AddressTests
{
    private const string Email = "lisi@test.example";
    private const string Password = "the right one";

    private static readonly string[] Elsewhere = ["203.0.113.0/24"];
    private static readonly string[] Here = ["203.0.113.0/24", "127.0.0.0/8"];

    [Fact]
    public async Task Holders_of_a_role_act_from_its_networks_only()
    {
        await using var app = await TrineApp.StartAsync();
        using var browser = await PasswordTests.BrowserAsync(app, Email, Password);
        using var program = new HttpClient { BaseAddress = app.Address };
        var token = (string)(await browser.CallAsync(HttpMethod.Post, "/api/tokens", new { name = "x" }, HttpStatusCode.Created))["token"]!;
        program.DefaultRequestHeaders.Authorization = new("Bearer", token);

        await AllowAsync(app, "salesRep", 1, Elsewhere);
        foreach (var client in new[] { browser, program })
        {
            ((string)(await client.GetAsync("/api/session", HttpStatusCode.Forbidden))["code"]!).ShouldBe("session.address");
            await client.PostAsync("/api/customers", new { name = "甲" }, HttpStatusCode.Forbidden);
        }

        // With the old cookie or without it.
        ((string)(await browser.PostAsync("/api/session", new { email = Email, password = Password }, HttpStatusCode.UnprocessableEntity))["code"]!).ShouldBe("signIn.address");
        using var other = new HttpClient { BaseAddress = app.Address };
        await other.PostAsync("/api/session", new { email = Email, password = Password }, HttpStatusCode.UnprocessableEntity);
        await other.PostAsync("/api/session", new { email = Email, password = "a guess" }, HttpStatusCode.Unauthorized);
        await browser.GetAsync("/health/live", HttpStatusCode.OK);
        using var manager = await app.SignInAsync("salesManager");
        await manager.GetAsync("/api/session", HttpStatusCode.OK);

        await AllowAsync(app, "salesRep", 2, Here);
        await browser.GetAsync("/api/session", HttpStatusCode.OK);
        await program.GetAsync("/api/session", HttpStatusCode.OK);

        // Whoever is shut out may still leave.
        await AllowAsync(app, "salesRep", 3, Elsewhere);
        await browser.CallAsync(HttpMethod.Delete, "/api/session", null, HttpStatusCode.NoContent);
        await browser.GetAsync("/api/session", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Of_several_roles_each_must_allow_it()
    {
        await using var app = await TrineApp.StartAsync();
        using var browser = await PasswordTests.BrowserAsync(app, Email, Password);
        var user = (await browser.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["id"]!;
        await AllowAsync(app, "salesRep", 1, Here);
        var second = await AllowAsync(app, "readOnly", 1, Elsewhere);
        await browser.GetAsync("/api/session", HttpStatusCode.OK);
        await app.Admin.CreateAsync("assignments", new { user, role = second, position = "兼任" });
        await browser.GetAsync("/api/session", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_is_no_network_is_named_and_nobody_shuts_himself_out()
    {
        await using var app = await TrineApp.StartAsync();
        var wrong = await app.Admin.PatchAsync($"/api/roles/{await RoleAsync(app, "salesRep")}", new { version = 1, allowedNetworks = new[] { "10.0.0.0/8", "office" } }, HttpStatusCode.BadRequest);
        ((string)wrong["errors"]!["allowedNetworks"]!.AsArray().ShouldHaveSingleItem()!).ShouldContain("office");

        var admin = await RoleAsync(app, "admin");
        var own = await app.Admin.PatchAsync($"/api/roles/{admin}", new { version = 1, allowedNetworks = Elsewhere }, HttpStatusCode.BadRequest);
        ((string)own["errors"]!["allowedNetworks"]![0]!).ShouldContain("127.0.0.1");
        await app.Admin.PatchAsync($"/api/roles/{admin}", new { version = 1, allowedNetworks = Here });

        var closed = await AllowAsync(app, "readOnly", 1, Elsewhere);
        var me = (await app.Admin.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["id"]!;
        var given = await app.Admin.PatchAsync($"/api/users/{me}", new { version = 1, role = closed }, HttpStatusCode.BadRequest);
        given["errors"]!["role"].ShouldNotBeNull();
        var further = await app.Admin.PostAsync("/api/assignments", new { user = me, role = closed, position = "x" }, HttpStatusCode.BadRequest);
        further["errors"]!["role"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_the_clients_address_counts_and_otherwise_what_it_says_does_not()
    {
        var proxies = new ServerOptions(AllowPrivateNetworks: false, [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8")]);
        await using var app = await TrineApp.StartAsync(await TrineApp.NewDataAsync(), server: proxies);
        using var browser = await PasswordTests.BrowserAsync(app, Email, Password);
        await AllowAsync(app, "salesRep", 1, Elsewhere);
        await browser.GetAsync("/api/session", HttpStatusCode.Forbidden);
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        await browser.PostAsync("/api/session", new { email = Email, password = Password });
        ((string)(await browser.GetAsync("/api/sessions", HttpStatusCode.OK))["items"]![0]!["address"]!).ShouldBe("203.0.113.9");

        // Through two proxies; what stands before the first stranger he wrote himself.
        browser.DefaultRequestHeaders.Remove("X-Forwarded-For");
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9, 198.51.100.7, 10.0.0.3");
        await browser.GetAsync("/api/session", HttpStatusCode.Forbidden);

        await using var open = await TrineApp.StartAsync();
        using var liar = await PasswordTests.BrowserAsync(open, Email, Password);
        await AllowAsync(open, "salesRep", 1, Elsewhere);
        liar.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        await liar.GetAsync("/api/session", HttpStatusCode.Forbidden);
    }

    /// <summary>Who has one IPv6 address has a network of them: 2^64 to begin anew from.</summary>
    [Fact]
    public async Task Whoever_changes_his_address_within_his_own_network_is_counted_as_one()
    {
        var proxies = new ServerOptions(AllowPrivateNetworks: false, [IPNetwork.Parse("127.0.0.0/8")]);
        await using var app = await TrineApp.StartAsync(await TrineApp.NewDataAsync(), server: proxies);
        using var browser = new HttpClient { BaseAddress = app.Address };
        async Task<HttpStatusCode> TryAsync(string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/links/open") { Content = System.Net.Http.Json.JsonContent.Create(new { code = "x" }) };
            request.Headers.Add("X-Forwarded-For", address);
            using var response = await browser.SendAsync(request, TrineApp.Token);
            return response.StatusCode;
        }

        for (var i = 0; i < 60; i++)
        {
            (await TryAsync($"2001:db8:1:2:{i:x}::1")).ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await TryAsync($"::ffff:198.51.100.{i}")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        }

        (await TryAsync("2001:db8:1:2:ffff::1")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await TryAsync("2001:db8:1:3::1")).ShouldBe(HttpStatusCode.UnprocessableEntity);

        // Those of IPv4 are one each, however they are written.
        (await TryAsync("198.51.100.200")).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private static async Task<string> AllowAsync(TrineApp app, string code, int version, string[] networks)
    {
        var role = await RoleAsync(app, code);
        await app.Admin.PatchAsync($"/api/roles/{role}", new { version, allowedNetworks = networks });
        return role;
    }

    private static async Task<string> RoleAsync(TrineApp app, string code) =>
        (string)(await app.Admin.PostAsync("/api/roles/query", new { filter = new { field = "code", op = "eq", value = code } }))["items"]![0]!["id"]!;
}
