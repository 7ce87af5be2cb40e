using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;

namespace Trine.Tests.Transfer;

/// <summary>Roles limit how much is taken out, have large exports approved, and mark what leaves.</summary>
[Trait("Database", "any")]
public sealed class ExportControlTests
{
    [Fact]
    public async Task A_quota_holds_for_the_day_and_says_what_is_left()
    {
        var clock = new FakeClock(new DateTimeOffset(2100, 3, 1, 8, 0, 0, TimeSpan.Zero));
        await using var app = await TrineApp.StartAsync(clock.Replace);
        var client = await RoleAsync(app, new { name = "Ten", code = "ten", grants = """{"customers":{"read":"all","create":"own","export":"all"}}""", exportQuota = 10 });
        await FillAsync(client, 6);
        await client.ExportAsync("customers", fields: ["name"]);
        (await client.GetAsync("/api/exports/limits?object=customers", HttpStatusCode.OK)).Plain().ShouldBe("""{"quota":10,"left":4,"approvalOver":null,"unapproved":null}""");
        (await app.Admin.GetAsync("/api/exports/limits?object=customers", HttpStatusCode.OK)).Plain().ShouldBe("""{"quota":null,"left":null,"approvalOver":null,"unapproved":null}""");
        await client.GetAsync("/api/exports/limits?object=contacts", HttpStatusCode.Forbidden);
        (await client.GetAsync("/api/exports/limits", HttpStatusCode.BadRequest))["errors"]!["object"].ShouldNotBeNull();
        var refused = await StartAsync(client, HttpStatusCode.UnprocessableEntity);
        ((string)refused["detail"]!).ShouldStartWith("You may export 4 more records today (of 10 a day); this takes 6.");
        Transfers.Lines(await client.ExportAsync("customers", query: new { filter = new { field = "name", op = "in", value = new[] { "C1", "C2" } } })).Count.ShouldBe(3);
        (await AuditAsync(app)).ShouldContain("exportOverQuota");
        clock.Advance(TimeSpan.FromHours(8).Add(TimeSpan.FromMinutes(1)));
        await client.ExportAsync("customers", fields: ["name"]);
    }

    [Fact]
    public async Task Of_several_roles_the_most_generous_that_grants_exporting_holds()
    {
        await using var app = await TrineApp.StartAsync();
        var none = await app.Admin.CreateAsync("roles", new { name = "None", code = "none", grants = """{"customers":{"read":"all"}}""" });
        var some = await app.Admin.CreateAsync("roles", new { name = "Some", code = "some", grants = """{"customers":{"export":"all"}}""", exportQuota = 100 });
        var client = await RoleAsync(app, new { name = "Two", code = "two", grants = """{"customers":{"read":"all","create":"own","export":"all"}}""", exportQuota = 2 });
        await FillAsync(client, 3);
        var me = (string)(await client.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["id"]!;
        await app.Admin.CreateAsync("assignments", new { position = "A", user = me, role = none["id"] });
        await StartAsync(client, HttpStatusCode.UnprocessableEntity);
        await app.Admin.CreateAsync("assignments", new { position = "B", user = me, role = some["id"] });
        await client.ExportAsync("customers");
    }

    [Fact]
    public async Task A_large_export_begins_once_it_is_approved()
    {
        await using var app = await TrineApp.StartAsync();
        var boss = await app.AddUserAsync("readOnly", "boss@test.example", name: "Boss");
        var above = await app.ClientAsync(boss);
        var client = await RoleAsync(app, new { name = "Two", code = "two", grants = """{"customers":{"read":"all","create":"own","export":"all"}}""", approvalOver = 2 }, boss);
        await FillAsync(client, 2);
        await client.ExportAsync("customers");
        await FillAsync(client, 1, "D");
        (await client.GetAsync("/api/exports/limits?object=customers", HttpStatusCode.OK)).Plain().ShouldBe("""{"quota":null,"left":null,"approvalOver":2,"unapproved":0}""");

        var first = (string)(await StartAsync(client))["id"]!;
        ((string)(await client.GetAsync($"/api/exports/{first}", HttpStatusCode.OK))["state"]!).ShouldBe("awaitingApproval");
        await client.PostAsync($"/api/exports/{first}/approve", new { }, HttpStatusCode.NotFound);
        (await client.GetAsync("/api/exports/approvals", HttpStatusCode.OK))["items"]!.AsArray().ShouldBeEmpty();
        var stranger = await app.SignInAsync("salesManager");
        await stranger.PostAsync($"/api/exports/{first}/approve", new { }, HttpStatusCode.NotFound);
        var waiting = (await above.GetAsync("/api/exports/approvals", HttpStatusCode.OK))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((int)waiting["total"]!).ShouldBe(3);
        (await above.GetAsync("/api/notifications", HttpStatusCode.OK))["items"]!.AsArray().Select(n => (string)n!["title"]!).ShouldContain("client asks to export 3 records");
        await above.CallAsync(HttpMethod.Post, $"/api/exports/{first}/approve", new { }, HttpStatusCode.NoContent);
        ((string)(await client.EndedAsync("exports", first))["state"]!).ShouldBe("done");
        await above.PostAsync($"/api/exports/{first}/approve", new { }, HttpStatusCode.UnprocessableEntity);

        var second = (string)(await StartAsync(client))["id"]!;
        await app.Admin.PostAsync($"/api/exports/{second}/refuse", new { reason = "" }, HttpStatusCode.BadRequest);
        await app.Admin.CallAsync(HttpMethod.Post, $"/api/exports/{second}/refuse", new { reason = "Too much." }, HttpStatusCode.NoContent);
        var ended = await client.GetAsync($"/api/exports/{second}", HttpStatusCode.OK);
        ((string)ended["state"]!, (string)ended["error"]!).ShouldBe(("refused", "Too much."));
        await client.GetAsync($"/api/exports/{second}/file", HttpStatusCode.NotFound);
        (await client.GetAsync("/api/notifications", HttpStatusCode.OK))["items"]!.AsArray().Select(n => (string)n!["title"]!).ShouldContain("Your export was refused");
        (await AuditAsync(app)).ShouldBe(["exportRefused", "exportAsked", "exportEnded", "exportApproved", "exportAsked", "exportDownloaded", "exportEnded", "exportStarted"]);
    }

    [Fact]
    public async Task An_approval_is_for_as_many_records_as_were_asked_for()
    {
        await using var app = await TrineApp.StartAsync();
        var client = await RoleAsync(app, new { name = "Two", code = "two", grants = """{"customers":{"read":"all","create":"own","delete":"own","export":"all"}}""", approvalOver = 2 });
        await FillAsync(client, 3);
        var asked = (string)(await StartAsync(client))["id"]!;
        await FillAsync(client, 1, "D");
        await ApproveAsync(asked);
        var ended = await client.EndedAsync("exports", asked);
        ((string)ended["state"]!, (long)ended["total"]!).ShouldBe(("failed", 3));
        ((string)ended["error"]!).ShouldStartWith("3 records were approved, and by now there are more.");
        await client.GetAsync($"/api/exports/{asked}/file", HttpStatusCode.NotFound);

        var again = (string)(await StartAsync(client))["id"]!;
        await client.DeleteAsync($"/api/customers/{(await client.FindAsync("customers", "name", "D0"))["id"]}", HttpStatusCode.OK);
        await ApproveAsync(again);
        ended = await client.EndedAsync("exports", again);
        ((string)ended["state"]!, (long)ended["done"]!).ShouldBe(("done", 3));

        Task<JsonNode> ApproveAsync(string id) => app.Admin.CallAsync(HttpMethod.Post, $"/api/exports/{id}/approve", new { }, HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Small_exports_of_a_day_together_need_the_approval_of_a_large_one()
    {
        var clock = new FakeClock(new DateTimeOffset(2100, 3, 1, 8, 0, 0, TimeSpan.Zero));
        await using var app = await TrineApp.StartAsync(clock.Replace);
        var client = await RoleAsync(app, new { name = "Three", code = "three", grants = """{"customers":{"read":"all","create":"own","export":"all"}}""", approvalOver = 3 });
        await FillAsync(client, 2);
        await client.ExportAsync("customers");
        var second = (string)(await StartAsync(client))["id"]!;
        (await StateAsync(second)).ShouldBe("awaitingApproval");
        await app.Admin.CallAsync(HttpMethod.Post, $"/api/exports/{second}/approve", new { }, HttpStatusCode.NoContent);
        (await client.EndedAsync("exports", second))["state"]!.GetValue<string>().ShouldBe("done");

        // What was approved is not counted again: one more is left of the day.
        await client.ExportAsync("customers", query: new { filter = new { field = "name", op = "eq", value = "C1" } });
        (await StateAsync((string)(await StartAsync(client))["id"]!)).ShouldBe("awaitingApproval");
        clock.Advance(TimeSpan.FromHours(8).Add(TimeSpan.FromMinutes(1)));
        await client.ExportAsync("customers");

        async Task<string> StateAsync(string id) => (string)(await client.GetAsync($"/api/exports/{id}", HttpStatusCode.OK))["state"]!;
    }

    [Fact]
    public async Task Old_files_are_not_for_whoever_may_no_longer_export_or_import()
    {
        await using var app = await TrineApp.StartAsync();
        var role = await app.Admin.CreateAsync("roles", new { name = "Once", code = "once", grants = """{"customers":{"read":"all","create":"own","export":"all","import":"own"}}""" });
        var client = await app.SignInAsync("once");
        var import = await client.ImportAsync("customers", "客户名称,手机\r\n甲公司,\r\n,13800138000\r\n");
        var export = (string)(await StartAsync(client))["id"]!;
        await client.EndedAsync("exports", export);
        string[] files = [$"/api/exports/{export}/file", $"/api/imports/{import["id"]}/rejected"];
        foreach (var file in files)
        {
            (await client.GetByteArrayAsync(file, TrineApp.Token)).ShouldNotBeEmpty();
        }

        await app.Admin.PatchAsync($"/api/roles/{role["id"]}", new { version = 1, grants = """{"customers":{"read":"all","create":"own"}}""" });
        foreach (var file in files.Append($"/api/imports/{import["id"]}/warnings"))
        {
            ((string)(await client.GetAsync(file, HttpStatusCode.Forbidden))["detail"]!).ShouldContain("Customer");
        }
    }

    [Fact]
    public async Task Marked_files_say_whose_they_are_and_come_back_whole()
    {
        await using var app = await TrineApp.StartAsync();
        var client = await RoleAsync(app, new { name = "Marked", code = "marked", grants = """{"customers":{"read":"all","create":"own","update":"own","export":"all","import":"own"}}""", watermark = true });
        ((bool)(await client.GetAsync("/api/session", HttpStatusCode.OK))["watermark"]!).ShouldBeTrue();
        ((bool)(await app.Admin.GetAsync("/api/session", HttpStatusCode.OK))["watermark"]!).ShouldBeFalse();
        await FillAsync(client, 2);
        var file = await client.ExportAsync("customers", "xlsx", fields: ["id", "name"]);
        await using (var zip = new ZipArchive(new MemoryStream(file)))
        {
            (await TextAsync(zip, "docProps/core.xml")).ShouldContain("Exported by client");
            (await TextAsync(zip, "xl/worksheets/sheet1.xml")).ShouldContain("Exported by client");
        }

        (await client.ImportAsync("customers", file, new { key = "id" }, "back.xlsx")).Counts().ShouldBe((0, 0, 2, 0));
        var started = (string)(await StartAsync(client))["id"]!;
        await client.EndedAsync("exports", started);
        using var answer = await client.GetAsync($"/api/exports/{started}/file", TrineApp.Token);
        answer.Content.Headers.ContentDisposition!.FileNameStar!.ShouldEndWith("-client.csv");

        static async Task<string> TextAsync(ZipArchive zip, string part)
        {
            using var reader = new StreamReader(await zip.GetEntry(part)!.OpenAsync(TrineApp.Token));
            return await reader.ReadToEndAsync(TrineApp.Token);
        }
    }

    private static async Task<HttpClient> RoleAsync(TrineApp app, object role, Guid? manager = null)
    {
        var made = await app.Admin.CreateAsync("roles", role);
        var user = await app.Admin.CreateAsync("users", new { name = "client", email = $"u{Guid.NewGuid():N}@test.example", role = made["id"], manager });
        return await app.ClientAsync((Guid)user["id"]!);
    }

    private static async Task FillAsync(HttpClient client, int count, string prefix = "C")
    {
        for (var i = 0; i < count; i++)
        {
            await client.CreateAsync("customers", new { name = $"{prefix}{i}" });
        }
    }

    private static Task<JsonNode> StartAsync(HttpClient client, HttpStatusCode expect = HttpStatusCode.Accepted) =>
        client.CallAsync(HttpMethod.Post, "/api/exports", new { @object = "customers", format = "csv" }, expect);

    private static async Task<List<string>> AuditAsync(TrineApp app) =>
        [.. (await app.Admin.GetAsync("/api/audit?topic=transfer", HttpStatusCode.OK))["items"]!.AsArray().Select(i => (string)i!["event"]!)];
}
