using System.Net;
using Trine.Tests.Fixture;

namespace Trine.Tests.Kernel;

/// <summary>The search box over all objects at once: what there are thousands of does not hide what there is one of.</summary>
public sealed class SearchTests
{
    [Fact]
    public async Task A_flood_of_one_object_hides_no_other()
    {
        await using var app = await TrineApp.StartAsync();
        for (var batch = 0; batch < 2; batch++)
        {
            var names = Enumerable.Range(batch * 500, 500).Select(i => new { op = "create", values = new { name = $"Northwind {i}" } });
            await app.Admin.PostAsync("/api/customers/batch", new { operations = names });
        }

        await app.Admin.CreateAsync("products", new { name = "Northwind cable" });
        await app.Admin.CreateAsync("leads", new { name = "Northwind lead" });
        using var rep = await app.ClientAsync(await app.AddUserAsync("salesRep", "rep@test.example"));
        await rep.CreateAsync("customers", new { name = "Northwind of mine" });
        await app.CatchUpAsync();

        (await HitsAsync(app.Admin, "northwind")).ShouldBe(["customers 6", "leads 1", "products 1"]);
        (await HitsAsync(app.Admin, "north")).ShouldBe(["customers 6", "leads 1", "products 1"]);
        (await HitsAsync(rep, "northwind")).ShouldBe(["customers 1", "products 1"]);
        var exact = await app.Admin.GetAsync("/api/search?q=northwind%207", HttpStatusCode.OK);
        ((string)exact["items"]![0]!["title"]!).ShouldBe("Northwind 7");
    }

    private static async Task<IEnumerable<string>> HitsAsync(HttpClient client, string text)
    {
        var found = await client.GetAsync($"/api/search?q={text}", HttpStatusCode.OK);
        return found["items"]!.AsArray().GroupBy(i => (string)i!["object"]!).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}");
    }
}
