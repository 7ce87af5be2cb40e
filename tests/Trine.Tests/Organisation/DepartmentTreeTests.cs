using System.Net;
using Trine.Tests.Fixture;

namespace Trine.Tests.Organisation;

[Trait("Database", "any")]
public sealed class DepartmentTreeTests
{
    [Fact]
    public async Task Departments_come_with_their_leaders_and_everybody_below_is_counted_once()
    {
        await using var app = await TrineApp.StartAsync();
        var sales = await app.AddDepartmentAsync("销售部");
        var east = await app.AddDepartmentAsync("华东", sales);
        var leader = await app.AddUserAsync("salesManager", "leader@test.example", sales, "陈立群");
        await app.AddUserAsync("salesRep", "rep@test.example", east);
        await app.Admin.CreateAsync("assignments", new { user = leader, department = east, position = "兼任" });
        var gone = await app.AddUserAsync("salesRep", "gone@test.example", east);
        await app.Admin.PatchAsync($"/api/users/{gone}", new { version = 1, active = false });
        await app.Admin.PatchAsync($"/api/departments/{sales}", new { version = 1, leader });

        using var rep = await app.SignInAsync("salesRep");
        var items = (await rep.GetAsync("/api/departments/tree", HttpStatusCode.OK))["items"]!.AsArray().ToDictionary(i => (string)i!["id"]!, i => i!);
        items.Count.ShouldBe(2);
        var (top, below) = (items[sales.ToString()], items[east.ToString()]);
        ((string?)top["parent"], (string)below["parent"]!, (string)top["leader"]!["name"]!, below["leader"]).ShouldBe((null, sales.ToString(), "陈立群", null));
        ((int)top["people"]!, (int)top["total"]!, (int)below["people"]!, (int)below["total"]!).ShouldBe((1, 2, 2, 2));
    }

    [Fact]
    public async Task What_a_role_hides_is_not_in_it()
    {
        await using var app = await TrineApp.StartAsync();
        var sales = await app.AddDepartmentAsync("销售部");
        var leader = await app.AddUserAsync("salesManager", "leader@test.example", sales, "陈立群");
        await app.Admin.PatchAsync($"/api/departments/{sales}", new { version = 1, leader });
        await app.Admin.CreateAsync("roles", new { name = "外包", code = "outside", grants = """{"departments": {"read": "all", "fields": {"leader": "hidden"}}}""" });
        using var outside = await app.SignInAsync("outside");
        var node = (await outside.GetAsync("/api/departments/tree", HttpStatusCode.OK))["items"]![0]!;
        node["leader"].ShouldBeNull();
    }
}
