using System.Net;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;
using Trine.Tests.Fixture.Notes;

namespace Trine.Tests.Kernel;

[Trait("Database", "any")]
public sealed class ViewTests
{
    [Fact]
    public async Task A_view_is_saved_changed_and_deleted_beside_the_built_in_ones()
    {
        await using var app = await NotesApp.StartAsync();
        using var owner = await app.SignInAsync("salesRep", name: "张三");
        var view = await owner.PostAsync("/api/notes/views", View("本周"), HttpStatusCode.Created);
        var list = await owner.GetAsync("/api/notes/views", HttpStatusCode.OK);
        list["items"]!.AsArray().Select(v => (bool)v!["builtIn"]!).ShouldBe([true, false]);
        list["items"]![0]!["labels"]!.AsObject().Select(l => l.Key).ShouldBe(["zh-CN", "en-US"]);
        list["items"]![1]!["filter"]!.Plain().ShouldBe("""{"and":[{"field":"done","op":"eq","value":false},{"field":"owner","op":"eq","value":"me"}]}""");
        ((string)list["items"]![1]!["owner"]!["name"]!).ShouldBe("张三");

        var changed = await owner.PatchAsync($"/api/views/{view["id"]}", new { version = 1, name = "下周", filter = (object?)null });
        ((string)changed["name"]!).ShouldBe("下周");
        changed["filter"].ShouldBeNull();
        changed["columns"]!.AsArray().Select(c => (string)c!).ShouldBe(["title", "remindAt"]);
        await owner.PatchAsync($"/api/views/{view["id"]}", new { version = 1, name = "x" }, HttpStatusCode.Conflict);
        await owner.PatchAsync($"/api/views/{view["id"]}", new { name = "x" }, HttpStatusCode.BadRequest);

        await owner.DeleteAsync($"/api/views/{view["id"]}", HttpStatusCode.OK);
        (await owner.GetAsync("/api/notes/views", HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"name":""}""", "name")]
    [InlineData("""{"name":"x","kind":"pie"}""", "kind")]
    [InlineData("""{"name":"x","filter":{"field":"nothing","op":"eq","value":1}}""", "filter.nothing")]
    [InlineData("""{"name":"x","filter":{"field":"title","op":"like","value":"a"}}""", "filter.title")]
    [InlineData("""{"name":"x","filter":[]}""", "filter")]
    [InlineData("""{"name":"x","sort":["done"]}""", "sort")]
    [InlineData("""{"name":"x","sort":["title; DROP TABLE notes"]}""", "sort")]
    [InlineData("""{"name":"x","columns":["title","nothing"]}""", "columns")]
    [InlineData("""{"name":"x","columns":"title"}""", "columns")]
    [InlineData("""{"name":"x","shared":"yes"}""", "shared")]
    [InlineData("""{"name":"x","object":"users"}""", "object")]
    public async Task What_the_object_does_not_have_is_refused_by_name(string body, string field)
    {
        await using var app = await NotesApp.StartAsync();
        var problem = await app.Admin.PostAsync("/api/notes/views", JsonNode.Parse(body)!, HttpStatusCode.BadRequest);
        problem["errors"]!.AsObject().Select(e => e.Key).ShouldBe([field]);
        (await app.Admin.GetAsync("/api/notes/views", HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_private_view_is_its_owners_a_shared_one_everybodys_to_see_and_the_owners_to_change()
    {
        await using var app = await NotesApp.StartAsync();
        using var owner = await app.SignInAsync("salesRep");
        using var colleague = await app.SignInAsync("salesRep");
        var mine = (string)(await owner.PostAsync("/api/notes/views", View("private"), HttpStatusCode.Created))["id"]!;
        var ours = (string)(await owner.PostAsync("/api/notes/views", View("shared", shared: true, isDefault: true), HttpStatusCode.Created))["id"]!;

        var seen = (await colleague.GetAsync("/api/notes/views", HttpStatusCode.OK))["items"]!.AsArray().Where(v => !(bool)v!["builtIn"]!).ToList();
        seen.Select(v => (string)v!["id"]!).ShouldBe([ours]);
        ((bool)seen[0]!["isDefault"]!).ShouldBeFalse();
        ((bool)seen[0]!["can"]!["update"]!).ShouldBeFalse();
        await colleague.PatchAsync($"/api/views/{mine}", new { version = 1, name = "x" }, HttpStatusCode.NotFound);
        await colleague.PatchAsync($"/api/views/{ours}", new { version = 1, name = "x" }, HttpStatusCode.Forbidden);
        await colleague.DeleteAsync($"/api/views/{ours}", HttpStatusCode.Forbidden);
        await app.Admin.PatchAsync($"/api/views/{mine}", new { version = 1, name = "x" }, HttpStatusCode.NotFound);
        await app.Admin.PatchAsync($"/api/views/{ours}", new { version = 1, name = "x" });
    }

    [Fact]
    public async Task Who_may_not_read_an_object_has_no_views_of_it()
    {
        await using var app = await NotesApp.StartAsync();
        await app.Admin.CreateAsync("roles", new { name = "Nothing", code = "nothing", grants = "{}" });
        using var nobody = await app.SignInAsync("nothing");
        await nobody.GetAsync("/api/notes/views", HttpStatusCode.Forbidden);
        await nobody.PostAsync("/api/notes/views", View("x"), HttpStatusCode.Forbidden);
        var shared = (string)(await app.Admin.PostAsync("/api/notes/views", View("shared", shared: true), HttpStatusCode.Created))["id"]!;
        await nobody.PatchAsync($"/api/views/{shared}", new { version = 1, name = "x" }, HttpStatusCode.NotFound);
        await nobody.GetAsync("/api/nothing/views", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_user_has_one_default_per_object()
    {
        await using var app = await NotesApp.StartAsync();
        using var owner = await app.SignInAsync("salesRep");
        using var colleague = await app.SignInAsync("salesRep");
        await colleague.PostAsync("/api/notes/views", View("theirs", isDefault: true), HttpStatusCode.Created);
        var first = (string)(await owner.PostAsync("/api/notes/views", View("first", isDefault: true), HttpStatusCode.Created))["id"]!;
        await owner.PostAsync("/api/notes/views", View("second", isDefault: true), HttpStatusCode.Created);
        (await DefaultsAsync(owner)).ShouldBe(["second"]);
        await owner.PatchAsync($"/api/views/{first}", new { version = 2, isDefault = true });
        (await DefaultsAsync(owner)).ShouldBe(["first"]);
        (await DefaultsAsync(colleague)).ShouldBe(["theirs"]);
    }

    private static async Task<List<string>> DefaultsAsync(HttpClient client) =>
        [.. (await client.GetAsync("/api/notes/views", HttpStatusCode.OK))["items"]!.AsArray().Where(v => (bool)v!["isDefault"]!).Select(v => (string)v!["name"]!)];

    private static object View(string name, bool shared = false, bool isDefault = false) => new
    {
        name,
        kind = "list",
        filter = new { and = new object[] { new { field = "done", op = "eq", value = false }, new { field = "owner", op = "eq", value = "me" } } },
        sort = new[] { "-title" },
        columns = new[] { "title", "remindAt" },
        shared,
        pinned = true,
        isDefault,
    };
}
