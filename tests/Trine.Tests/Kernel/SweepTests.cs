using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Data;
using Trine.Kernel.Jobs;
using Trine.Kernel.Notifications;
using Trine.Tests.Fixture;
using Trine.Tests.Transfer;

namespace Trine.Tests.Kernel;

/// <summary>The daily sweep throws away what is past its time, and nothing else.</summary>
public sealed class SweepTests
{
    [Fact]
    public async Task Files_of_imports_and_exports_go_after_thirty_days()
    {
        var clock = new FakeClock(TimeProvider.System.GetUtcNow());
        await using var app = await TrineApp.StartAsync(clock.Replace);
        var import = await app.Admin.ImportAsync("customers", "name,phone\n甲,\n,13800000000\n");
        var export = await app.Admin.CallAsync(HttpMethod.Post, "/api/exports", new { @object = "customers", format = "csv", query = new { } }, HttpStatusCode.Accepted);
        await app.Admin.EndedAsync("exports", (string)export["id"]!);
        async Task ShownAsync(HttpStatusCode expect)
        {
            foreach (var path in new[] { $"/api/imports/{import["id"]}/rejected", $"/api/exports/{export["id"]}/file" })
            {
                using var answer = await app.Admin.GetAsync(path, TrineApp.Token);
                answer.StatusCode.ShouldBe(expect, path);
            }
        }

        clock.Advance(TimeSpan.FromDays(29));
        (await SweepAsync(app)).ShouldBeTrue();
        await ShownAsync(HttpStatusCode.OK);
        clock.Advance(TimeSpan.FromDays(2));
        (await SweepAsync(app)).ShouldBeTrue();
        await ShownAsync(HttpStatusCode.NotFound);
        // How it went is still known.
        (await app.Admin.GetAsync($"/api/imports/{import["id"]}", HttpStatusCode.OK))["rejected"]!.GetValue<int>().ShouldBe(1);
        Directory.EnumerateFiles(Path.Combine(app.Data.Folder, "imports")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Bytes_without_a_row_go_after_a_day_and_those_of_files_stay()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = (string)(await app.Admin.CreateAsync("customers", new { name = "云帆" }))["id"]!;
        var kept = await UploadAsync(app.Admin, customer, "kept");
        var deleted = await UploadAsync(app.Admin, customer, "deleted");
        await app.Admin.DeleteAsync($"/api/files/{deleted}", HttpStatusCode.OK);
        var folder = new DirectoryInfo(Path.Combine(app.Data.Folder, "files"));
        var two = folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(f => f.FullName).ToHashSet();
        two.Count.ShouldBe(2);

        // As a process leaves them that is killed between the bytes and the commit, or in the middle of the bytes.
        var orphan = Directory.CreateDirectory(Path.Combine(folder.FullName, "ab")).FullName + "/0123456789abcdef0123456789abcdab";
        var part = Path.Combine(folder.FullName, "parts", "0123456789abcdef0123456789abcdef");
        var fresh = Path.Combine(folder.FullName, "ab", "fedcba9876543210fedcba98765432ab");
        foreach (var path in new[] { orphan, part, fresh })
        {
            await File.WriteAllTextAsync(path, "lost", TrineApp.Token);
        }

        foreach (var path in two.Append(orphan).Append(part))
        {
            File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));
        }

        (await SweepAsync(app)).ShouldBeTrue();
        folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(f => f.FullName).ShouldBe(two.Append(fresh), ignoreOrder: true);
        (await app.Admin.GetStringAsync($"/api/files/{kept}", TrineApp.Token)).ShouldBe("kept");
    }

    [Fact]
    public async Task Notifications_go_ninety_days_after_when_they_were_read()
    {
        var clock = new FakeClock(TimeProvider.System.GetUtcNow());
        await using var app = await TrineApp.StartAsync(clock.Replace);
        await app.Admin.ImportAsync("customers", "name\n甲\n", fileName: "read.csv");
        await app.Admin.PostAsync("/api/notifications/read", new { all = true });
        await app.Admin.ImportAsync("customers", "name\n乙\n", fileName: "unread.csv");
        async Task<int> CountAsync()
        {
            await using var scope = app.SystemScope();
            return await scope.ServiceProvider.GetRequiredService<TrineDb>().Set<Notification>().CountAsync(TrineApp.Token);
        }

        clock.Advance(TimeSpan.FromDays(89));
        await SweepAsync(app);
        (await CountAsync()).ShouldBe(2);
        clock.Advance(TimeSpan.FromDays(2));
        await SweepAsync(app);
        (await CountAsync()).ShouldBe(1);
        ((string)(await app.Admin.GetAsync("/api/notifications", HttpStatusCode.OK))["items"]![0]!["title"]!).ShouldContain("unread.csv");
    }

    [Fact]
    public async Task Several_nodes_sweep_once_a_day()
    {
        var clock = new FakeClock(TimeProvider.System.GetUtcNow());
        await using var app = await TrineApp.StartAsync(clock.Replace);
        clock.Advance(TimeSpan.FromDays(1));
        var swept = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => SweepAsync(app))));
        swept.Count(s => s).ShouldBe(1);
        clock.Advance(TimeSpan.FromHours(23));
        (await SweepAsync(app)).ShouldBeFalse();
        clock.Advance(TimeSpan.FromHours(1));
        (await SweepAsync(app)).ShouldBeTrue();
    }

    private static Task<bool> SweepAsync(TrineApp app) => app.Services.GetRequiredService<SweepJob>().RunAsync(TrineApp.Token);

    private static async Task<string> UploadAsync(HttpClient client, string customer, string text)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("text/plain");
        using var form = new MultipartFormDataContent { { content, "file", $"{text}.txt" } };
        return (string)(await client.PostAsync($"/api/customers/{customer}/files", form, HttpStatusCode.Created))["id"]!;
    }
}
