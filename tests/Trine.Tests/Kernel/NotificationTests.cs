using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Notifications;
using Trine.Tests.Fixture;
using Trine.Tests.Fixture.Notes;

namespace Trine.Tests.Kernel;

public sealed class NotificationTests
{
    [Fact]
    public async Task A_mention_and_a_comment_are_told_once_to_whom_they_concern()
    {
        await using var app = await NotesApp.StartAsync();
        var ownerId = await app.AddUserAsync("salesRep", "owner@test.example");
        var readerId = await app.AddUserAsync("readOnly", "reader@test.example");
        using var owner = await app.ClientAsync(ownerId);
        using var reader = await app.ClientAsync(readerId);
        var note = await owner.AddNoteAsync("Offer");
        var comment = await app.Admin.PostAsync($"/api/notes/{note}/comments", new { text = "Look at this", mentions = new[] { readerId } }, HttpStatusCode.Created);
        await app.CatchUpAsync();

        var told = (await ListAsync(owner)).Single();
        ((string)told["event"]!).ShouldBe("comment");
        ((string)told["text"]!).ShouldBe("Note “Offer”: Look at this");
        ((string)told["recordId"]!).ShouldBe(note);
        told = (await ListAsync(reader)).Single();
        ((string)told["event"]!).ShouldBe("mention");
        ((string)told["title"]!).ShouldEndWith("mentioned you in a comment");
        (await ListAsync(app.Admin)).ShouldBeEmpty();

        // Editing tells those who are new, not those who know.
        await app.Admin.PatchAsync($"/api/comments/{comment["id"]}", new { text = "Look!", mentions = new[] { readerId, ownerId } });
        await app.CatchUpAsync();
        (await ListAsync(reader)).Count.ShouldBe(1);
        (await ListAsync(owner)).Select(n => (string)n["event"]!).ShouldBe(["mention", "comment"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_owner_who_is_mentioned_is_told_once()
    {
        await using var app = await NotesApp.StartAsync();
        var ownerId = await app.AddUserAsync("salesRep", "owner@test.example");
        using var owner = await app.ClientAsync(ownerId);
        var note = await owner.AddNoteAsync("Offer");
        await app.Admin.PostAsync($"/api/notes/{note}/comments", new { text = "You", mentions = new[] { ownerId } }, HttpStatusCode.Created);
        await owner.PostAsync($"/api/notes/{note}/comments", new { text = "Me", mentions = new[] { ownerId } }, HttpStatusCode.Created);
        await app.CatchUpAsync();
        (await ListAsync(owner)).Select(n => (string)n["event"]!).ShouldBe(["mention"]);
    }

    [Fact]
    public async Task Who_may_no_longer_see_the_record_reads_nothing_of_it()
    {
        await using var app = await NotesApp.StartAsync();
        var ownerId = await app.AddUserAsync("salesRep", "owner@test.example");
        using var owner = await app.ClientAsync(ownerId);
        var note = await app.Admin.AddNoteAsync("Secret plan", ownerId);
        await app.CatchUpAsync();
        ((string)(await ListAsync(owner)).Single()["text"]!).ShouldContain("Secret plan");

        var another = await app.AddUserAsync("salesRep", "another@test.example");
        await app.Admin.PatchAsync($"/api/notes/{note}", new { version = 1, owner = another });
        var told = (await ListAsync(owner)).Single();
        told.Plain().ShouldNotContain("Secret");
        told["recordId"].ShouldBeNull();
        ((string)told["title"]!).ShouldBe("No longer available");
    }

    [Fact]
    public async Task Who_may_not_see_a_record_is_not_told_of_it()
    {
        await using var app = await NotesApp.StartAsync();
        await app.Admin.CreateAsync("roles", new { name = "Nothing", code = "nothing", grants = "{}" });
        var blind = await app.AddUserAsync("nothing", "blind@test.example");
        await app.Admin.AddNoteAsync("Secret plan", blind);
        await app.CatchUpAsync();
        using var client = await app.ClientAsync(blind);
        (await ListAsync(client)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_switched_off_are_not_told()
    {
        await using var app = await NotesApp.StartAsync();
        var ownerId = await app.AddUserAsync("salesRep", "owner@test.example");
        using var owner = await app.ClientAsync(ownerId);
        await owner.CallAsync(HttpMethod.Put, "/api/me/settings/notifications", new { comment = false, mention = true }, HttpStatusCode.NoContent);
        var note = await owner.AddNoteAsync("Offer");
        await app.Admin.PostAsync($"/api/notes/{note}/comments", new { text = "one" }, HttpStatusCode.Created);
        await app.Admin.PostAsync($"/api/notes/{note}/comments", new { text = "two", mentions = new[] { ownerId } }, HttpStatusCode.Created);
        await app.CatchUpAsync();
        (await ListAsync(owner)).Select(n => (string)n["event"]!).ShouldBe(["mention"]);
    }

    [Fact]
    public async Task Records_given_by_somebody_else_are_told_one_by_one_up_to_three_and_then_together()
    {
        await using var app = await NotesApp.StartAsync();
        var ownerId = await app.AddUserAsync("salesRep", "owner@test.example");
        using var owner = await app.ClientAsync(ownerId);
        await owner.AddNoteAsync("Her own");
        await BatchAsync(app, ownerId, 3);
        await app.CatchUpAsync();
        (await ListAsync(owner)).Select(n => (string)n["text"]!).ShouldBe(["Note “n0” is yours now", "Note “n1” is yours now", "Note “n2” is yours now"], ignoreOrder: true);

        await BatchAsync(app, ownerId, 40);
        await app.CatchUpAsync();
        var list = await ListAsync(owner);
        list.Count.ShouldBe(4);
        list.Count(n => ((string)n["title"]!).EndsWith("gave you 40 records", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_change_set_in_many_batches_is_still_told_together()
    {
        await using var app = await NotesApp.StartAsync();
        var ownerId = await app.AddUserAsync("salesRep", "owner@test.example");
        using var owner = await app.ClientAsync(ownerId);
        var set = Guid.CreateVersion7();
        foreach (var size in new[] { 2, 5, 4 })
        {
            await using (var scope = app.SystemScope())
            {
                var directory = app.Services.GetRequiredService<UserDirectory>().Current;
                scope.ServiceProvider.GetRequiredService<Caller>().Become(directory.Users.First(u => u.Admin));
                scope.ServiceProvider.GetRequiredService<ChangeScope>().ChangeSet = set;
                var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
                db.AddRange(Numbered.Names("n", size).Select(title => Note.Of(title, ownerId)));

                await db.SaveChangesAsync(TrineApp.Token);
            }

            await app.CatchUpAsync();
        }

        var titles = (await ListAsync(owner)).Select(n => (string)n["title"]!).ToList();
        titles.Count(t => t.EndsWith("gave you a record", StringComparison.Ordinal)).ShouldBe(2);
        titles.Count(t => t.EndsWith("gave you 11 records", StringComparison.Ordinal)).ShouldBe(1);
        titles.Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_same_key_is_told_once_ever_and_what_is_rolled_back_never()
    {
        await using var app = await NotesApp.StartAsync();
        var userId = await app.AddUserAsync("salesRep", "user@test.example");
        var writer = app.Services.GetRequiredService<NotificationWriter>();
        var news = new NewNotification(userId, NotificationEvent.Reminder, "key") { Args = ["Call back"] };
        await using (var scope = app.SystemScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
            await using (await db.BeginWriteAsync(TrineApp.Token))
            {
                (await writer.AddAsync(db, [news], TrineApp.Token)).ShouldBe(1);
            }

            await using var write = await db.BeginWriteAsync(TrineApp.Token);
            (await writer.AddAsync(db, [news, news], TrineApp.Token)).ShouldBe(1);
            (await writer.AddAsync(db, [news], TrineApp.Token)).ShouldBe(0);
            await write.CommitAsync(TrineApp.Token);
        }

        using var user = await app.ClientAsync(userId);
        ((string)(await ListAsync(user)).Single()["title"]!).ShouldBe("Reminder: Call back");
    }

    [Fact]
    public async Task Notifications_are_paged_counted_and_read_by_their_receiver_alone()
    {
        await using var app = await NotesApp.StartAsync();
        var userId = await app.AddUserAsync("salesRep", "user@test.example");
        await using (var scope = app.SystemScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
            await using var write = await db.BeginWriteAsync(TrineApp.Token);
            var news = Numbered.Names("key", 35).Select(key => new NewNotification(userId, NotificationEvent.Reminder, key) { Args = [key] }).ToList();
            await app.Services.GetRequiredService<NotificationWriter>().AddAsync(db, news, TrineApp.Token);
            await write.CommitAsync(TrineApp.Token);
        }

        using var user = await app.ClientAsync(userId);
        using var stranger = await app.SignInAsync("salesRep");
        var first = await user.GetAsync("/api/notifications", HttpStatusCode.OK);
        ((int)first["unread"]!).ShouldBe(35);
        var second = await user.GetAsync($"/api/notifications?cursor={first["nextCursor"]}", HttpStatusCode.OK);
        second["nextCursor"].ShouldBeNull();
        var ids = first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(i => (string)i!["id"]!).ToList();
        ids.Distinct().Count().ShouldBe(35);

        ((int)(await stranger.PostAsync("/api/notifications/read", new { ids }))["unread"]!).ShouldBe(0);
        ((int)(await user.PostAsync("/api/notifications/read", new { ids = ids.Take(5) }))["unread"]!).ShouldBe(30);
        (await user.GetAsync("/api/notifications?unread=true", HttpStatusCode.OK))["items"]!.AsArray().ShouldNotContain(i => (string)i!["id"]! == ids[0]);
        ((int)(await user.PostAsync("/api/notifications/read", new { all = true }))["unread"]!).ShouldBe(0);
        await user.PostAsync("/api/notifications/read", new { }, HttpStatusCode.BadRequest);
        await user.GetAsync("/api/notifications?cursor=none", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Text_is_in_the_readers_language()
    {
        await using var app = await NotesApp.StartAsync();
        var ownerId = await app.AddUserAsync("salesRep", "owner@test.example");
        await app.Admin.AddNoteAsync("报价", ownerId);
        await app.CatchUpAsync();
        using var owner = await app.ClientAsync(ownerId);
        owner.DefaultRequestHeaders.Remove("Accept-Language");
        owner.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");
        ((string)(await ListAsync(owner)).Single()["title"]!).ShouldEndWith("把一个便签交给了您");
    }

    private static Task BatchAsync(TrineApp app, Guid owner, int count) => app.Admin.PostAsync(
        "/api/notes/batch", new { operations = Numbered.Names("n", count).Select(title => new { op = "create", values = new { title, owner } }) });

    private static async Task<List<JsonNode>> ListAsync(HttpClient client) =>
        [.. (await client.GetAsync("/api/notifications", HttpStatusCode.OK))["items"]!.AsArray().Select(i => i!)];
}
