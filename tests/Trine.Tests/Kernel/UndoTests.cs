using System.Net;
using Trine.Tests.Fixture;

namespace Trine.Tests.Kernel;

/// <summary>Change sets can be undone, and the past can be looked at.</summary>
public sealed class UndoTests
{
    [Fact]
    public async Task A_batch_is_undone_as_a_whole_and_the_undoing_is_undone_too()
    {
        await using var app = await TrineApp.StartAsync();
        var old = await app.Admin.CreateAsync("customers", new { name = "老客户", level = "a" });
        var batch = await app.Admin.PostAsync("/api/customers/batch", new
        {
            operations = new object[]
            {
                new { op = "create", values = new { name = "新客户" } },
                new { op = "update", id = (string)old["id"]!, version = 1, values = new { level = "c", name = "改名客户" } },
            },
        });
        var made = (string)batch["results"]![0]!["id"]!;

        var undone = await app.Admin.PostAsync($"/api/changes/{batch["changeSet"]}/undo", new { });
        undone["undone"]!.GetValue<int>().ShouldBe(2);
        await app.Admin.GetAsync($"/api/customers/{made}", HttpStatusCode.NotFound);
        var back = await app.Admin.GetAsync($"/api/customers/{old["id"]}", HttpStatusCode.OK);
        ((string)back["level"]!, (string)back["name"]!).ShouldBe(("a", "老客户"));

        await app.Admin.PostAsync($"/api/changes/{undone["changeSet"]}/undo", new { });
        var again = await app.Admin.GetAsync($"/api/customers/{old["id"]}", HttpStatusCode.OK);
        ((string)again["level"]!).ShouldBe("c");
        await app.Admin.GetAsync($"/api/customers/{made}", HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_was_changed_since_is_refused_with_the_reason()
    {
        await using var app = await TrineApp.StartAsync();
        var created = await app.Admin.CreateAsync("customers", new { name = "甲" });
        var changed = await app.Admin.PatchAsync($"/api/customers/{created["id"]}", new { version = 1, name = "乙" });
        await app.Admin.PatchAsync($"/api/customers/{created["id"]}", new { version = 2, name = "丙" });

        var answer = await app.Admin.PostAsync($"/api/changes/{changed["changeSet"]}/undo", new { });
        answer["undone"]!.GetValue<int>().ShouldBe(0);
        ((string)answer["refused"]![0]!["reason"]!).ShouldContain("changed again");
        ((string)(await app.Admin.GetAsync($"/api/customers/{created["id"]}", HttpStatusCode.OK))["name"]!).ShouldBe("丙");
    }

    [Fact]
    public async Task Random_edits_and_their_undoing_leave_everything_as_it_was()
    {
        await using var app = await TrineApp.StartAsync();
        var random = new Random(11);
        var ids = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            ids.Add((string)(await app.Admin.CreateAsync("customers", new { name = $"客户 {i}", tags = new[] { "甲" }, employees = i }))["id"]!);
        }

        var before = await StateAsync(app);
        var sets = new Stack<string>();
        for (var i = 0; i < 25; i++)
        {
            var operations = ids.OrderBy(_ => random.Next()).Take(3).Select(id => random.Next(5) == 0
                ? (object)new { op = "delete", id }
                : new { op = "update", id, values = new { employees = random.Next(1000), tags = new[] { "乙", $"{random.Next(5)}" }, description = random.Next(2) == 0 ? null : "备注" } }).ToArray();
            var answer = await app.Admin.PostAsync("/api/customers/batch", new { operations });
            if (answer["results"]!.AsArray().Any(r => r!["status"]!.GetValue<int>() == 200))
            {
                // Only what changed something is a change set; all three may have been deleted by now.
                sets.Push((string)answer["changeSet"]!);
            }
        }

        (await StateAsync(app)).ShouldNotBe(before);
        foreach (var set in sets)
        {
            var answer = await app.Admin.CallAsync(HttpMethod.Post, $"/api/changes/{set}/undo", new { }, HttpStatusCode.OK);
            answer["refused"]!.AsArray().Count.ShouldBe(0, answer.Plain());
        }

        (await StateAsync(app)).ShouldBe(before);
    }

    [Fact]
    public async Task A_record_and_a_list_are_shown_as_they_were()
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero));
        await using var app = await TrineApp.StartAsync(services => clock.Replace(services));
        var kept = await app.Admin.CreateAsync("customers", new { name = "不变" });
        var moved = await app.Admin.CreateAsync("customers", new { name = "会变", level = "a" });
        var gone = await app.Admin.CreateAsync("customers", new { name = "会删" });
        clock.Advance(TimeSpan.FromDays(10));
        await app.Admin.PatchAsync($"/api/customers/{moved["id"]}", new { version = 1, level = "d", name = "变了" });
        await app.Admin.DeleteAsync($"/api/customers/{gone["id"]}", HttpStatusCode.OK);
        await app.Admin.CreateAsync("customers", new { name = "后来" });
        clock.Advance(TimeSpan.FromDays(1));

        var past = await app.Admin.PostAsync("/api/customers/query", new { asOf = "2026-10-05", sort = new[] { "name" }, count = "capped" });
        past["items"]!.AsArray().Select(i => (string)i!["name"]!).ShouldBe(["不变", "会变", "会删"], ignoreOrder: true);
        past["count"]!.GetValue<int>().ShouldBe(3);
        var levelA = await app.Admin.PostAsync("/api/customers/query", new { asOf = "2026-10-05", filter = new { field = "level", op = "eq", value = "a" } });
        ((string)levelA["items"]!.AsArray().Single()!["name"]!).ShouldBe("会变");
        ((string)(await app.Admin.GetAsync($"/api/customers/{moved["id"]}?asOf=2026-10-05", HttpStatusCode.OK))["level"]!).ShouldBe("a");
        ((string)(await app.Admin.GetAsync($"/api/customers/{gone["id"]}?asOf=2026-10-05", HttpStatusCode.OK))["name"]!).ShouldBe("会删");
        await app.Admin.GetAsync($"/api/customers/{kept["id"]}?asOf=2026-09-01", HttpStatusCode.NotFound);

        var paged = new List<string>();
        string? cursor = null;
        do
        {
            var page = await app.Admin.PostAsync("/api/customers/query", new { asOf = "2026-10-05", sort = new[] { "name" }, limit = 1, cursor });
            paged.AddRange(page["items"]!.AsArray().Select(i => (string)i!["name"]!));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);

        paged.ShouldBe(past["items"]!.AsArray().Select(i => (string)i!["name"]!));
    }

    private static async Task<string> StateAsync(TrineApp app)
    {
        var list = await app.Admin.PostAsync("/api/customers/query", new { sort = new[] { "id" }, fields = new[] { "name", "tags", "employees", "description" }, limit = 500 });
        return string.Join('\n', list["items"]!.AsArray().Select(i =>
        {
            i!.AsObject().Remove("version");
            return i.Plain();
        }));
    }
}
