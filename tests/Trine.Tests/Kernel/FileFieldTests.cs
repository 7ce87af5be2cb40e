using System.Net;
using System.Net.Http.Headers;
using Trine.Tests.Fixture;
using Trine.Tests.Fixture.Notes;
using Trine.Tests.Transfer;

namespace Trine.Tests.Kernel;

/// <summary>Fields that hold files: the declared one of notes, and custom ones.</summary>
public sealed class FileFieldTests
{
    [Fact]
    public async Task Files_sent_ahead_join_the_record_that_holds_them()
    {
        await using var app = await NotesApp.StartAsync();
        await AddFieldAsync(app, "notes", required: true);
        using var owner = await app.SignInAsync("salesRep");
        using var stranger = await app.SignInAsync("salesRep");
        using var manager = await app.SignInAsync("admin");

        var contract = await SendAsync(owner, "notes", null, "../合同 “终稿”\u202e.docx");
        var scan = await SendAsync(owner, "notes", null, "<img src=x onerror=alert(1)>.png");

        // Nobody but the sender has it while it waits, not even for a record of his own.
        await stranger.GetAsync($"/api/files/{contract}", HttpStatusCode.NotFound);
        await manager.GetAsync($"/api/files/{contract}", HttpStatusCode.NotFound);
        await stranger.PostAsync("/api/notes", new { title = "a", custom = new { papers = new[] { contract } } }, HttpStatusCode.BadRequest);

        var missing = await owner.PostAsync("/api/notes", new { title = "a" }, HttpStatusCode.BadRequest);
        missing["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["custom.papers"]);
        var note = await owner.CreateAsync("notes", new { title = "a", papers = new[] { new { id = scan } }, custom = new { papers = new[] { contract } } });
        var shown = note["custom"]!["papers"]!.AsArray().Single()!;
        ((string)shown["name"]!).ShouldBe("合同 “终稿”.docx");
        ((long)shown["size"]!).ShouldBe(5);
        ((string)note["papers"]![0]!["name"]!).ShouldBe("<img src=x onerror=alert(1)>.png");

        // Access is the record's.
        (await manager.GetAsync($"/api/files/{contract}", TrineApp.Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await stranger.GetAsync($"/api/files/{contract}", HttpStatusCode.NotFound);
        (await owner.GetAsync($"/api/notes/{note["id"]}/files", HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBe(2);

        // It has joined one record and cannot be held by another.
        var taken = await owner.PostAsync("/api/notes", new { title = "b", custom = new { papers = new[] { contract } } }, HttpStatusCode.BadRequest);
        taken["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["custom.papers"]);
    }

    [Fact]
    public async Task A_refused_record_takes_no_file_with_it()
    {
        await using var app = await NotesApp.StartAsync();
        await AddFieldAsync(app, "notes");
        var file = await SendAsync(app.Admin, "notes", null, "a.txt");
        var custom = new { papers = new[] { file } };
        var batch = await app.Admin.PostAsync("/api/notes/batch", new { operations = new object[] { new { op = "create", values = new { title = "", custom } }, new { op = "create", values = new { title = "good" } } } });
        batch["results"]!.AsArray().Select(r => (int)r!["status"]!).ShouldBe([400, 201]);
        var note = await app.Admin.CreateAsync("notes", new { title = "second try", custom });
        ((string)note["custom"]!["papers"]![0]!["id"]!).ShouldBe(file);
    }

    [Fact]
    public async Task Held_files_stay_and_values_are_checked()
    {
        await using var app = await NotesApp.StartAsync();
        await AddFieldAsync(app, "notes");
        var id = await app.Admin.AddNoteAsync("合同");
        var other = await app.Admin.AddNoteAsync("other");
        var files = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            files.Add(await SendAsync(app.Admin, "notes", id, $"{i}.txt"));
        }

        var foreign = await SendAsync(app.Admin, "notes", other, "foreign.txt");
        foreach (var wrong in new object[] { "text", new[] { "no id" }, new[] { foreign }, new[] { Guid.NewGuid().ToString() }, files })
        {
            var problem = await app.Admin.PatchAsync($"/api/notes/{id}", new { version = 1, papers = wrong }, HttpStatusCode.BadRequest);
            problem["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["papers"], wrong.ToString());
        }

        await app.Admin.PatchAsync($"/api/notes/{id}", new { version = 1, custom = new { papers = new[] { files[0], files[1], files[0] } } });
        var held = await app.Admin.DeleteAsync($"/api/files/{files[0]}", HttpStatusCode.BadRequest);
        ((string)held["errors"]![""]![0]!).ShouldContain("take it out");
        var out1 = await app.Admin.PatchAsync($"/api/notes/{id}", new { version = 2, custom = new { papers = new[] { files[1] } } });
        await app.Admin.DeleteAsync($"/api/files/{files[0]}", HttpStatusCode.OK);

        // Undo would bring back a file that is gone meanwhile; the past still names it.
        var undo = await app.Admin.PostAsync($"/api/changes/{out1["changeSet"]}/undo", new { });
        ((int)undo["undone"]!).ShouldBe(0);
        var history = await app.Admin.GetAsync($"/api/notes/{id}/history", HttpStatusCode.OK);
        history["items"]!.AsArray().SelectMany(i => i!["fields"]!["custom.papers"]?["old"]!.AsArray() ?? []).Select(f => (string)f!["name"]!).ShouldBe(["0.txt", "1.txt"]);
    }

    [Fact]
    public async Task They_are_found_by_having_files_and_exported_by_name()
    {
        await using var app = await NotesApp.StartAsync();
        await AddFieldAsync(app, "customers");
        await app.Admin.CreateAsync("customers", new { name = "没有附件" });
        var file = await SendAsync(app.Admin, "customers", null, "=cmd|' _C calc'!A0.txt");
        var second = await SendAsync(app.Admin, "customers", null, "b.txt");
        await app.Admin.CreateAsync("customers", new { name = "有附件", custom = new { papers = new[] { file, second } } });
        async Task<string[]> Found(object filter) =>
            [.. (await app.Admin.PostAsync("/api/customers/query", new { filter, fields = new[] { "name" } }))["items"]!.AsArray().Select(i => (string)i!["name"]!)];
        (await Found(new { field = "custom.papers", op = "notEmpty" })).ShouldBe(["有附件"]);
        (await Found(new { field = "custom.papers", op = "empty" })).ShouldBe(["没有附件"]);
        await app.Admin.PostAsync("/api/customers/query", new { filter = new { field = "custom.papers", op = "eq", value = file } }, HttpStatusCode.BadRequest);
        await app.Admin.PostAsync("/api/customers/query", new { sort = new[] { "custom.papers" } }, HttpStatusCode.BadRequest);

        var csv = await app.Admin.ExportAsync("customers", fields: ["name", "custom.papers"]);
        Transfers.Lines(csv).ShouldContain("有附件,'=cmd|' _C calc'!A0.txt; b.txt");
        var mapping = new Dictionary<string, string> { ["papers"] = "custom.papers" };
        var import = await app.Admin.StartImportAsync("customers", csv, new { mapping }, expect: HttpStatusCode.BadRequest);
        ((string)import["errors"]!["options.mapping"]![0]!).ShouldContain("custom.papers");

        var meta = await app.Admin.GetAsync("/api/meta/customers", HttpStatusCode.OK);
        var field = meta["fields"]!.AsArray().Single(f => (string)f!["key"]! == "custom.papers")!;
        ((string)field["type"]!).ShouldBe("file");
        ((int)field["maxItems"]!).ShouldBe(20);
    }

    private static async Task AddFieldAsync(TrineApp app, string target, bool required = false) =>
        await app.Admin.CreateAsync("customFields", new { labelZh = "附件", labelEn = "papers", @object = target, key = "papers", type = "file", required });

    private static async Task<string> SendAsync(HttpClient client, string objects, string? record, string name)
    {
        using var content = new ByteArrayContent("hello"u8.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("text/plain");
        content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"x\"; filename*=UTF-8''{Uri.EscapeDataString(name)}");
        using var form = new MultipartFormDataContent { content };
        return (string)(await client.PostAsync(record is null ? $"/api/{objects}/files" : $"/api/{objects}/{record}/files", form, HttpStatusCode.Created))["id"]!;
    }
}
