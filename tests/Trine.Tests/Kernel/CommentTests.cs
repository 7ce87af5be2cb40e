using System.Net;
using Trine.Tests.Fixture;
using Trine.Tests.Fixture.Notes;

namespace Trine.Tests.Kernel;

public sealed class CommentTests
{
    [Fact]
    public async Task Who_may_read_the_record_comments_on_it_and_nobody_else()
    {
        await using var app = await NotesApp.StartAsync();
        using var owner = await app.SignInAsync("salesRep", name: "张三");
        using var stranger = await app.SignInAsync("salesRep");
        var note = await owner.AddNoteAsync("报价");
        var comment = await owner.PostAsync($"/api/notes/{note}/comments", new { text = "请尽快回复" }, HttpStatusCode.Created);
        ((string)comment["actor"]!["name"]!).ShouldBe("张三");
        var id = (string)comment["id"]!;

        // The administrator sees the record, so he may join in.
        await app.Admin.PostAsync($"/api/notes/{note}/comments", new { text = "收到" }, HttpStatusCode.Created);
        var list = await owner.GetAsync($"/api/notes/{note}/comments", HttpStatusCode.OK);
        list["items"]!.AsArray().Select(i => (string)i!["text"]!).ShouldBe(["请尽快回复", "收到"]);
        list["items"]!.AsArray().Select(i => (bool)i!["can"]!["update"]!).ShouldBe([true, false]);

        await stranger.GetAsync($"/api/notes/{note}/comments", HttpStatusCode.NotFound);
        await stranger.PostAsync($"/api/notes/{note}/comments", new { text = "?" }, HttpStatusCode.NotFound);
        await stranger.PatchAsync($"/api/comments/{id}", new { text = "?" }, HttpStatusCode.NotFound);
        await stranger.DeleteAsync($"/api/comments/{id}", HttpStatusCode.NotFound);
        await owner.GetAsync($"/api/nothing/{note}/comments", HttpStatusCode.NotFound);
        await owner.GetAsync($"/api/comments/{note}/comments", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_its_author_changes_or_deletes_a_comment_and_deleting_can_be_undone()
    {
        await using var app = await NotesApp.StartAsync();
        using var author = await app.SignInAsync("salesRep");
        var note = await author.AddNoteAsync("报价");
        var id = (string)(await author.PostAsync($"/api/notes/{note}/comments", new { text = "one" }, HttpStatusCode.Created))["id"]!;

        await app.Admin.PatchAsync($"/api/comments/{id}", new { text = "two" }, HttpStatusCode.Forbidden);
        await app.Admin.DeleteAsync($"/api/comments/{id}", HttpStatusCode.Forbidden);

        var changed = await author.PatchAsync($"/api/comments/{id}", new { text = "two", version = 1 });
        ((bool)changed["edited"]!).ShouldBeTrue();
        var stale = await author.PatchAsync($"/api/comments/{id}", new { text = "three", version = 1 }, HttpStatusCode.Conflict);
        ((string)stale["current"]!["text"]!).ShouldBe("two");

        var deleted = await author.DeleteAsync($"/api/comments/{id}", HttpStatusCode.OK);
        (await author.GetAsync($"/api/notes/{note}/comments", HttpStatusCode.OK))["items"]!.AsArray().ShouldBeEmpty();
        await author.PostAsync($"/api/changes/{deleted["changeSet"]}/undo", new { });
        (await author.GetAsync($"/api/notes/{note}/comments", HttpStatusCode.OK))["items"]!.AsArray().Select(i => (string)i!["text"]!).ShouldBe(["two"]);
    }

    [Fact]
    public async Task Mentions_are_active_users_who_may_see_the_record()
    {
        await using var app = await NotesApp.StartAsync();
        using var author = await app.SignInAsync("salesRep");
        var reader = await app.AddUserAsync("readOnly", "reader@test.example", name: "王五");
        var blind = await app.AddUserAsync("salesRep", "blind@test.example", name: "李四");
        var left = await app.AddUserAsync("readOnly", "left@test.example");
        await app.Admin.PatchAsync($"/api/users/{left}", new { version = 1, active = false });
        var note = await author.AddNoteAsync("报价");

        var problem = await author.PostAsync(
            $"/api/notes/{note}/comments", new { text = "@李四", mentions = new[] { blind, left, Guid.NewGuid(), reader } }, HttpStatusCode.BadRequest);
        var errors = problem["errors"]!["mentions"]!.AsArray().Select(e => (string)e!).ToList();
        errors.Count.ShouldBe(3);
        errors[0].ShouldContain("李四");
        (await author.GetAsync($"/api/notes/{note}/comments", HttpStatusCode.OK))["items"]!.AsArray().ShouldBeEmpty();

        var comment = await author.PostAsync($"/api/notes/{note}/comments", new { text = "@王五", mentions = new[] { reader } }, HttpStatusCode.Created);
        ((string)comment["mentions"]![0]!["name"]!).ShouldBe("王五");
    }

    [Theory]
    [InlineData("<script>alert(1)</script><img src=x onerror=alert(1)>")]
    [InlineData("  indented\r\nsecond line\t✓ 👩‍👩‍👧 ﷽ \u202eabc")]
    [InlineData("'; DROP TABLE comments; --")]
    public async Task Text_comes_back_as_it_was_written(string text)
    {
        await using var app = await NotesApp.StartAsync();
        var note = await app.Admin.AddNoteAsync("报价");
        await app.Admin.PostAsync($"/api/notes/{note}/comments", new { text }, HttpStatusCode.Created);
        var list = await app.Admin.GetAsync($"/api/notes/{note}/comments", HttpStatusCode.OK);
        ((string)list["items"]![0]!["text"]!).ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("nul\0nul")]
    public async Task A_comment_says_something(string text)
    {
        await using var app = await NotesApp.StartAsync();
        var note = await app.Admin.AddNoteAsync("报价");
        var problem = await app.Admin.PostAsync($"/api/notes/{note}/comments", new { text }, HttpStatusCode.BadRequest);
        problem["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["text"]);
        problem = await app.Admin.PostAsync($"/api/notes/{note}/comments", new { text = new string('字', 10_001) }, HttpStatusCode.BadRequest);
        problem["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["text"]);
    }

    [Fact]
    public async Task Comments_show_on_the_timeline_but_have_no_generic_endpoints_metadata_or_search()
    {
        await using var app = await NotesApp.StartAsync();
        using var owner = await app.SignInAsync("salesRep");
        using var stranger = await app.SignInAsync("salesRep");
        var note = await owner.AddNoteAsync("报价");
        var id = (string)(await owner.PostAsync($"/api/notes/{note}/comments", new { text = "wonderful" }, HttpStatusCode.Created))["id"]!;
        await app.CatchUpAsync();

        foreach (var internalObject in new[] { "comments", "attachments", "savedViews" })
        {
            await stranger.PostAsync($"/api/{internalObject}/query", new { }, HttpStatusCode.NotFound);
            await app.Admin.GetAsync($"/api/meta/{internalObject}", HttpStatusCode.NotFound);
            await app.Admin.PostAsync($"/api/{internalObject}", new { text = "x" }, HttpStatusCode.NotFound);
            (await app.Admin.GetAsync("/api/meta", HttpStatusCode.OK))["objects"]!.AsArray().ShouldNotContain(o => (string)o!["key"]! == internalObject);
        }

        await stranger.GetAsync($"/api/comments/{id}/history", HttpStatusCode.NotFound);
        (await app.Admin.GetAsync("/api/search?q=wonderful", HttpStatusCode.OK))["items"]!.AsArray().ShouldBeEmpty();
        var timeline = await owner.GetAsync($"/api/notes/{note}/timeline?kinds=comment", HttpStatusCode.OK);
        timeline["items"]!.AsArray().Select(i => (string)i!["title"]!).ShouldBe(["wonderful"]);
    }
}
