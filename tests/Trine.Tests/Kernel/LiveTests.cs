using System.Net;
using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Tests.Fixture;
using Trine.Tests.Fixture.Notes;

namespace Trine.Tests.Kernel;

public sealed class LiveTests
{
    [Fact]
    public async Task Changes_reach_those_who_may_read_the_object_and_name_records_only()
    {
        await using var app = await NotesApp.StartAsync();
        await app.Admin.CreateAsync("roles", new { name = "Nothing", code = "nothing", grants = "{}" });
        using var rep = await app.SignInAsync("salesRep");
        using var blind = await app.SignInAsync("nothing");
        await using var hub = await HubClient.ConnectAsync(app, rep);
        await using var blindHub = await HubClient.ConnectAsync(app, blind);

        var created = await rep.CreateAsync("notes", new { title = "Secret" });
        var changed = (await hub.ChangesUntilAsync((string)created["id"]!))[^1];
        ((string)changed["object"]!).ShouldBe("notes");
        ((string)changed["changeSet"]!).ShouldBe((string)created["changeSet"]!);
        changed.Plain().ShouldNotContain("Secret");

        // A department is everybody's to read: when it arrives, what came before it has been judged.
        var department = await app.Admin.CreateAsync("departments", new { name = "销售部" });
        var seen = await blindHub.ChangesUntilAsync((string)department["id"]!);
        seen.ShouldAllBe(c => (string)c["object"]! != "notes");
    }

    [Fact]
    public async Task Ids_are_told_of_records_one_sees_and_what_was_taken_from_one_is_told_without()
    {
        await using var app = await NotesApp.StartAsync();
        var otherId = await app.AddUserAsync("salesRep", "other@test.example");
        using var rep = await app.SignInAsync("salesRep");
        using var other = await app.ClientAsync(otherId);
        await using var hub = await HubClient.ConnectAsync(app, rep);
        await using var all = await HubClient.ConnectAsync(app, app.Admin);

        var theirs = await other.CreateAsync("notes", new { title = "Theirs" });
        (await all.ChangesUntilAsync((string)theirs["id"]!)).ShouldNotBeEmpty();
        var mine = (string)(await rep.CreateAsync("notes", new { title = "Mine" }))["id"]!;
        var before = (await hub.ChangesUntilAsync(mine)).FindAll(c => (string)c["object"]! == "notes");
        before.SelectMany(c => c["ids"]!.AsArray()).ShouldAllBe(i => (string)i! == mine);
        before.ShouldContain(c => (string)c["changeSet"]! == (string)theirs["changeSet"]! && c["ids"]!.AsArray().Count == 0);

        // Handed away: he is to look again, and is told no more than that. Deleted: he saw it, and may know which.
        var handed = await app.Admin.PostAsync("/api/notes/transfer", new { ids = new[] { mine }, owner = otherId });
        var told = await hub.ChangeAsync(handed["changeSet"]!);
        ((string)told["object"]!, told["ids"]!.AsArray().Count).ShouldBe(("notes", 0));
        var last = (string)(await rep.CreateAsync("notes", new { title = "Last" }))["id"]!;
        await hub.ChangesUntilAsync(last);
        await app.Admin.DeleteAsync($"/api/notes/{last}", HttpStatusCode.OK);
        (await hub.ChangesUntilAsync(last)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_comment_changes_the_record_it_is_on()
    {
        await using var app = await NotesApp.StartAsync();
        var note = await app.Admin.AddNoteAsync("Offer");
        await using var hub = await HubClient.ConnectAsync(app, app.Admin);
        var comment = await app.Admin.PostAsync($"/api/notes/{note}/comments", new { text = "!" }, HttpStatusCode.Created);
        var changed = await hub.ChangeAsync(comment["changeSet"]!);
        ((string)changed["object"]!, (string)changed["ids"]![0]!).ShouldBe(("notes", note));
    }

    [Fact]
    public async Task A_notification_reaches_its_user_at_once()
    {
        await using var app = await NotesApp.StartAsync();
        var ownerId = await app.AddUserAsync("salesRep", "owner@test.example");
        await app.Admin.PatchAsync($"/api/users/{ownerId}", new { version = 1, language = "english" });
        using var owner = await app.ClientAsync(ownerId);
        await using var hub = await HubClient.ConnectAsync(app, owner);
        var note = await app.Admin.AddNoteAsync("Offer", ownerId);
        var told = await hub.NextAsync("notification");
        ((string)told["text"]!).ShouldBe("Note “Offer” is yours now");
        ((string)told["recordId"]!).ShouldBe(note);
        ((bool)told["read"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task Strangers_other_sites_pages_and_users_who_were_shut_out_do_not_listen()
    {
        await using var app = await NotesApp.StartAsync();
        using var nobody = new HttpClient();
        await Should.ThrowAsync<WebSocketException>(() => HubClient.ConnectAsync(app, nobody));
        await Should.ThrowAsync<Exception>(() => HubClient.ConnectAsync(app, app.Admin, "https://evil.example"));
        await using var same = await HubClient.ConnectAsync(app, app.Admin, app.Address.GetLeftPart(UriPartial.Authority));

        var userId = await app.AddUserAsync("salesRep", "user@test.example");
        using var user = await app.ClientAsync(userId);
        await using var hub = await HubClient.ConnectAsync(app, user);
        await app.Admin.PatchAsync($"/api/users/{userId}", new { version = 1, active = false });
        await hub.ClosedAsync();
    }

    [Fact]
    public async Task Every_node_hears_what_another_one_commits()
    {
        await using var first = await NotesApp.StartAsync();
        // SQLite has one node; on PostgreSQL a second one joins the same workspace.
        await using var second = TrineApp.OnPostgres ? await NotesApp.StartAsync(first.Data) : null;
        var other = second ?? first;
        await using var hub = await HubClient.ConnectAsync(other, first.Admin);
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        other.Services.GetRequiredService<LogSignal>().Listen((objects, _) =>
        {
            if (objects.Contains("users"))
            {
                heard.TrySetResult();
            }

            return Task.CompletedTask;
        });

        var user = await first.AddUserAsync("salesRep", "new@test.example", name: "新人");
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(20), TrineApp.Token);
        other.Services.GetRequiredService<UserDirectory>().Current.User(user)!.Name.ShouldBe("新人");

        using var rep = await first.ClientAsync(user);
        var note = await rep.AddNoteAsync("Offer");
        (await hub.ChangesUntilAsync(note)).ShouldNotBeEmpty();
        using var repThere = await other.ClientAsync(user);
        await using var repHub = await HubClient.ConnectAsync(other, repThere);
        await first.Admin.PostAsync($"/api/notes/{note}/comments", new { text = "!" }, HttpStatusCode.Created);
        ((string)(await repHub.NextAsync("notification"))["event"]!).ShouldBe("comment");
    }
}
