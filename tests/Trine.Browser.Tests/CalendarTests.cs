using System.Globalization;

namespace Trine.Browser.Tests;

public sealed class CalendarTests(Product product)
{
    // A calendar remembers how it was last looked at: somebody no other test looks over the shoulder of.
    private const string Somebody = "sales5@trine.example";

    /// <summary>The day it is in Shanghai, where the demo workspace is; a task at ten there is at 02:00 UTC.</summary>
    private static DateTime Today => TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(8).Date;

    [Fact]
    public Task A_task_dragged_to_another_hour_is_due_then_and_reminds_as_long_before() => product.VisitAsync(new Setting { Email = Somebody }, async page =>
    {
        var me = await page.MeAsync();
        var day = Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var id = await page.AddAsync("tasks", new { title = "寄样品到江宁仓库", owner = me, dueAt = $"{day}T02:00:00Z", remindAt = $"{day}T01:45:00Z" });
        await page.OpenAsync("/calendar");
        await page.GetByRole(AriaRole.Main).GetByText("日", new() { Exact = true }).ClickAsync();
        var task = page.Button("10:00 寄样品到江宁仓库");
        var from = (await task.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(from.X + 40, from.Y + 8);
        await page.Mouse.DownAsync();
        // Two hours are twice 48 pixels.
        await page.Mouse.MoveAsync(from.X + 40, from.Y + 8 + 96, new() { Steps = 8 });
        await page.Mouse.UpAsync();

        await Expect(page.Button("12:00 寄样品到江宁仓库")).ToBeVisibleAsync();
        await Expect(page.GetByText("“寄样品到江宁仓库”已改到")).ToBeVisibleAsync();
        var moved = await page.ReadAsync("tasks", id);
        moved.GetProperty("dueAt").GetString().ShouldBe($"{day}T04:00:00Z");
        moved.GetProperty("remindAt").GetString().ShouldBe($"{day}T03:45:00Z");

        await page.Button("撤销").ClickAsync();
        await Expect(page.Button("10:00 寄样品到江宁仓库")).ToBeVisibleAsync();
    });

    [Fact]
    public Task Times_are_the_workspaces_wherever_the_browser_stands() => product.VisitAsync(new Setting { Email = Somebody, TimeZone = "America/Los_Angeles" }, async page =>
    {
        var me = await page.MeAsync();
        var day = Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var id = await page.AddAsync("tasks", new { title = "给洛城客户回电", owner = me, dueAt = $"{day}T01:30:00Z" });
        await page.OpenAsync("/calendar");
        await page.GetByRole(AriaRole.Main).GetByText("日", new() { Exact = true }).ClickAsync();
        await Expect(page.Button("09:30 给洛城客户回电")).ToBeVisibleAsync();

        await page.OpenAsync($"/tasks/{id}");
        await page.Button("编辑").ClickAsync();
        var due = page.Window("编辑任务").GetByLabel("截止时间");
        await Expect(due).ToHaveValueAsync($"{day} 09:30");
        await due.ClickAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync($"{day} 18:00");
        await page.Keyboard.PressAsync("Enter");
        await page.Window("编辑任务").Button("保存").ClickAsync();
        await Expect(page.GetByText("已更新截止时间")).ToBeVisibleAsync();
        (await page.ReadAsync("tasks", id)).GetProperty("dueAt").GetString().ShouldBe($"{day}T10:00:00Z");
    });
}
