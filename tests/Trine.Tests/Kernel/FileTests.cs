using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;
using Trine.Tests.Fixture.Notes;

namespace Trine.Tests.Kernel;

public sealed class FileTests
{
    private const int Limit = 20 * 1024 * 1024;
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];

    [Fact]
    public async Task A_file_comes_back_byte_by_byte_under_its_name()
    {
        await using var app = await NotesApp.StartAsync();
        var note = await app.Admin.AddNoteAsync("合同");
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        var file = await UploadAsync(app.Admin, note, "合同 “终稿”.docx", bytes, "application/octet-stream");
        ((long)file["size"]!).ShouldBe(bytes.Length);
        (await app.Admin.GetAsync($"/api/notes/{note}/files", HttpStatusCode.OK))["items"]!.AsArray().Select(i => (string)i!["name"]!).ShouldBe(["合同 “终稿”.docx"]);

        using var response = await app.Admin.GetAsync($"/api/files/{file["id"]}", TrineApp.Token);
        (await response.Content.ReadAsByteArrayAsync(TrineApp.Token)).ShouldBe(bytes);
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        response.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("合同 “终稿”.docx");

        // Clients that have it ask only whether they still may.
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/api/files/{file["id"]}");
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        using var unchanged = await app.Admin.SendAsync(again, TrineApp.Token);
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("../../../etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\system.ini", "system.ini")]
    [InlineData("/etc/cron.d/evil", "evil")]
    [InlineData("..", "file")]
    [InlineData("", "file")]
    [InlineData("<img src=x onerror=alert(1)>.png", "<img src=x onerror=alert(1)>.png")]
    [InlineData("invoice\u202egpj.exe", "invoicegpj.exe")]
    public async Task File_names_are_names_and_never_paths(string sent, string kept)
    {
        await using var app = await NotesApp.StartAsync();
        var note = await app.Admin.AddNoteAsync("合同");
        var file = await UploadAsync(app.Admin, note, sent, "hello"u8.ToArray(), "text/plain");
        ((string)file["name"]!).ShouldBe(kept);

        // What lies in the data folder is named by the store alone.
        var files = Path.Combine(app.Data.Folder, "files");
        var found = Directory.EnumerateFiles(app.Data.Folder, "*", SearchOption.AllDirectories).Where(f => File.ReadAllBytes(f).AsSpan().SequenceEqual("hello"u8)).ToList();
        found.Count.ShouldBe(1);
        Path.GetFullPath(found[0]).ShouldStartWith(files);
        Path.GetFileName(found[0]).ShouldMatch("^[0-9a-f]{32}$");
    }

    [Theory]
    [InlineData("page.html", "<html><script>alert(1)</script></html>", "text/html")]
    [InlineData("picture.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/svg+xml")]
    [InlineData("code.js", "alert(1)", "text/javascript")]
    [InlineData("not.png", "<html><script>alert(1)</script></html>", "image/png")]
    [InlineData("not.pdf", "MZ\u0090 program", "application/pdf")]
    [InlineData("notes.txt", "<!DOCTYPE html><script>alert(1)</script>", "text/plain")]
    public async Task What_could_do_harm_is_kept_but_never_shown(string name, string content, string claimed)
    {
        await using var app = await NotesApp.StartAsync();
        var note = await app.Admin.AddNoteAsync("合同");
        var file = await UploadAsync(app.Admin, note, name, Encoding.Latin1.GetBytes(content), claimed);
        using var response = await app.Admin.GetAsync($"/api/files/{file["id"]}?inline=1", TrineApp.Token);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Content-Security-Policy").ShouldBe(["sandbox"]);
        (await response.Content.ReadAsStringAsync(TrineApp.Token)).Length.ShouldBe(content.Length);
    }

    [Fact]
    public async Task Pictures_and_pdf_are_shown_in_place_when_asked()
    {
        await using var app = await NotesApp.StartAsync();
        var note = await app.Admin.AddNoteAsync("合同");

        // The bytes decide, not the name or the claim.
        var picture = await UploadAsync(app.Admin, note, "scan.html", Png, "text/html");
        using var shown = await app.Admin.GetAsync($"/api/files/{picture["id"]}?inline=1", TrineApp.Token);
        shown.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        shown.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        using var saved = await app.Admin.GetAsync($"/api/files/{picture["id"]}", TrineApp.Token);
        saved.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");

        var pdf = await UploadAsync(app.Admin, note, "offer.pdf", "%PDF-1.7\n"u8.ToArray(), "application/pdf");
        using var offer = await app.Admin.GetAsync($"/api/files/{pdf["id"]}?inline=1", TrineApp.Token);
        offer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        offer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
    }

    [Fact]
    public async Task Twenty_megabytes_pass_and_one_byte_more_leaves_nothing_behind()
    {
        await using var app = await NotesApp.StartAsync();
        var note = await app.Admin.AddNoteAsync("合同");
        var file = await UploadAsync(app.Admin, note, "full.bin", new byte[Limit], "application/octet-stream");
        ((long)file["size"]!).ShouldBe(Limit);

        var problem = await UploadAsync(app.Admin, note, "over.bin", new byte[Limit + 1], "application/octet-stream", HttpStatusCode.RequestEntityTooLarge);
        ((string)problem["code"]!).ShouldBe("tooLarge");
        ((string)problem["detail"]!).ShouldContain("20 MB");
        (await app.Admin.GetAsync($"/api/notes/{note}/files", HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBe(1);
        Directory.EnumerateFiles(Path.Combine(app.Data.Folder, "files"), "*", SearchOption.AllDirectories).Count().ShouldBe(1);
    }

    [Fact]
    public async Task Uploads_that_are_none_are_refused_with_the_way_out()
    {
        await using var app = await NotesApp.StartAsync();
        var note = await app.Admin.AddNoteAsync("合同");
        await app.Admin.PostAsync($"/api/notes/{note}/files", new { file = "no" }, HttpStatusCode.UnsupportedMediaType);
        using var form = new MultipartFormDataContent { { new StringContent("x"), "other" } };
        var problem = await app.Admin.PostAsync($"/api/notes/{note}/files", form, HttpStatusCode.BadRequest);
        problem["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["file"]);

        using var broken = new StringContent("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\ncut off");
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        await app.Admin.PostAsync($"/api/notes/{note}/files", broken, HttpStatusCode.BadRequest);
        (await app.Admin.GetAsync($"/api/notes/{note}/files", HttpStatusCode.OK))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Access_follows_the_record_and_a_deleted_file_can_be_brought_back()
    {
        await using var app = await NotesApp.StartAsync();
        using var owner = await app.SignInAsync("salesRep");
        using var stranger = await app.SignInAsync("salesRep");
        var note = await owner.AddNoteAsync("合同");
        var id = (string)(await UploadAsync(owner, note, "a.txt", "hello"u8.ToArray(), "text/plain"))["id"]!;

        await stranger.GetAsync($"/api/notes/{note}/files", HttpStatusCode.NotFound);
        await UploadAsync(stranger, note, "b.txt", "hello"u8.ToArray(), "text/plain", HttpStatusCode.NotFound);
        await stranger.GetAsync($"/api/files/{id}", HttpStatusCode.NotFound);
        await stranger.DeleteAsync($"/api/files/{id}", HttpStatusCode.NotFound);
        await app.Admin.DeleteAsync($"/api/files/{id}", HttpStatusCode.Forbidden);

        var deleted = await owner.DeleteAsync($"/api/files/{id}", HttpStatusCode.OK);
        await owner.GetAsync($"/api/files/{id}", HttpStatusCode.NotFound);
        await owner.PostAsync($"/api/changes/{deleted["changeSet"]}/undo", new { });
        using var back = await owner.GetAsync($"/api/files/{id}", TrineApp.Token);
        (await back.Content.ReadAsStringAsync(TrineApp.Token)).ShouldBe("hello");
    }

    private static async Task<JsonNode> UploadAsync(
        HttpClient client, string note, string name, byte[] bytes, string type, HttpStatusCode expect = HttpStatusCode.Created)
    {
        // By hand: .NET's own form would put the name into quotes without escaping it.
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"x\"; filename*=UTF-8''{Uri.EscapeDataString(name)}");
        using var form = new MultipartFormDataContent { content };
        return await client.PostAsync($"/api/notes/{note}/files", form, expect);
    }
}
