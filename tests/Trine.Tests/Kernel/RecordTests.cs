using System.Net;
using Trine.Tests.Fixture;

namespace Trine.Tests.Kernel;

public sealed class RecordTests
{
    [Fact]
    public async Task A_record_is_created_read_changed_deleted_and_restored()
    {
        await using var app = await TrineApp.StartAsync();
        var created = await app.Admin.CreateAsync("departments", new { name = "销售一部" });
        var id = (string)created["id"]!;
        created["version"]!.GetValue<int>().ShouldBe(1);

        var changed = await app.Admin.PatchAsync($"/api/departments/{id}", new { version = 1, name = "销售二部" });
        changed["version"]!.GetValue<int>().ShouldBe(2);

        var stale = await app.Admin.PatchAsync($"/api/departments/{id}", new { version = 1, name = "销售三部" }, HttpStatusCode.Conflict);
        ((string)stale["code"]!).ShouldBe("stale");
        ((string)stale["current"]!["name"]!).ShouldBe("销售二部");
        ((string)stale["changed"]![0]!["old"]!).ShouldBe("销售一部");

        await app.Admin.DeleteAsync($"/api/departments/{id}", HttpStatusCode.OK);
        await app.Admin.GetAsync($"/api/departments/{id}", HttpStatusCode.NotFound);
        var restored = await app.Admin.PostAsync($"/api/departments/{id}/restore", new { });
        ((string)restored["name"]!).ShouldBe("销售二部");

        var history = await app.Admin.GetAsync($"/api/departments/{id}/history", HttpStatusCode.OK);
        history["items"]!.AsArray().Select(i => (string)i!["op"]!).ShouldBe(["restore", "delete", "update", "create"]);
    }

    [Fact]
    public async Task All_wrong_fields_are_told_at_once_and_nothing_is_saved()
    {
        await using var app = await TrineApp.StartAsync();
        var problem = await app.Admin.PostAsync("/api/users", new { name = "", email = "no address", bad = 1 }, HttpStatusCode.BadRequest);
        problem["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["bad", "name", "email", "role"], ignoreOrder: true);
        var list = await app.Admin.PostAsync("/api/users/query", new { count = "exact" });
        list["count"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Search_finds_by_characters_pinyin_and_initials()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("departments", new { name = "不可搜索" });
        await app.AddUserAsync("salesRep", "wang@test.example", name: "王建国");
        await app.CatchUpAsync();
        foreach (var text in new[] { "王建", "wangjian", "wjg", "wang@test" })
        {
            var hits = await app.Admin.GetAsync($"/api/search?q={Uri.EscapeDataString(text)}", HttpStatusCode.OK);
            hits["items"]!.AsArray().Select(i => (string)i!["title"]!).ShouldContain("王建国", text);
        }
    }
}
