using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Trine.Kernel.Data;
using Trine.Operations.Doctor;
using Trine.Tests.Fixture;

namespace Trine.Tests.Operations;

/// <summary>What administrators see of the server in the browser is what <c>trine doctor</c> says.</summary>
[Trait("Database", "any")]
public sealed class StatusTests
{
    private static readonly string[] Quick = ["folder", "disk", "keys", "database", "schema", "clock", "readers", "jobs", "backups"];

    [Fact]
    public async Task An_administrator_sees_it_in_his_language_and_nobody_else_does()
    {
        await using var app = await TrineApp.StartAsync();
        await app.CatchUpAsync();
        var status = await ReadAsync(app, "en-US");
        Checks(status).Select(c => (string)c["check"]!).ShouldBe(Quick);
        Checks(status).Where(c => (string)c["severity"]! != "ok").Select(c => (string)c["text"]!).ShouldBe(["There is none"]);
        var database = Checks(status).Single(c => (string)c["check"]! == "database");
        ((string)database["name"]!, database["todo"]).ShouldBe(("Database", null));
        ((string)database["text"]!).ShouldStartWith(TrineApp.OnPostgres ? "PostgreSQL 1" : "SQLite 3.");
        (DateTimeOffset.UtcNow - DateTimeOffset.Parse((string)status["checkedAt"]!, null)).ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromMinutes(1));
        ((string)status["server"]!["version"]!).ShouldNotBeEmpty();
        ((long)status["server"]!["memory"]!).ShouldBeGreaterThan(1 << 20);
        DateTimeOffset.Parse((string)status["server"]!["startedAt"]!, null).ShouldBeLessThan(DateTimeOffset.UtcNow);
        if (app.Data.PostgresConnection is { } connection)
        {
            status.Plain().ShouldNotContain(new NpgsqlConnectionStringBuilder(connection).SearchPath!);
        }

        var chinese = await ReadAsync(app, "zh-CN");
        Checks(chinese).Select(c => (string)c["name"]!).ShouldContain("数据文件夹");
        var backups = Checks(chinese)[^1];
        ((string)backups["severity"]!, (string)backups["text"]!).ShouldBe(("warning", "还没有备份"));
        ((string)backups["todo"]!).ShouldStartWith("请到“设置 → 备份”");

        foreach (var role in new[] { "salesManager", "salesRep" })
        {
            using var other = await app.SignInAsync(role);
            await other.GetAsync("/api/status", HttpStatusCode.Forbidden);
        }

        using var nobody = new HttpClient { BaseAddress = app.Address };
        await nobody.GetAsync("/api/status", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_is_wrong_is_shown_with_what_to_do()
    {
        await using var app = await TrineApp.StartAsync();
        await app.CatchUpAsync();
        var now = app.Data.Kind == DatabaseKind.Sqlite ? "0" : "now()";
        await Dump.ExecuteAsync(app.Data, $"INSERT INTO parked_entries (reader, seq, error, at) VALUES ('search', 1, 'boom\n   at Somewhere()', {now})");
        await app.Admin.CallAsync(HttpMethod.Put, "/api/backups/plan", new { enabled = true, time = "02:30", keep = 7, keepDays = 30 }, HttpStatusCode.OK);
        await Dump.ExecuteAsync(app.Data, "UPDATE backup_plans SET folder = '/proc/nothing'");
        await app.Admin.PostAsync("/api/backups", new { }, HttpStatusCode.Accepted);
        while ((string)(await app.Admin.GetAsync("/api/backups", HttpStatusCode.OK))["items"]![0]!["state"]! is "queued" or "running")
        {
            await Task.Delay(20, TrineApp.Token);
        }

        List<(string, string)> expected = [("readers", "“search” has put 1 entries aside: boom"), ("backups", "The last attempt failed"), ("backups", "There is none")];
        if (!OperatingSystem.IsWindows())
        {
            var keys = Path.Combine(app.Data.Folder, "keys");
            File.SetUnixFileMode(keys, (UnixFileMode)0b111_101_101);
            expected.Insert(0, ("keys", $"Others can read {keys}"));
        }

        var wrong = Checks(await ReadAsync(app, "en-US")).Where(c => (string)c["severity"]! == "problem").ToList();
        wrong.Select(c => ((string)c["check"]!, (string)c["text"]!)).ShouldBe(expected);
        wrong.ShouldAllBe(c => c["todo"] != null);
        var chinese = Checks(await ReadAsync(app, "zh-CN")).Where(c => (string)c["severity"]! == "problem").ToList();
        chinese.Select(c => (string)c["todo"]!).ShouldContain("原因和处理办法见“设置 → 备份”。");
    }

    [Fact]
    public async Task Who_asks_during_an_examination_shares_it()
    {
        await using var app = await TrineApp.StartAsync();
        var look = app.Services.GetRequiredService<QuickLook>();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(TrineApp.Token);
        var first = look.TakeAsync(leaving.Token);
        var others = Enumerable.Range(0, 8).Select(_ => look.TakeAsync(TrineApp.Token)).ToList();
        await leaving.CancelAsync();
        var outcomes = await Task.WhenAll(others);
        // Counted loosely: between two of the calls an examination may have ended.
        outcomes.Distinct().Count().ShouldBeLessThan(others.Count);
        // Whoever goes away is let go, unless it was all over by then.
        await ((Task)first).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        outcomes.ShouldNotContain(await look.TakeAsync(TrineApp.Token));
    }

    private static List<JsonNode> Checks(JsonNode status) => [.. status["checks"]!.AsArray().Select(c => c!)];

    private static async Task<JsonNode> ReadAsync(TrineApp app, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/status") { Headers = { { "Accept-Language", language } } };
        using var answer = await app.Admin.SendAsync(request, TrineApp.Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TrineApp.Token))!;
    }
}
