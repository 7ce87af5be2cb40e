using System.Net;
using System.Text.Json.Nodes;
using Trine.Host;
using Trine.Kernel.Audit;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;
using Trine.Organisation.Sessions;
using Trine.Tests.Fixture;
using Trine.Tests.Organisation;
using Trine.Tests.Transfer;

namespace Trine.Tests.Kernel;

/// <summary>The audit log is read, filtered and taken out by whoever may.</summary>
[Trait("Database", "any")]
public sealed class AuditPageTests
{
    [Fact]
    public async Task It_reads_as_sentences_and_is_filtered()
    {
        await using var app = await TrineApp.StartAsync();
        var rep = await app.AddUserAsync("salesManager", "zhang@test.example", name: "张伟");
        await PasswordTests.SetAsync(app, "zhang@test.example", "the right one");
        using var browser = await PasswordTests.SignInAsync(app, "zhang@test.example", "the right one");
        await browser.CreateAsync("customers", new { name = "甲公司" });
        await browser.ExportAsync("customers", "xlsx");
        await app.Admin.PatchAsync($"/api/users/{rep}", new { version = 1, position = "经理" });

        app.Admin.DefaultRequestHeaders.Remove("Accept-Language");
        app.Admin.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");
        var his = await ItemsAsync(app, $"user={rep}");
        his.Select(i => (string)i["text"]!).ShouldContain("张伟 导出了 1 条客户（XLSX）");
        his.Select(i => (string)i["text"]!).ShouldContain("张伟 登录了系统");
        var changed = his[0];
        ((string)changed["topic"]!, (string)changed["event"]!, (string)changed["about"]!["name"]!).ShouldBe(("administration", "update", "张伟"));
        ((string)changed["changes"]!["position"]!["new"]!).ShouldBe("经理");

        (await ItemsAsync(app, "topic=transfer")).Select(i => (string)i["event"]!).ShouldBe(["exportDownloaded", "exportEnded", "exportStarted"]);
        (await ItemsAsync(app, "topic=transfer,signIn&object=customers")).Count.ShouldBe(3);
        (await ItemsAsync(app, $"topic=administration&record={rep}")).Count.ShouldBe(2);
        (await ItemsAsync(app, "from=2999-01-01")).ShouldBeEmpty();
        (await ItemsAsync(app, "to=2001-01-01")).ShouldBeEmpty();
        (await ItemsAsync(app, "topic=transfer&from=2001-01-01&to=2999-01-01")).Count.ShouldBe(3);
        await app.Admin.GetAsync("/api/audit?topic=nonsense", HttpStatusCode.BadRequest);
        await app.Admin.GetAsync("/api/audit?cursor=nonsense", HttpStatusCode.BadRequest);
        await app.Admin.GetAsync("/api/audit?limit=1000", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Pages_miss_nothing_and_repeat_nothing()
    {
        await using var app = await TrineApp.StartAsync();
        for (var i = 0; i < 12; i++)
        {
            await app.Admin.CreateAsync("departments", new { name = $"部门 {i}" });
        }

        var all = await ItemsAsync(app, "limit=200");
        foreach (var filter in new[] { "", "&topic=administration" })
        {
            var seen = new List<long>();
            string? cursor = "";
            while (cursor is not null)
            {
                var page = await app.Admin.GetAsync($"/api/audit?limit=5{filter}&cursor={cursor}", HttpStatusCode.OK);
                seen.AddRange(page["items"]!.AsArray().Select(i => (long)i!["seq"]!));
                cursor = (string?)page["nextCursor"];
            }

            seen.ShouldBe(seen.Distinct());
            seen.Count.ShouldBe(filter.Length == 0 ? all.Count : all.Count(i => (string)i["topic"]! == "administration"));
        }
    }

    [Fact]
    public async Task Only_who_was_given_it_by_name_reads_it()
    {
        await using var app = await TrineApp.StartAsync();
        var manager = await app.SignInAsync("salesManager");
        var everything = await RoleAsync("""{"*":{"read":"all","export":"all"}}""", "everything");
        var reader = await RoleAsync("""{"audit":{"read":"all"}}""", "reader");
        var taker = await RoleAsync("""{"audit":{"read":"all","export":"all"}}""", "taker");
        foreach (var stranger in new[] { manager, everything })
        {
            await stranger.GetAsync("/api/audit", HttpStatusCode.Forbidden);
            await stranger.GetAsync("/api/audit/chain", HttpStatusCode.Forbidden);
            await stranger.GetAsync("/api/audit/watched", HttpStatusCode.Forbidden);
            await stranger.PostAsync("/api/audit/chain/verify", new { }, HttpStatusCode.Forbidden);
        }

        await reader.GetAsync("/api/audit", HttpStatusCode.OK);
        await reader.GetAsync("/api/audit/file?format=csv", HttpStatusCode.Forbidden);
        await reader.CallAsync(HttpMethod.Put, "/api/audit/watched", new { fields = Array.Empty<object>() }, HttpStatusCode.Forbidden);
        ((bool)(await reader.GetAsync("/api/session", HttpStatusCode.OK))["audit"]!["export"]!).ShouldBeFalse();
        var lines = Transfers.Lines(await taker.GetByteArrayAsync("/api/audit/file?format=csv&topic=administration", TrineApp.Token));
        lines[0].ShouldBe("Time,Who,Event,What happened,Object,Record,IP address,Device,Count,Number");
        lines.Count.ShouldBeGreaterThan(5);
        ((string)(await ItemsAsync(app, "topic=audit"))[0]["event"]!).ShouldBe("auditExported");
        (await taker.GetByteArrayAsync("/api/audit/file?format=xlsx", TrineApp.Token)).Length.ShouldBeGreaterThan(1000);

        async Task<HttpClient> RoleAsync(string grants, string code)
        {
            await app.Admin.CreateAsync("roles", new { name = code, code, grants });
            return await app.SignInAsync(code);
        }
    }

    [Fact]
    public async Task Reading_of_watched_fields_is_logged_wherever_they_are_read()
    {
        await using var app = await TrineApp.StartAsync();
        var rep = await app.SignInAsync("salesRep");
        var id = (string)(await rep.CreateAsync("customers", new { name = "甲公司", phone = "13800138000" }))["id"]!;
        await rep.GetAsync($"/api/customers/{id}", HttpStatusCode.OK);
        (await ItemsAsync(app, "topic=reveal")).ShouldBeEmpty();

        var set = await app.Admin.CallAsync(HttpMethod.Put, "/api/audit/watched", new { fields = new[] { new { @object = "customers", field = "phone" } } }, HttpStatusCode.OK);
        set["items"]!.AsArray().Count.ShouldBe(1);
        await app.Admin.CallAsync(HttpMethod.Put, "/api/audit/watched", new { fields = new[] { new { @object = "customers", field = "nonsense" } } }, HttpStatusCode.BadRequest);
        await rep.GetAsync($"/api/customers/{id}", HttpStatusCode.OK);
        await rep.PostAsync("/api/customers/query", new { fields = new[] { "name" } });
        await rep.PostAsync("/api/customers/query", new { fields = new[] { "name", "phone" } });
        var read = await ItemsAsync(app, "topic=reveal");
        read.Count.ShouldBe(2);
        ((string)read[1]["about"]!["id"]!).ShouldBe(id);
        read[1]["fields"]![0]!.GetValue<string>().ShouldBe("Phone");
        ((string)(await ItemsAsync(app, "topic=audit"))[0]["text"]!).ShouldContain("is logged (1): Customer");
        await app.Admin.CallAsync(HttpMethod.Put, "/api/audit/watched", new { fields = Array.Empty<object>() }, HttpStatusCode.OK);
        await rep.GetAsync($"/api/customers/{id}", HttpStatusCode.OK);
        (await ItemsAsync(app, "topic=reveal")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_past_of_watched_fields_and_what_search_and_timelines_show_of_them_is_logged_too()
    {
        await using var app = await TrineApp.StartAsync();
        var rep = await app.SignInAsync("salesRep");
        var customer = await rep.CreateAsync("customers", new { name = "甲公司", phone = "13800138000" });
        var other = await rep.CreateAsync("customers", new { name = "乙公司" });
        await rep.CreateAsync("activities", new { type = "call", subject = "报价", customer = customer["id"], body = "底价" });
        await app.CatchUpAsync();
        var watched = new[] { ("customers", "phone"), ("activities", "body") }.Select(f => new { @object = f.Item1, field = f.Item2 });
        await app.Admin.CallAsync(HttpMethod.Put, "/api/audit/watched", new { fields = watched }, HttpStatusCode.OK);

        await rep.GetAsync($"/api/customers/{other["id"]}/history", HttpStatusCode.OK);
        (await ReadAsync()).ShouldBeEmpty();
        await rep.GetAsync($"/api/customers/{customer["id"]}/history", HttpStatusCode.OK);
        (await ReadAsync()).ShouldBe(["customers Phone"]);
        await rep.GetAsync($"/api/customers/{customer["id"]}/timeline?kinds=change", HttpStatusCode.OK);
        (await ReadAsync()).ShouldBe(["customers Phone", "customers Phone"]);
        await rep.GetAsync($"/api/customers/{customer["id"]}/timeline?kinds=activity", HttpStatusCode.OK);
        (await ReadAsync())[0].ShouldStartWith("activities ");
        (await rep.GetAsync("/api/search?q=甲公司", HttpStatusCode.OK)).Plain().ShouldContain("8000");
        (await ReadAsync()).Count.ShouldBe(4);
        (await ReadAsync())[0].ShouldBe("customers Phone");

        async Task<List<string>> ReadAsync() =>
            [.. (await ItemsAsync(app, "topic=reveal")).Select(i => $"{i["about"]!["object"]} {string.Join(',', i["fields"]!.AsArray().Select(f => (string)f!))}")];
    }

    [Fact]
    public async Task The_page_says_how_far_the_log_is_sealed_and_when_it_was_verified()
    {
        await using var app = await TrineApp.StartAsync();
        await app.CatchUpAsync();
        (await app.Admin.GetAsync("/api/audit/chain", HttpStatusCode.OK))["verified"].ShouldBeNull();
        var report = await app.Admin.PostAsync("/api/audit/chain/verify", new { });
        ((bool)report["intact"]!).ShouldBeTrue();
        var state = await app.Admin.GetAsync("/api/audit/chain", HttpStatusCode.OK);
        ((bool)state["verified"]!["intact"]!).ShouldBeTrue();
        ((string)state["hash"]!).ShouldBe((string)report["hash"]!);
    }

    [Fact]
    public void Every_event_has_words_in_every_language()
    {
        var texts = new MessageTexts(new ObjectCatalog([new KernelModule(), .. Modules.All]));
        var events = typeof(AuditEvent).GetProperties(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public).Select(p => ((AuditEvent)p.GetValue(null)!).Key)
            .Concat(EnumText.All(typeof(IdentityEvent))).Concat(["create", "update", "delete", "restore"]);
        foreach (var (key, language) in from e in events from l in MessageTexts.Languages select (e, l))
        {
            texts.Find(language, $"audit.event.{key}").ShouldNotBeNull($"audit.event.{key} {language}");
            texts.Find(language, $"audit.text.{key}").ShouldNotBeNull($"audit.text.{key} {language}");
        }
    }

    private static async Task<List<JsonNode>> ItemsAsync(TrineApp app, string query) =>
        [.. (await app.Admin.GetAsync($"/api/audit?{query}", HttpStatusCode.OK))["items"]!.AsArray().Select(i => i!)];
}
