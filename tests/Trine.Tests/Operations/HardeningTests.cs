using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Trine.Host;
using Trine.Tests.Fixture;

namespace Trine.Tests.Operations;

/// <summary>What browsers are told, what uploads may be, how much one caller may ask.</summary>
[Trait("Database", "any")]
public sealed partial class HardeningTests
{
    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        await using var app = await TrineApp.StartAsync();
        foreach (var path in new[] { "/", "/health/live", "/api/nothing", "/api/customers", "/help/zh-CN/index.html" })
        {
            using var answer = await app.Admin.GetAsync(path, TrineApp.Token);
            string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";
            Header("Content-Security-Policy").ShouldContain("script-src 'self';", Case.Sensitive, path);
            Header("X-Content-Type-Options").ShouldBe("nosniff", path);
            Header("X-Frame-Options").ShouldBe("DENY", path);
            Header("Cross-Origin-Opener-Policy").ShouldBe("same-origin", path);
            Header("Cross-Origin-Resource-Policy").ShouldBe("same-origin", path);
            Header("Referrer-Policy").ShouldBe("same-origin", path);
            Header("Server").ShouldBe("", path);
            // Not over plain HTTP: browsers would ignore it, and a proxy might pass it on.
            Header("Strict-Transport-Security").ShouldBe("", path);
        }

        var secure = new DefaultHttpContext();
        secure.Request.Scheme = "https";
        SecurityHeaders.Add(secure);
        secure.Response.Headers.StrictTransportSecurity.ToString().ShouldStartWith("max-age=31536000");
    }

    [Fact]
    public void No_page_has_a_script_of_its_own()
    {
        var pages = Pages();
        pages.Count.ShouldBeGreaterThan(2);
        foreach (var page in pages)
        {
            var text = File.ReadAllText(page);
            InlineScript().IsMatch(text).ShouldBeFalse(page);
            Handler().IsMatch(text).ShouldBeFalse(page);
        }
    }

    [Fact]
    public async Task The_cookie_is_for_this_site_and_no_script()
    {
        await using var app = await TrineApp.StartAsync(await TrineApp.NewDataAsync(), administrator: false);
        var code = await Trine.Host.Commands.FirstStart.SetUpCodeAsync(app.Services, TrineApp.Token);
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = app.Address };
        using var answer = await client.PostAsJsonAsync("/api/setup", new { code, name = "王总", email = "boss@test.example", password = "the first one" }, TrineApp.Token);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single().ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldContain("path=/");
    }

    /// <summary>Pages, pictures with scripts in them, programs: whatever they are called, browsers save them.</summary>
    [Fact]
    public async Task What_could_run_is_only_ever_saved()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = await app.Admin.CreateAsync("customers", new { name = "云帆" });
        (string Name, byte[] Bytes)[] files =
        [
            ("page.html", "<!doctype html><script>alert(1)</script>"u8.ToArray()), ("page.txt", "<html><body onload=alert(1)>"u8.ToArray()), ("picture.png", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray()),
            ("picture.svg", "<svg/>"u8.ToArray()), ("table.csv", "<script>alert(1)</script>"u8.ToArray()), ("setup.exe", "MZ\u0090\0"u8.ToArray()), ("paper.pdf", "MZ\u0090\0"u8.ToArray()), ("run.sh", "#!/bin/sh\n"u8.ToArray()),
            ("wide.txt", Encoding.Unicode.GetBytes("<html><script>alert(1)</script>")), ("page.xhtml", "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>"u8.ToArray()),
        ];
        foreach (var (name, bytes) in files)
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("text/html") } }, "file", name } };
            var file = await app.Admin.CallAsync(HttpMethod.Post, $"/api/customers/{customer["id"]}/files", form, HttpStatusCode.Created);
            using var answer = await app.Admin.GetAsync($"/api/files/{file["id"]}?inline=1", TrineApp.Token);
            answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment", name);
            answer.Content.Headers.ContentType!.MediaType.ShouldBeOneOf("application/octet-stream", "text/plain");
            answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff", name);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldBe("sandbox", name);
        }
    }

    [Fact]
    public async Task Who_asks_too_much_is_told_to_wait()
    {
        await using var app = await TrineApp.StartAsync(services => services.Replace(ServiceDescriptor.Singleton(new RequestLimits(2))));
        var refused = new List<HttpResponseMessage>();
        for (var i = 0; i < 80; i++)
        {
            var answer = await app.Admin.GetAsync("/api/session", TrineApp.Token);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                refused.Add(answer);
            }
        }

        refused.ShouldNotBeEmpty();
        refused[0].Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        var problem = JsonNode.Parse(await refused[0].Content.ReadAsStringAsync(TrineApp.Token))!;
        ((string)problem["code"]!).ShouldBe("tooMany");
        ((int)problem["retryAfter"]!).ShouldBeInRange(1, 60);
        // Probes are always answered, and so is everybody else.
        await app.Admin.GetAsync("/health/ready", HttpStatusCode.OK);
        await (await app.SignInAsync("salesRep")).GetAsync("/api/session", HttpStatusCode.OK);
    }

    private static List<string> Pages([CallerFilePath] string here = "")
    {
        var web = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "web"));
        return [Path.Combine(web, "index.html"), .. Directory.EnumerateFiles(Path.Combine(web, "public"), "*.html", SearchOption.AllDirectories)];
    }

    [GeneratedRegex("""<script(?![^>]*\ssrc=)""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex InlineScript();

    [GeneratedRegex("""<[^>]+\s(on[a-z]+\s*=|href\s*=\s*["']?javascript:)""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Handler();
}
