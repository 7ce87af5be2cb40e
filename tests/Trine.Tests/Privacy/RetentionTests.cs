using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Trine.Privacy.Retention;
using Trine.Tests.Fixture;
using Trine.Tests.Transfer;

namespace Trine.Tests.Privacy;

/// <summary>Nothing is kept for ever: rules say how long, warn, and then anonymise.</summary>
public sealed class RetentionTests
{
    /// <summary>Ten in the morning in Shanghai.</summary>
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_preview_counts_what_is_over_and_what_soon_will_be()
    {
        var clock = new FakeClock(Start);
        await using var app = await TrineApp.StartAsync(clock.Replace);
        // Of eleven months, of one year and a day, of a day less; one is of another kind.
        await ImportAsync(app, ("甲", "2025-11-20", "lost"), ("乙", "2025-11-21", "lost"), ("丙", "2025-11-22", "lost"), ("丁", "2025-12-21", "lost"), ("戊", "2025-12-22", "lost"), ("己", "2025-11-20", "new"));
        var rule = new JsonObject { ["object"] = "leads", ["dateField"] = "createdAt", ["months"] = 12, ["filter"] = """{"field": "status", "op": "eq", "value": "lost"}""" };
        var preview = await app.Admin.PostAsync("/api/retentionRules/preview", rule);
        ((int)preview["over"]!, (int)preview["soon"]!).ShouldBe((2, 2));
        ((string)preview["overUntil"]!, (string)preview["soonUntil"]!, (string)preview["first"]!).ShouldBe(("2025-11-21", "2025-12-21", "2026-12-22"));

        // What the list shows with these days is what was counted.
        var filter = new JsonObject { ["and"] = new JsonArray(JsonNode.Parse((string)rule["filter"]!), new JsonObject { ["field"] = "createdAt", ["op"] = "le", ["value"] = (string)preview["overUntil"]! }) };
        ((int)(await app.Admin.PostAsync("/api/leads/query", new { filter, count = "exact" }))["count"]!).ShouldBe(2);
        rule["warnDays"] = 0;
        ((int)(await app.Admin.PostAsync("/api/retentionRules/preview", rule))["soon"]!).ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"object": "products"}""", "object")]
    [InlineData("""{"object": "users"}""", "object")]
    [InlineData("""{"object": "orders"}""", "object")]
    [InlineData("""{"object": "nothing"}""", "object")]
    [InlineData("""{"dateField": "name"}""", "dateField")]
    [InlineData("""{"dateField": "nothing"}""", "dateField")]
    [InlineData("""{"months": 0}""", "months")]
    [InlineData("""{"warnDays": 366}""", "warnDays")]
    [InlineData("""{"filter": "{"}""", "filter")]
    [InlineData("""{"filter": "{\"field\": \"nothing\", \"op\": \"eq\", \"value\": 1}"}""", "filter")]
    public async Task A_rule_that_means_nothing_is_refused_by_field(string change, string field)
    {
        await using var app = await TrineApp.StartAsync();
        var body = Rule(false);
        foreach (var (key, value) in JsonNode.Parse(change)!.AsObject())
        {
            body[key] = value?.DeepClone();
        }

        (await app.Admin.PostAsync("/api/retentionRules", body, HttpStatusCode.BadRequest))["errors"]!.AsObject().Select(e => e.Key).ShouldBe([field]);
        body.Remove("name");
        body.Remove("active");
        (await app.Admin.PostAsync("/api/retentionRules/preview", body, HttpStatusCode.BadRequest))["errors"]!.AsObject().Select(e => e.Key).ShouldBe([field]);
    }

    [Fact]
    public async Task A_rule_cannot_depend_on_the_day_or_on_who_asks()
    {
        await using var app = await TrineApp.StartAsync();
        foreach (var filter in new[] { """{"field": "createdAt", "op": "within", "value": "last30Days"}""", """{"field": "owner", "op": "eq", "value": "me"}""", """{"field": "customer.level", "op": "eq", "value": "a"}""" })
        {
            var body = Rule(false);
            body["filter"] = filter;
            (await app.Admin.PostAsync("/api/retentionRules", body, HttpStatusCode.BadRequest))["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["filter"]);
        }
    }

    [Fact]
    public async Task Owners_are_told_once_of_all_that_goes_and_of_later_ones_when_their_time_comes()
    {
        var clock = new FakeClock(Start);
        await using var app = await TrineApp.StartAsync(clock.Replace);
        using var one = await app.SignInAsync("salesRep", name: "周晓蕾");
        using var two = await app.SignInAsync("salesRep", name: "沈嘉树");
        await ImportAsync(app, ("甲", "2025-01-01", "lost", "周晓蕾"), ("乙", "2025-02-01", "new", "周晓蕾"), ("丙", "2025-03-01", "new", "沈嘉树"), ("丁", "2026-01-02", "new", "沈嘉树"));
        await app.Admin.CreateAsync("retentionRules", Rule(true));
        await RunAsync(app);
        (await ToldAsync(one)).ShouldBeEmpty();
        clock.Advance(TimeSpan.FromDays(1));
        await RunAsync(app);
        // Long over, but nobody had been told: thirty days from today.
        (await ToldAsync(one)).ShouldBe(["2 Lead records will be anonymised from 2026-12-22 on"]);
        (await ToldAsync(two)).ShouldBe(["“丙” will be anonymised on 2026-12-22"]);
        clock.Advance(TimeSpan.FromDays(1));
        await RunAsync(app);
        (await ToldAsync(one)).Count.ShouldBe(1);

        // The year of 丁 is over on 2 January: told thirty days before, 3 December.
        for (var i = 0; i < 9; i++)
        {
            clock.Advance(TimeSpan.FromDays(1));
            await RunAsync(app);
        }

        (await ToldAsync(two)).Count.ShouldBe(1);
        clock.Advance(TimeSpan.FromDays(1));
        await RunAsync(app);
        (await ToldAsync(two)).ShouldBe(["“丁” will be anonymised on 2027-01-02", "“丙” will be anonymised on 2026-12-22"]);
        (await ToldAsync(one)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Several_nodes_carry_rules_out_once_a_day()
    {
        var clock = new FakeClock(Start);
        await using var app = await TrineApp.StartAsync(clock.Replace);
        var rule = await app.Admin.CreateAsync("retentionRules", Rule(true));
        var ran = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => RunAsync(app))));
        ran.Count(r => r).ShouldBe(1);
        clock.Advance(TimeSpan.FromHours(13));
        (await RunAsync(app)).ShouldBeFalse();
        // Midnight has passed.
        clock.Advance(TimeSpan.FromHours(2));
        (await RunAsync(app)).ShouldBeTrue();
        var now = await app.Admin.GetAsync($"/api/retentionRules/{rule["id"]}", HttpStatusCode.OK);
        // It is nobody's change: an open form is not stale by it.
        ((int)now["version"]!, (string)now["since"]!, (string)now["warnedUntil"]!, (int)now["lastCount"]!).ShouldBe((1, "2026-11-21", "2026-12-22", 0));
    }

    [Fact]
    public async Task A_change_of_the_rule_and_a_long_stop_begin_the_warning_time_anew()
    {
        var clock = new FakeClock(Start);
        await using var app = await TrineApp.StartAsync(clock.Replace);
        var rule = await app.Admin.CreateAsync("retentionRules", Rule(true));
        var path = $"/api/retentionRules/{rule["id"]}";
        await RunAsync(app);
        clock.Advance(TimeSpan.FromDays(10));
        ((string)(await app.Admin.PatchAsync(path, new { version = 1, name = "改名" }))["since"]!).ShouldBe("2026-11-21");
        var stricter = await app.Admin.PatchAsync(path, new { version = 2, months = 6 });
        ((string)stricter["since"]!, stricter["warnedUntil"]).ShouldBe(("2026-12-01", null));
        ((await app.Admin.PatchAsync(path, new { version = 3, active = false }))["since"]).ShouldBeNull();
        await app.Admin.PatchAsync(path, new { version = 4, active = true });
        await RunAsync(app);
        clock.Advance(TimeSpan.FromDays(40));
        await RunAsync(app);
        ((string)(await app.Admin.GetAsync(path, HttpStatusCode.OK))["since"]!).ShouldBe("2027-01-10");
    }

    [Fact]
    public async Task What_is_over_is_anonymised_when_its_owner_was_told_and_never_again()
    {
        var clock = new FakeClock(Start);
        await using var app = await TrineApp.StartAsync(clock.Replace);
        using var owner = await app.SignInAsync("salesRep", name: "周晓蕾");
        await ImportAsync(app, ("甲", "2025-01-01", "lost", "周晓蕾"), ("乙", "2025-02-01", "lost", "周晓蕾"), ("丙", "2026-06-01", "lost", "周晓蕾"));
        var leads = (await app.Admin.PostAsync("/api/leads/query", new { sort = new[] { "createdAt" } }))["items"]!.AsArray().Select(l => $"/api/leads/{l!["id"]}").ToList();
        var rule = await app.Admin.CreateAsync("retentionRules", Rule(true));
        async Task<List<string>> DayAsync(int days)
        {
            clock.Advance(TimeSpan.FromDays(days));
            (await RunAsync(app)).ShouldBeTrue();
            await ErasedAsync(app.Admin);
            var names = new List<string>();
            foreach (var lead in leads)
            {
                names.Add((string)(await app.Admin.GetAsync(lead, HttpStatusCode.OK))["name"]!);
            }

            return names;
        }

        (await DayAsync(0)).ShouldBe(["甲", "乙", "丙"]);
        (await DayAsync(1)).ShouldBe(["甲", "乙", "丙"]);
        (await ToldAsync(owner)).ShouldBe(["2 Lead records will be anonymised from 2026-12-22 on"]);
        // Somebody still works on one of them: its owner gets the time again, from the day after.
        clock.Advance(TimeSpan.FromDays(9));
        await app.Admin.PatchAsync(leads[1], new { version = 1, need = "再联系" });
        (await DayAsync(0)).ShouldBe(["甲", "乙", "丙"]);
        (await DayAsync(20)).ShouldBe(["甲", "乙", "丙"]);
        (await ToldAsync(owner)).Count.ShouldBe(2);
        var erased = await DayAsync(1);
        (erased[0] == "甲", erased[1], erased[2]).ShouldBe((false, "乙", "丙"));
        ((int)(await app.Admin.GetAsync($"/api/retentionRules/{rule["id"]}", HttpStatusCode.OK))["lastCount"]!).ShouldBe(1);
        var done = (await app.Admin.GetAsync("/api/privacy/erasures", HttpStatusCode.OK))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)done["reason"]!, (string)done["note"]!).ShouldBe(("retention", "一年以上的线索"));

        var later = await DayAsync(10);
        (later[0] == erased[0], later[1] == "乙", later[2]).ShouldBe((true, false, "丙"));
        (await DayAsync(1)).ShouldBe(later);
        (await app.Admin.GetAsync("/api/privacy/erasures", HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBe(2);
        ((int)(await app.Admin.PostAsync("/api/retentionRules/preview", new { @object = "leads", dateField = "createdAt", months = 12 }))["over"]!).ShouldBe(0);
        // What was told of one alone went with it, and nothing is told of either again.
        (await ToldAsync(owner)).ShouldBe(["2 Lead records will be anonymised from 2026-12-22 on"]);
    }

    [Fact]
    public async Task Notes_of_talks_are_kept_for_a_time_of_their_own()
    {
        var clock = new FakeClock(Start);
        await using var app = await TrineApp.StartAsync(clock.Replace);
        var customer = (await app.Admin.CreateAsync("customers", new { name = "云帆科技" }))["id"];
        var old = $"/api/activities/{(await app.Admin.CreateAsync("activities", new { type = "call", subject = "致电欧阳", body = "家里的电话 13987654321", customer, at = "2024-01-05T09:00:00+08:00" }))["id"]}";
        var recent = $"/api/activities/{(await app.Admin.CreateAsync("activities", new { type = "call", subject = "致电上官", body = "下周再谈", customer, at = "2026-11-01T09:00:00+08:00" }))["id"]}";
        await app.Admin.PostAsync($"{old}/comments", new { text = "欧阳不在" }, HttpStatusCode.Created);
        await app.Admin.CreateAsync("retentionRules", new { name = "两年以上的跟进", @object = "activities", dateField = "at", months = 24, warnDays = 0, active = true });
        clock.Advance(TimeSpan.FromDays(1));
        (await RunAsync(app)).ShouldBeTrue();
        await ErasedAsync(app.Admin);
        var gone = await app.Admin.GetAsync(old, HttpStatusCode.OK);
        (gone["body"], (string)gone["type"]!, (string)gone["customer"]!["name"]!).ShouldBe((null, "call", "云帆科技"));
        ((string)gone["subject"]!).ShouldNotContain("欧阳");
        (await app.Admin.GetAsync($"{old}/comments", HttpStatusCode.OK))["items"]!.AsArray().ShouldBeEmpty();
        ((string)(await app.Admin.GetAsync(recent, HttpStatusCode.OK))["body"]!).ShouldContain("下周再谈");
        (await app.Admin.GetAsync($"{old}/history", HttpStatusCode.OK)).Plain().ShouldNotContain("13987654321");

        // A request is about a person, and an activity is none.
        await app.Admin.PostAsync("/api/privacy/erasures", new { records = new[] { new { @object = "activities", id = recent.Split('/')[^1] } } }, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_rule_whose_filter_means_nothing_any_more_does_nothing()
    {
        var clock = new FakeClock(Start);
        await using var app = await TrineApp.StartAsync(clock.Replace);
        var field = await app.Admin.CreateAsync("customFields", new { @object = "leads", key = "kind", type = "text", labelZh = "种类" });
        await ImportAsync(app, ("甲", "2025-01-01", "lost"));
        var body = Rule(true);
        body["filter"] = """{"field": "custom.kind", "op": "empty"}""";
        body["warnDays"] = 0;
        var rule = await app.Admin.CreateAsync("retentionRules", body);
        await app.Admin.DeleteAsync($"/api/customFields/{field["id"]}", HttpStatusCode.OK);
        clock.Advance(TimeSpan.FromDays(2));
        await RunAsync(app);
        (await app.Admin.GetAsync($"/api/retentionRules/{rule["id"]}", HttpStatusCode.OK))["lastRunAt"].ShouldBeNull();
        (await app.Admin.GetAsync("/api/privacy/erasures", HttpStatusCode.OK))["items"]!.AsArray().ShouldBeEmpty();
    }

    private static async Task ErasedAsync(HttpClient client)
    {
        while ((await client.GetAsync("/api/privacy/erasures", HttpStatusCode.OK))["items"]!.AsArray().Any(e => (string)e!["state"]! is "queued" or "running"))
        {
            await Task.Delay(20, TrineApp.Token);
        }
    }

    private static JsonObject Rule(bool active) => new() { ["name"] = "一年以上的线索", ["object"] = "leads", ["dateField"] = "createdAt", ["months"] = 12, ["active"] = active };

    private static Task<bool> RunAsync(TrineApp app) => app.Services.GetRequiredService<RetentionJob>().RunAsync(TrineApp.Token);

    private static Task ImportAsync(TrineApp app, params (string Name, string Created, string Status)[] leads) => ImportAsync(app, [.. leads.Select(l => (l.Name, l.Created, l.Status, ""))]);

    private static async Task ImportAsync(TrineApp app, params (string Name, string Created, string Status, string Owner)[] leads)
    {
        var rows = string.Join('\n', leads.Select(l => $"{l.Name},{l.Created},{l.Status},{l.Owner}"));
        var run = await app.Admin.ImportAsync("leads", $"name,createdAt,status,owner\n{rows}\n", new { duplicates = "ignore" });
        ((int)run["created"]!).ShouldBe(leads.Length, run.Plain());
    }

    private static async Task<List<string>> ToldAsync(HttpClient client) =>
        [.. (await client.GetAsync("/api/notifications", HttpStatusCode.OK))["items"]!.AsArray().Where(n => (string)n!["event"]! == "retention").Select(n => (string)n!["title"]!)];
}
