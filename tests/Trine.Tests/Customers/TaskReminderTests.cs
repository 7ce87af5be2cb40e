using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Reminders;
using Trine.Tests.Fixture;

namespace Trine.Tests.Customers;

public sealed class TaskReminderTests
{
    [Fact]
    public async Task An_open_task_reminds_its_owner_and_a_finished_one_does_not()
    {
        var time = new ManualTime();
        await using var app = await TrineApp.StartAsync(services => services.AddSingleton<TimeProvider>(time));
        var job = app.Services.GetRequiredService<ReminderJob>();
        await job.FireAsync(TrineApp.Token);
        using var owner = await app.SignInAsync("salesRep");
        await owner.CreateAsync("tasks", new { title = "回访", remindAt = time.Now.AddMinutes(5) });
        await owner.CreateAsync("tasks", new { title = "已办", remindAt = time.Now.AddMinutes(5), status = "done" });

        time.Now += TimeSpan.FromMinutes(6);
        await job.FireAsync(TrineApp.Token);
        var told = await owner.GetAsync("/api/notifications", HttpStatusCode.OK);
        told["items"]!.AsArray().Select(i => (string)i!["title"]!).ShouldBe(["Reminder: 回访"]);
    }
}
