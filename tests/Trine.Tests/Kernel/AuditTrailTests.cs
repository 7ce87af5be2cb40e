using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Organisation.Sessions;
using Trine.Tests.Fixture;
using Trine.Tests.Organisation;
using Trine.Tests.Transfer;

namespace Trine.Tests.Kernel;

/// <summary>What changes no record leaves its entry in the one log, and what reads the log for records passes over it.</summary>
public sealed class AuditTrailTests
{
    private const string Email = "wangwu@test.example";
    private const string Password = "the right one";

    [Fact]
    public async Task Ways_in_leave_entries_and_no_secrets()
    {
        await using var app = await TrineApp.StartAsync();
        var user = await app.AddUserAsync("salesRep", Email);
        await PasswordTests.SetAsync(app, Email, Password);
        using var browser = await PasswordTests.SignInAsync(app, Email, Password, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        await browser.PostAsync("/api/session", new { email = Email, password = "quite the wrong one" }, HttpStatusCode.Unauthorized);
        var token = await browser.PostAsync("/api/tokens", new { name = "报表程序", days = 30, readOnly = true }, HttpStatusCode.Created);
        await browser.DeleteAsync($"/api/tokens/{token["item"]!["id"]}", HttpStatusCode.NoContent);
        await browser.DeleteAsync("/api/session", HttpStatusCode.NoContent);

        var entries = await EventsAsync(app);
        var mine = entries.Where(e => e.RecordId == user).ToList();
        mine.Select(Name).ShouldBe(["passwordSet", "signedIn", "signInFailed", "tokenMade", "tokenRevoked", "signedOut"]);
        mine.ShouldAllBe(e => e.Subject == "users");
        var signedIn = JsonDocument.Parse(mine[1].Fields).RootElement;
        signedIn.GetProperty("address").GetString().ShouldBe("127.0.0.1");
        signedIn.GetProperty("device").GetString().ShouldBe("Firefox · Linux");
        mine[1].ActorId.ShouldBe(user);
        mine[3].Topic.ShouldBe(AuditTopic.Account);
        mine[3].Fields.ShouldContain("报表程序");
        foreach (var entry in entries)
        {
            entry.Fields.ShouldNotContain(Password);
            entry.Fields.ShouldNotContain("wrong one");
            entry.Fields.ShouldNotContain((string)token["token"]!);
        }
    }

    [Fact]
    public async Task Strangers_are_counted_and_told_of_once_a_minute()
    {
        var clock = new FakeClock(new DateTimeOffset(2100, 3, 1, 8, 0, 0, TimeSpan.Zero));
        await using var app = await TrineApp.StartAsync(clock.Replace);
        using var stranger = new HttpClient { BaseAddress = app.Address };
        for (var i = 0; i < 7; i++)
        {
            await stranger.PostAsync("/api/session", new { email = $"guess{i}@test.example", password = "secret secret" }, HttpStatusCode.Unauthorized);
        }

        var attempts = app.Services.GetRequiredService<StrangerAttempts>();
        await attempts.WriteAsync(TrineApp.Token);
        Counts(await EventsAsync(app)).ShouldBe([1]);
        clock.Advance(TimeSpan.FromMinutes(2));
        await attempts.WriteAsync(TrineApp.Token);
        await attempts.WriteAsync(TrineApp.Token);
        var entries = await EventsAsync(app);
        Counts(entries).ShouldBe([1, 6]);
        entries.ShouldAllBe(e => !e.Fields.Contains("guess"));

        static List<int> Counts(List<ChangeLogEntry> entries) =>
            [.. entries.Where(e => Name(e) == "signInFailed").Select(e => JsonDocument.Parse(e.Fields).RootElement.GetProperty("count").GetInt32())];
    }

    [Fact]
    public async Task Exports_and_imports_leave_their_beginning_their_end_and_each_download()
    {
        await using var app = await TrineApp.StartAsync();
        (await app.Admin.ImportAsync("customers", "客户名称\r\n甲公司\r\n乙公司\r\n")).Counts().ShouldBe((2, 0, 0, 0));
        await app.Admin.ImportAsync("customers", "客户名称\r\n丙公司\r\n", new { dryRun = true });
        await app.Admin.ExportAsync("customers", "xlsx", new { filter = new { field = "name", op = "contains", value = "公司" } }, ["name", "phone"]);
        var transfers = (await EventsAsync(app)).Where(e => e.Topic == AuditTopic.Transfer).ToList();
        // A trial saves nothing, and tells whoever makes it what is here already.
        transfers.Select(Name).ShouldBe(["importStarted", "importEnded", "importStarted", "importEnded", "exportStarted", "exportEnded", "exportDownloaded"]);
        transfers.ShouldAllBe(e => e.Subject == "customers" && e.ActorId != null);
        using var started = JsonDocument.Parse(transfers[4].Fields);
        started.RootElement.GetProperty("fields").EnumerateArray().Select(f => f.GetString()).ShouldBe(["name", "phone"]);
        started.RootElement.GetProperty("filter").GetString()!.ShouldContain("contains");
        using var ended = JsonDocument.Parse(transfers[5].Fields);
        ended.RootElement.GetProperty("count").GetInt64().ShouldBe(2);
        ended.RootElement.GetProperty("format").GetString().ShouldBe("xlsx");
    }

    [Fact]
    public async Task Reading_by_the_thousand_is_told_once_in_ten_minutes()
    {
        var clock = new FakeClock(new DateTimeOffset(2100, 3, 1, 8, 0, 0, TimeSpan.Zero));
        await using var app = await TrineApp.StartAsync(clock.Replace);
        await app.Admin.ImportAsync("products", "产品名称,产品编码\r\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"产品 {i},C{i}\r\n")));
        var rep = await app.SignInAsync("salesRep");
        for (var i = 0; i < 3; i++)
        {
            await rep.PostAsync("/api/products/query", new { limit = 300 });
        }

        (await BulkAsync()).ShouldBeEmpty();
        await rep.GetAsync("/api/products?limit=300", HttpStatusCode.OK);
        await rep.GetAsync("/api/products?limit=300", HttpStatusCode.OK);
        var told = (await BulkAsync()).ShouldHaveSingleItem();
        told.Subject.ShouldBe("products");
        JsonDocument.Parse(told.Fields).RootElement.GetProperty("count").GetInt32().ShouldBe(1200);
        clock.Advance(BulkViews.Window);
        for (var i = 0; i < 4; i++)
        {
            await rep.GetAsync("/api/products?limit=300", HttpStatusCode.OK);
        }

        (await BulkAsync()).Count.ShouldBe(2);

        async Task<List<ChangeLogEntry>> BulkAsync() => [.. (await EventsAsync(app)).Where(e => e.Topic == AuditTopic.BulkView)];
    }

    [Fact]
    public async Task Records_know_nothing_of_events()
    {
        await using var app = await TrineApp.StartAsync();
        var before = DateTimeOffset.UtcNow;
        var made = await app.Admin.CreateAsync("customers", new { name = "甲公司", level = "a" });
        var id = (Guid)made["id"]!;
        Guid changeSet;
        await using (var scope = app.SystemScope())
        {
            var audit = scope.ServiceProvider.GetRequiredService<AuditTrail>();
            changeSet = scope.ServiceProvider.GetRequiredService<ChangeScope>().ChangeSet;
            await audit.WriteAsync(AuditEvent.FieldRevealed, AuditSubject.Of("customers", id), new AuditDetails { Fields = ["phone"], Detail = "电话" }, TrineApp.Token);
        }

        await app.CatchUpAsync();
        (await app.Admin.GetAsync("/health/ready", HttpStatusCode.OK))["parked"]!.GetValue<int>().ShouldBe(0);
        (await app.Admin.GetAsync($"/api/customers/{id}/history", HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBe(1);
        (await app.Admin.GetAsync($"/api/customers/{id}/timeline", HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBe(1);
        await app.Admin.PostAsync($"/api/changes/{changeSet}/undo", new { }, HttpStatusCode.NotFound);
        var changed = await app.Admin.PatchAsync($"/api/customers/{id}", new { version = 1, level = "b" });
        var moment = Uri.EscapeDataString(before.AddSeconds(-5).ToString("o"));
        await app.Admin.GetAsync($"/api/customers/{id}?asOf={moment}", HttpStatusCode.NotFound);
        var past = await app.Admin.PostAsync("/api/customers/query", new { asOf = before.AddSeconds(-5) });
        past["items"]!.AsArray().ShouldBeEmpty();
        (await app.Admin.PostAsync($"/api/changes/{changed["changeSet"]}/undo", new { }))["undone"]!.GetValue<int>().ShouldBe(1);
        ((string)(await app.Admin.GetAsync("/api/search?q=甲公司", HttpStatusCode.OK))["items"]![0]!["id"]!).ShouldBe(id.ToString());
    }

    [Fact]
    public async Task An_event_joins_the_save_it_belongs_to_or_the_open_transaction()
    {
        await using var app = await TrineApp.StartAsync();
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var audit = scope.ServiceProvider.GetRequiredService<AuditTrail>();
        await using (await db.BeginWriteAsync(TrineApp.Token))
        {
            await audit.WriteAsync(AuditEvent.ExportFailed, AuditSubject.Of("customers"), null, TrineApp.Token);
        }

        (await EventsAsync(app)).ShouldNotContain(e => Name(e) == "exportFailed");
        audit.Add(AuditEvent.ExportFailed, AuditSubject.Of("customers"), null);
        await db.SaveChangesAsync(TrineApp.Token);
        (await EventsAsync(app)).Count(e => Name(e) == "exportFailed").ShouldBe(1);
    }

    [Fact]
    public void No_object_is_called_as_events_are()
    {
        foreach (var definition in Trine.Host.Modules.All.SelectMany(m => m.Objects))
        {
            definition.Key.ShouldNotBe(AuditTrail.ObjectKey);
        }
    }

    internal static async Task<List<ChangeLogEntry>> EventsAsync(TrineApp app)
    {
        await using var scope = app.SystemScope();
        return await scope.ServiceProvider.GetRequiredService<TrineDb>().Set<ChangeLogEntry>().AsNoTracking()
            .Where(e => e.Object == AuditTrail.ObjectKey).OrderBy(e => e.Seq).ToListAsync(TrineApp.Token);
    }

    internal static string Name(ChangeLogEntry entry) => JsonDocument.Parse(entry.Fields).RootElement.GetProperty("event").GetString()!;
}
