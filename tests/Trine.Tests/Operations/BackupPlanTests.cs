using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Trine.Operations.Backups;
using Trine.Tests.Fixture;
using Trine.Tests.Kernel;
using Trine.Tests.Organisation;

namespace Trine.Tests.Operations;

/// <summary>Backups as administrators ask for them and plan them.</summary>
[Trait("Database", "any")]
public sealed class BackupPlanTests
{
    [Fact]
    public async Task An_administrator_makes_downloads_and_deletes_one()
    {
        await using var app = await TrineApp.StartAsync();
        var id = (string)(await app.Admin.PostAsync("/api/backups", new { }, HttpStatusCode.Accepted))["id"]!;
        var done = await EndedAsync(app, id);
        ((string)done["state"]!).ShouldBe("done", done.Plain());
        ((long)done["size"]!).ShouldBe(new FileInfo(Path.Combine((string)done["folder"]!, (string)done["name"]!)).Length);

        // A token is not enough to carry everything away.
        await app.Admin.GetAsync($"/api/backups/{id}/file", HttpStatusCode.Forbidden);
        await app.Admin.DeleteAsync($"/api/backups/{id}", HttpStatusCode.NoContent);
        Directory.EnumerateFiles(Path.Combine(app.Data.Folder, "backups")).ShouldBeEmpty();
        await app.Admin.DeleteAsync($"/api/backups/{id}", HttpStatusCode.NotFound);

        var other = await app.SignInAsync("salesManager");
        await other.GetAsync("/api/backups", HttpStatusCode.Forbidden);
        await other.PostAsync("/api/backups", new { }, HttpStatusCode.Forbidden);
        await other.CallAsync(HttpMethod.Put, "/api/backups/plan", new { enabled = true, time = "01:00", keep = 1, keepDays = 0 }, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_plan_says_which_field_is_wrong_and_keeps_the_passphrase_secret()
    {
        await using var app = await TrineApp.StartAsync();
        var wrong = await app.Admin.CallAsync(HttpMethod.Put, "/api/backups/plan", new { enabled = true, time = "25:00", keep = 0, keepDays = -1, folder = "here", passphrase = "short" }, HttpStatusCode.BadRequest);
        wrong["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["time", "keep", "keepDays", "passphrase", "folder"], ignoreOrder: true);
        foreach (var (folder, why) in new[] { ("/proc/nothing", "The folder cannot be written to: there is no such path"), (Path.Combine(app.Data.Folder, "files", "x"), "Within the data folder only") })
        {
            var problem = await app.Admin.CallAsync(HttpMethod.Put, "/api/backups/plan", new { enabled = true, time = "02:00", keep = 1, keepDays = 0, folder }, HttpStatusCode.BadRequest);
            problem["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["folder"]);
            ((string)problem["errors"]!["folder"]![0]!).ShouldStartWith(why);
        }

        await PlanAsync(app, passphrase: "correct horse battery");
        var overview = await app.Admin.GetAsync("/api/backups", HttpStatusCode.OK);
        ((bool)overview["plan"]!["encrypted"]!).ShouldBeTrue();
        overview.Plain().ShouldNotContain("correct horse");
        (await Dump.ReadAsync(app.Data))["backup_plans"].ShouldAllBe(r => !r.Contains("correct horse"));

        var done = await EndedAsync(app, (string)(await app.Admin.PostAsync("/api/backups", new { }, HttpStatusCode.Accepted))["id"]!);
        var path = Path.Combine((string)done["folder"]!, (string)done["name"]!);
        var target = await TrineApp.NewDataAsync();
        (await Should.ThrowAsync<BackupException>(Backups.RestoreAsync(target, path))).Code.ShouldBe("locked");
        await Backups.RestoreAsync(target, path, "correct horse battery");
        await using var restored = await TrineApp.StartAsync(target);
        // The backup knows of itself that it was made; its file is in the other folder.
        var there = (await EndedAsync(restored, (string)done["id"]!))["state"]!;
        ((string)there!).ShouldBe("done");
    }

    [Fact]
    public async Task The_audit_log_tells_of_all_that_is_done_with_backups_and_of_no_passphrase()
    {
        await using var app = await TrineApp.StartAsync();
        using var browser = await PasswordTests.BrowserAsync(app, "boss@test.example", "the right one", "admin");
        var id = (string)(await browser.PostAsync("/api/backups", new { }, HttpStatusCode.Accepted))["id"]!;
        var name = (string)(await EndedAsync(app, id))["name"]!;
        using (var answer = await browser.GetAsync($"/api/backups/{id}/file", HttpCompletionOption.ResponseHeadersRead, TrineApp.Token))
        {
            // Written before the first byte goes out: whoever breaks off has it all the same.
            (await ToldAsync(app))[^1].ShouldBe(("backupDownloaded", name));
        }

        await browser.DeleteAsync($"/api/backups/{id}", HttpStatusCode.NoContent);
        await PlanAsync(app, passphrase: "correct horse battery");
        await PlanAsync(app, passphrase: "");
        await app.Admin.CallAsync(HttpMethod.Put, "/api/backups/plan", new { enabled = false, time = "02:30", keep = 1, keepDays = 0 }, HttpStatusCode.OK);
        (await ToldAsync(app)).Select(e => e.Name).ShouldBe(
            ["backupAsked", "backupDownloaded", "backupDeleted", "backupsPlanned", "backupPassphraseSet", "backupsPlanned", "backupPassphraseRemoved", "backupPlanEnded"]);
        var page = (await app.Admin.GetAsync("/api/audit?topic=transfer,administration", HttpStatusCode.OK)).Plain();
        page.ShouldContain($"boss downloaded the backup “{name}”");
        page.ShouldNotContain("correct horse");
    }

    private static async Task<List<(string Name, string? Detail)>> ToldAsync(TrineApp app) =>
    [
        .. (await AuditTrailTests.EventsAsync(app)).Select(e => JsonNode.Parse(e.Fields)!).Where(e => ((string)e["event"]!).StartsWith("backup", StringComparison.Ordinal))
            .Select(e => ((string)e["event"]!, (string?)e["detail"])),
    ];

    [Fact]
    public async Task The_plan_makes_one_a_day_and_keeps_as_many_as_it_says()
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 5, 4, 18, 31, 0, TimeSpan.Zero)); // 02:31 in Shanghai
        await using var app = await TrineApp.StartAsync(clock.Replace);
        var job = new BackupJob(app.Services.GetRequiredService<IServiceScopeFactory>());
        (await job.RunAsync(TrineApp.Token)).ShouldBeFalse();
        await PlanAsync(app, keep: 2);
        List<string> names = [];
        for (var day = 0; day < 4; day++)
        {
            (await job.RunAsync(TrineApp.Token)).ShouldBeTrue();
            (await job.RunAsync(TrineApp.Token)).ShouldBeFalse();
            names.Add((string)(await EndedAsync(app))["name"]!);
            clock.Advance(TimeSpan.FromHours(23));
            (await job.RunAsync(TrineApp.Token)).ShouldBeFalse();
            clock.Advance(TimeSpan.FromHours(1));
        }

        await UntilAsync(async () => (await app.Admin.GetAsync("/api/backups", HttpStatusCode.OK))["items"]!.AsArray().Count == 2);
        Directory.EnumerateFiles(Path.Combine(app.Data.Folder, "backups")).Select(Path.GetFileName).ShouldBe(names[2..], ignoreOrder: true);
    }

    [Fact]
    public async Task Administrators_are_told_of_one_that_failed()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = await app.Admin.CreateAsync("customers", new { name = "云帆" });
        using var form = new MultipartFormDataContent { { new ByteArrayContent("x"u8.ToArray()), "file", "a.txt" } };
        await app.Admin.CallAsync(HttpMethod.Post, $"/api/customers/{customer["id"]}/files", form, HttpStatusCode.Created);
        Directory.Delete(Path.Combine(app.Data.Folder, "files"), recursive: true);
        var failed = await EndedAsync(app, (string)(await app.Admin.PostAsync("/api/backups", new { }, HttpStatusCode.Accepted))["id"]!);
        ((string)failed["state"]!).ShouldBe("failed");
        ((string)failed["error"]!).ShouldContain("a.txt");
        (await app.Admin.GetAsync("/api/notifications", HttpStatusCode.OK)).Plain().ShouldContain("The backup failed");
    }

    [Fact]
    public async Task Why_one_failed_is_told_in_the_readers_language()
    {
        await using var app = await TrineApp.StartAsync();
        await PlanAsync(app);
        async Task<(string English, string Chinese)> FailedAsync(string folder)
        {
            await Dump.ExecuteAsync(app.Data, $"UPDATE backup_plans SET folder = '{folder}'");
            var failed = await EndedAsync(app, (string)(await app.Admin.PostAsync("/api/backups", new { }, HttpStatusCode.Accepted))["id"]!);
            ((string)failed["state"]!).ShouldBe("failed");
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/backups") { Headers = { { "Accept-Language", "zh-CN" } } };
            using var answer = await app.Admin.SendAsync(request, TrineApp.Token);
            var chinese = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TrineApp.Token))!["items"]![0]!;
            return ((string)failed["error"]!, (string)chinese["error"]!);
        }

        var missing = await FailedAsync("/proc/nothing");
        missing.English.ShouldMatch(@"^/proc/nothing/trine-\S+ cannot be written: there is no such path\. Check the space");
        missing.Chinese.ShouldMatch(@"^无法写入 /proc/nothing/trine-\S+：路径不存在。请检查");

        // What there are no words for is told in those of the system, in brackets.
        var file = Path.Combine(TestFolder.New(), "file");
        await File.WriteAllTextAsync(file, "", TrineApp.Token);
        var other = await FailedAsync(file);
        other.English.ShouldMatch(@"^\S+ cannot be written \(.+[^.]\)\. Check the space");
        other.Chinese.ShouldMatch(@"^无法写入 \S+（.+[^.]）。请检查");
    }

    private static Task<JsonNode> PlanAsync(TrineApp app, int keep = 7, string? passphrase = null) =>
        app.Admin.CallAsync(HttpMethod.Put, "/api/backups/plan", new { enabled = true, time = "02:30", keep, keepDays = 0, passphrase }, HttpStatusCode.OK);

    private static async Task<JsonNode> EndedAsync(TrineApp app, string? id = null)
    {
        JsonNode? found = null;
        await UntilAsync(async () =>
        {
            found = (await app.Admin.GetAsync("/api/backups", HttpStatusCode.OK))["items"]!.AsArray().First(b => id is null || (string)b!["id"]! == id);
            return (string)found!["state"]! is "done" or "failed";
        });
        return found!;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TrineApp.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await holds())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
