using System.Net;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;

namespace Trine.Tests.Kernel;

[Trait("Database", "any")]
public sealed class RegionEndpointTests
{
    [Fact]
    public async Task Regions_are_a_tree_that_clients_keep()
    {
        await using var app = await TrineApp.StartAsync();
        using var response = await app.Admin.GetAsync("/api/reference/regions", TrineApp.Token);
        var provinces = JsonNode.Parse(await response.Content.ReadAsStringAsync(TrineApp.Token))!.AsArray();
        var guangdong = provinces.Single(p => (string)p!["code"]! == "440000")!;
        var shenzhen = guangdong["children"]!.AsArray().Single(c => (string)c!["code"]! == "440300")!;
        shenzhen["children"]!.AsArray().ShouldContain(d => (string)d!["name"]! == "南山区");
        response.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(1));

        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/reference/regions");
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        using var unchanged = await app.Admin.SendAsync(again, TrineApp.Token);
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }
}
