using System.Net;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;
using Trine.Tests.Fixture.Notes;
using Trine.Tests.Transfer;

namespace Trine.Tests.Kernel;

/// <summary>Formatted text over HTTP: the declared one of notes, and custom ones.</summary>
public sealed class RichTextFieldTests
{
    [Fact]
    public async Task What_is_stored_is_harmless_however_it_comes_in()
    {
        await using var app = await NotesApp.StartAsync();
        await AddFieldAsync(app, "notes");
        const string Evil = "<p onclick=alert(1)>Hi <script>alert(1)</script><img src=x onerror=alert(1)><a href='javascript:alert(1)'>x</a> <b style='color:red'>bold</b></p><svg onload=alert(1)>";
        const string Good = "<p>Hi x <strong>bold</strong></p>";
        var note = await app.Admin.CreateAsync("notes", new { title = "a", body = Evil, custom = new { about = Evil } });
        ((string)note["body"]!).ShouldBe(Good);
        ((string)note["custom"]!["about"]!).ShouldBe(Good);

        var operations = new[] { new { op = "update", id = (string)note["id"]!, values = new { custom = new { about = "<p>new</p><iframe src=//evil.example></iframe>" } } } };
        await app.Admin.PostAsync("/api/notes/batch", new { operations });
        var now = await app.Admin.GetAsync($"/api/notes/{note["id"]}", HttpStatusCode.OK);
        ((string)now["custom"]!["about"]!).ShouldBe("<p>new</p>");
        var history = (await app.Admin.GetAsync($"/api/notes/{note["id"]}/history", HttpStatusCode.OK)).Plain();
        history.ShouldNotContain("alert");
        history.ShouldNotContain("evil");

        // Writing the same in another spelling changes nothing.
        var same = await app.Admin.PatchAsync($"/api/notes/{note["id"]}", new { version = 2, body = "<P>Hi x <B>bold</B></P>" });
        ((int)same["version"]!).ShouldBe(2);

        // No text is no value.
        var empty = await app.Admin.PatchAsync($"/api/notes/{note["id"]}", new { version = 2, body = "<p> <br></p><img src=x>" });
        empty["body"].ShouldBeNull();
        var tooLong = await app.Admin.PatchAsync($"/api/notes/{note["id"]}", new { version = 3, body = new string('x', 100_001) }, HttpStatusCode.BadRequest);
        tooLong["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["body"]);
    }

    [Fact]
    public async Task It_is_found_by_its_words_and_not_by_its_tags()
    {
        await using var app = await NotesApp.StartAsync();
        await AddFieldAsync(app, "notes");
        await app.Admin.CreateAsync("notes", new { title = "a", body = "<p>one</p><p>two <strong>th</strong>ree</p>", custom = new { about = "<ul><li>Äpfel &amp; Birnen</li></ul>" } });
        async Task<int> Found(string field, string value) =>
            (await app.Admin.PostAsync("/api/notes/query", new { filter = new { field, op = "contains", value } }))["items"]!.AsArray().Count;
        (await Found("body", "THREE")).ShouldBe(1);
        (await Found("body", "strong")).ShouldBe(0);
        (await Found("body", "onetwo")).ShouldBe(0);
        (await Found("custom.about", "äpfel")).ShouldBe(0);
        (await Found("custom.about", "pfel & b")).ShouldBe(1);
        (await Found("custom.about", "amp")).ShouldBe(0);
        await app.Admin.PostAsync("/api/notes/query", new { filter = new { field = "body", op = "startsWith", value = "one" } }, HttpStatusCode.BadRequest);

        await app.CatchUpAsync();
        (await app.Admin.GetAsync("/api/search?q=three", HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBe(1);
        (await app.Admin.GetAsync("/api/search?q=Birnen", HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBe(1);
        (await app.Admin.GetAsync("/api/search?q=strong", HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBe(0);
    }

    [Fact]
    public async Task Files_carry_its_text_and_bring_it_back_without_harm_to_the_formatting()
    {
        await using var app = await NotesApp.StartAsync();
        await AddFieldAsync(app, "customers");
        var formatted = "<h2>Plan</h2><ul><li>one &amp; only</li><li><a href=\"https://example.com/?a=1&amp;b=2\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">two</a></li></ul>";
        var first = await app.Admin.CreateAsync("customers", new { name = "甲", custom = new { about = formatted } });
        ((string)first["custom"]!["about"]!).ShouldBe(formatted);
        var csv = await app.Admin.ExportAsync("customers", fields: ["id", "name", "custom.about"]);
        System.Text.Encoding.UTF8.GetString(csv).ShouldContain("\"Plan\none & only\ntwo\"");

        var again = await app.Admin.ImportAsync("customers", csv);
        again.Counts().Rejected.ShouldBe(0);
        ((string)(await app.Admin.FindAsync("customers", "name", "甲"))["custom"]!["about"]!).ShouldBe(formatted);

        var text = $"id,about\r\n{first["id"]},\"line <1>\nline 2\"\r\n";
        (await app.Admin.ImportAsync("customers", text)).Counts().Updated.ShouldBe(1);
        ((string)(await app.Admin.FindAsync("customers", "name", "甲"))["custom"]!["about"]!).ShouldBe("<p>line &lt;1&gt;</p><p>line 2</p>");
        var html = $"id,about\r\n{first["id"]},<p>a<script>b</script></p>\r\n";
        (await app.Admin.ImportAsync("customers", html)).Counts().Updated.ShouldBe(1);
        ((string)(await app.Admin.FindAsync("customers", "name", "甲"))["custom"]!["about"]!).ShouldBe("<p>a</p>");
    }

    private static async Task<JsonNode> AddFieldAsync(TrineApp app, string target) =>
        await app.Admin.CreateAsync("customFields", new { labelZh = "介绍", labelEn = "about", @object = target, key = "about", type = "richText", searchable = true });
}
