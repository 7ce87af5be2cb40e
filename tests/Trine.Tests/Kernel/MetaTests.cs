using System.Net;
using Trine.Tests.Fixture;

namespace Trine.Tests.Kernel;

[Trait("Database", "any")]
public sealed class MetaTests
{
    [Fact]
    public async Task Fields_say_what_a_new_record_begins_with()
    {
        await using var app = await TrineApp.StartAsync();
        async Task<Dictionary<string, string?>> DefaultsAsync(string objects) =>
            (await app.Admin.GetAsync($"/api/meta/{objects}", HttpStatusCode.OK))["fields"]!.AsArray()
                .Where(f => f!.AsObject().ContainsKey("default")).ToDictionary(f => (string)f!["key"]!, f => f!["default"]?.Plain());
        (await DefaultsAsync("orders")).ShouldBe(new Dictionary<string, string?> { ["status"] = "\"draft\"", ["currency"] = "\"CNY\"", ["discount"] = "0" }, ignoreOrder: true);
        (await DefaultsAsync("orderLines")).ShouldBe(new Dictionary<string, string?> { ["position"] = "0", ["quantity"] = "1", ["discount"] = "0" }, ignoreOrder: true);
        (await DefaultsAsync("products"))["active"].ShouldBe("true");

        // Nought months would be refused: whoever makes a rule says how many.
        (await DefaultsAsync("retentionRules")).ShouldNotContainKey("months");

        // What is said is what happens.
        var customer = (string)(await app.Admin.CreateAsync("customers", new { name = "云帆" }))["id"]!;
        var order = await app.Admin.CreateAsync("orders", new { customer });
        foreach (var (key, value) in await DefaultsAsync("orders"))
        {
            order[key]!.Plain().ShouldBe(value, key);
        }
    }
}
