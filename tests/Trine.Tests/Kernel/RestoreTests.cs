using System.Net;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;

namespace Trine.Tests.Kernel;

public sealed class RestoreTests
{
    [Fact]
    public async Task Many_records_come_back_in_one_change_set_and_the_others_say_why_not()
    {
        await using var app = await TrineApp.StartAsync();
        using var colleague = await app.SignInAsync("salesRep");
        var made = await Task.WhenAll(Numbered.Names("c", 5).Select(name => app.Admin.CreateAsync("products", new { name, code = name })));
        var mine = made.Select(Id).ToArray();
        await DeleteAsync(app.Admin, mine);
        await app.Admin.CreateAsync("products", new { name = "taken", code = "c1" });
        var living = Id(await app.Admin.CreateAsync("products", new { name = "living" }));

        var answer = await app.Admin.PostAsync("/api/products/restore", new { ids = mine.Append(living) });
        ((int)answer["done"]!).ShouldBe(4);
        var refused = answer["refused"]!.AsArray().ToDictionary(r => (string)r!["id"]!, r => (string)r!["reason"]!);
        refused.Keys.ShouldBe([mine[1], living], ignoreOrder: true);
        refused[mine[1]].ShouldContain("c1");
        (await app.Admin.PostAsync("/api/products/query", new { count = "exact" }))["count"]!.GetValue<int>().ShouldBe(6);
        (await app.Admin.PostAsync("/api/products/query", new { deleted = true }))["items"]!.AsArray().Select(i => Id(i!)).ShouldBe([mine[1]]);

        // One change set: one undo takes all four away again.
        ((int)(await app.Admin.PostAsync($"/api/changes/{answer["changeSet"]}/undo", new { }))["undone"]!).ShouldBe(4);
        (await app.Admin.PostAsync("/api/products/query", new { count = "exact" }))["count"]!.GetValue<int>().ShouldBe(2);

        // Who may not delete may not bring back either.
        ((int)(await colleague.PostAsync("/api/products/restore", new { ids = mine }))["done"]!).ShouldBe(0);
        await app.Admin.PostAsync("/api/products/restore", new { ids = Array.Empty<Guid>() }, HttpStatusCode.BadRequest);
        await app.Admin.PostAsync("/api/products/restore", new { ids = Enumerable.Range(0, 1001).Select(_ => Guid.NewGuid()) }, HttpStatusCode.BadRequest);
    }

    private static async Task DeleteAsync(HttpClient client, IEnumerable<string> ids)
    {
        var batch = await client.PostAsync("/api/products/batch", new { operations = ids.Select(id => new { op = "delete", id }) });
        batch["results"]!.AsArray().ShouldAllBe(r => (int)r!["status"]! == 200);
    }

    private static string Id(JsonNode record) => (string)record["id"]!;
}
