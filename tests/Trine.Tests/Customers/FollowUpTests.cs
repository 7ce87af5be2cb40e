using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;

namespace Trine.Tests.Customers;

public sealed class FollowUpTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task The_last_contact_follows_the_activities_and_makes_no_open_form_stale()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = Id(await app.Admin.CreateAsync("customers", new { name = "云帆" }));
        var call = await app.Admin.CreateAsync("activities", new { subject = "电话", type = "call", customer, at = Text(Now.AddDays(-2)), nextFollowUpAt = Text(Now.AddDays(5)) });
        await app.Admin.CreateAsync("activities", new { subject = "备忘", type = "note", customer, at = Text(Now.AddDays(-1)) });
        await app.Admin.CreateAsync("activities", new { subject = "约好的拜访", type = "visit", customer, at = Text(Now.AddDays(3)) });
        await app.CatchUpAsync();

        var record = await app.Admin.GetAsync($"/api/customers/{customer}", HttpStatusCode.OK);
        Instant(record["lastContactAt"]).ShouldBe(Now.AddDays(-2), TimeSpan.FromSeconds(1));
        Instant(record["nextFollowUpAt"]).ShouldBe(Now.AddDays(5), TimeSpan.FromSeconds(1));
        record["version"]!.GetValue<int>().ShouldBe(1);
        await app.Admin.PatchAsync($"/api/customers/{customer}", new { version = 1, level = "a" });

        await app.Admin.DeleteAsync($"/api/activities/{Id(call)}", HttpStatusCode.OK);
        await app.CatchUpAsync();
        record = await app.Admin.GetAsync($"/api/customers/{customer}", HttpStatusCode.OK);
        record["lastContactAt"].ShouldBeNull();
        record["version"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task An_activity_that_moves_to_another_customer_takes_the_contact_with_it()
    {
        await using var app = await TrineApp.StartAsync();
        var one = Id(await app.Admin.CreateAsync("customers", new { name = "甲" }));
        var two = Id(await app.Admin.CreateAsync("customers", new { name = "乙" }));
        var call = await app.Admin.CreateAsync("activities", new { subject = "电话", type = "call", customer = one });
        await app.CatchUpAsync();
        await app.Admin.PatchAsync($"/api/activities/{Id(call)}", new { version = 1, customer = two });
        await app.CatchUpAsync();
        (await app.Admin.GetAsync($"/api/customers/{one}", HttpStatusCode.OK))["lastContactAt"].ShouldBeNull();
        (await app.Admin.GetAsync($"/api/customers/{two}", HttpStatusCode.OK))["lastContactAt"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_follow_up_set_by_hand_stays_until_somebody_calls_after_it()
    {
        await using var app = await TrineApp.StartAsync();
        var lead = Id(await app.Admin.CreateAsync("leads", new { name = "王先生", nextFollowUpAt = Text(Now.AddDays(9)) }));
        await app.Admin.CreateAsync("activities", new { subject = "电话", type = "call", lead });
        await app.CatchUpAsync();
        var record = await app.Admin.GetAsync($"/api/leads/{lead}", HttpStatusCode.OK);
        Instant(record["nextFollowUpAt"]).ShouldBe(Now.AddDays(9), TimeSpan.FromSeconds(1));

        await app.Admin.PatchAsync($"/api/leads/{lead}", new { version = 1, nextFollowUpAt = Text(Now.AddDays(-1)) });
        await app.Admin.CreateAsync("activities", new { subject = "电话", type = "call", lead });
        await app.CatchUpAsync();
        (await app.Admin.GetAsync($"/api/leads/{lead}", HttpStatusCode.OK))["nextFollowUpAt"].ShouldBeNull();
    }

    [Fact]
    public async Task A_task_is_done_and_opened_again_by_its_verbs()
    {
        await using var app = await TrineApp.StartAsync();
        var task = await app.Admin.CreateAsync("tasks", new { title = "寄样品", dueAt = Text(Now.AddDays(1)) });
        Verbs(task).ShouldBe(["complete"]);
        var done = await app.Admin.PostAsync($"/api/tasks/{Id(task)}/complete", new { version = 1 });
        ((string)done["status"]!).ShouldBe("done");
        done["completedAt"].ShouldNotBeNull();
        Verbs(done).ShouldBe(["reopen"]);
        var refused = await app.Admin.PostAsync($"/api/tasks/{Id(task)}/complete", new { version = 2 }, HttpStatusCode.UnprocessableEntity);
        ((string)refused["code"]!).ShouldBe("task.done");
        var open = await app.Admin.PostAsync($"/api/tasks/{Id(task)}/reopen", new { version = 2 });
        ((string)open["status"]!).ShouldBe("open");
        open["completedAt"].ShouldBeNull();
        await app.Admin.PostAsync($"/api/tasks/{Id(task)}/complete", new { version = 1 }, HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Industries_come_as_a_tree_in_both_languages()
    {
        await using var app = await TrineApp.StartAsync();
        var tree = (await app.Admin.GetAsync("/api/reference/industries", HttpStatusCode.OK)).AsArray();
        tree.Count.ShouldBe(20);
        tree[2]!["children"]!.AsArray().ShouldContain(i => (string)i!["code"]! == "34");
        ((string)tree[2]!["names"]!["zh-CN"]!).ShouldBe("制造业");
        var wrong = await app.Admin.PostAsync("/api/customers", new { name = "甲", industry = "99Z" }, HttpStatusCode.BadRequest);
        wrong["errors"]!["industry"].ShouldNotBeNull();
    }

    private static string Text(DateTimeOffset instant) => instant.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(JsonNode? value) => DateTimeOffset.Parse((string)value!, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Verbs(JsonNode record) => record["can"]!["verbs"]!.AsArray().Select(v => (string)v!);

    private static string Id(JsonNode record) => (string)record["id"]!;
}
