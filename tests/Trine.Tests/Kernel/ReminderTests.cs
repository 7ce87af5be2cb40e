using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Reminders;
using Trine.Tests.Fixture;
using Trine.Tests.Fixture.Notes;

namespace Trine.Tests.Kernel;

public sealed class ReminderTests
{
    [Fact]
    public async Task A_reminder_fires_when_it_is_due_and_only_then()
    {
        var time = new ManualTime();
        await using var app = await NotesApp.StartAsync(time);
        var job = await BeginAsync(app);
        using var owner = await app.SignInAsync("salesRep");
        await owner.AddNoteAsync("Call back", remindAt: time.Now.AddMinutes(30));

        time.Now += TimeSpan.FromMinutes(29);
        await job.FireAsync(TrineApp.Token);
        (await TitlesAsync(owner)).ShouldBeEmpty();

        time.Now += TimeSpan.FromMinutes(1);
        await job.FireAsync(TrineApp.Token);
        (await TitlesAsync(owner)).ShouldBe(["Reminder: Call back"]);
        await job.FireAsync(TrineApp.Token);
        time.Now += TimeSpan.FromSeconds(10);
        await job.FireAsync(TrineApp.Token);
        (await TitlesAsync(owner)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_done_or_deleted_reminds_nobody_and_a_moved_reminder_fires_anew()
    {
        var time = new ManualTime();
        await using var app = await NotesApp.StartAsync(time);
        var job = await BeginAsync(app);
        using var owner = await app.SignInAsync("salesManager");
        var at = time.Now.AddMinutes(30);
        var done = await owner.AddNoteAsync("Done", remindAt: at);
        var deleted = await owner.AddNoteAsync("Deleted", remindAt: at);
        var moved = await owner.AddNoteAsync("Moved", remindAt: at);
        await owner.PatchAsync($"/api/notes/{done}", new { version = 1, done = true });
        await owner.DeleteAsync($"/api/notes/{deleted}", HttpStatusCode.OK);

        time.Now = at.AddSeconds(3);
        await job.FireAsync(TrineApp.Token);
        (await TitlesAsync(owner)).ShouldBe(["Reminder: Moved"]);
        await owner.PatchAsync($"/api/notes/{moved}", new { version = 1, remindAt = at.AddHours(2) });
        time.Now = at.AddHours(2).AddSeconds(3);
        await job.FireAsync(TrineApp.Token);
        (await TitlesAsync(owner)).ShouldBe(["Reminder: Moved", "Reminder: Moved"]);
    }

    [Fact]
    public async Task After_days_of_standing_still_everything_fires_once()
    {
        var time = new ManualTime();
        await using var app = await NotesApp.StartAsync(time);
        var job = await BeginAsync(app);
        using var owner = await app.SignInAsync("salesRep");
        foreach (var (index, title) in Numbered.Names("n", 20).Index())
        {
            await owner.AddNoteAsync(title, remindAt: time.Now.AddHours(index * 5).AddMinutes(1));
        }

        time.Now += TimeSpan.FromDays(7);
        await job.FireAsync(TrineApp.Token);
        await job.FireAsync(TrineApp.Token);
        (await TitlesAsync(owner)).Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_clock_that_jumps_ahead_and_back_repeats_nothing_and_loses_nothing()
    {
        var time = new ManualTime();
        await using var app = await NotesApp.StartAsync(time);
        var job = await BeginAsync(app);
        using var owner = await app.SignInAsync("salesRep");
        var start = time.Now;
        await owner.AddNoteAsync("first", remindAt: start.AddDays(1));
        time.Now = start.AddDays(30);
        await job.FireAsync(TrineApp.Token);
        (await TitlesAsync(owner)).ShouldBe(["Reminder: first"]);

        time.Now = start.AddHours(1);
        await job.FireAsync(TrineApp.Token);
        await owner.AddNoteAsync("second", remindAt: start.AddDays(2));
        time.Now = start.AddDays(3);
        await job.FireAsync(TrineApp.Token);
        (await TitlesAsync(owner)).ShouldBe(["Reminder: second", "Reminder: first"], ignoreOrder: true);
    }

    [Fact]
    public async Task Several_nodes_fire_a_reminder_once()
    {
        var time = new ManualTime();
        await using var app = await NotesApp.StartAsync(time);
        var job = await BeginAsync(app);
        using var owner = await app.SignInAsync("salesRep");
        foreach (var title in Numbered.Names("n", 10))
        {
            await owner.AddNoteAsync(title, remindAt: time.Now.AddMinutes(1));
        }

        time.Now += TimeSpan.FromMinutes(5);
        var fired = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => job.FireAsync(TrineApp.Token))));
        fired.Sum().ShouldBeLessThanOrEqualTo(10);
        (await TitlesAsync(owner)).Count.ShouldBe(10);
    }

    /// <summary>The first call of a new workspace sets the checkpoint: what lies before it is history.</summary>
    private static async Task<ReminderJob> BeginAsync(TrineApp app)
    {
        var job = app.Services.GetRequiredService<ReminderJob>();
        (await job.FireAsync(TrineApp.Token)).ShouldBe(0);
        return job;
    }

    private static async Task<List<string>> TitlesAsync(HttpClient client) =>
        [.. (await client.GetAsync("/api/notifications", HttpStatusCode.OK))["items"]!.AsArray().Where(i => (string)i!["event"]! == "reminder").Select(i => (string)i!["title"]!)];
}
