using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Trine.Tests.Fixture;
using Trine.Tests.Transfer;

namespace Trine.Tests.Kernel;

/// <summary>What somebody does not see is not told him by the way either: by what is refused, what is counted, what takes another's place.</summary>
[Trait("Database", "any")]
public sealed class SideChannelTests
{
    [Fact]
    public async Task A_trial_import_refuses_the_right_masked_number_as_it_does_a_wrong_one()
    {
        await using var app = await TrineApp.StartAsync();
        await RoleAsync(app, "customers", new { phone = "masked", email = "masked" });
        var id = (string)(await app.Admin.CreateAsync("customers", new { name = "云帆科技", phone = "13812345678", email = "li.wei@example.com" }))["id"]!;
        using var rep = await app.SignInAsync("clerk");
        foreach (var (column, guesses) in new[] { ("phone", new[] { "13812345678", "+8613812345678", "13900000000" }), ("email", ["li.wei@example.com", "x@example.com"]) })
        {
            foreach (var guess in guesses)
            {
                var mapping = new Dictionary<string, string> { ["id"] = "id", [column] = column };
                var import = await rep.ImportAsync("customers", $"id,{column}\n{id},{guess}\n", new { mapping, key = "id", onDuplicate = "update", dryRun = true });
                ((int)import["rejected"]!).ShouldBe(1, guess);
            }
        }
    }

    /// <summary>A role that may do everything with customers and leads, but for some fields of one of them.</summary>
    private static Task<JsonNode> RoleAsync(TrineApp app, string objects, object fields, string scope = "all")
    {
        object Grant(string of) => of == objects
            ? new { create = scope, read = scope, update = scope, delete = scope, export = scope, import = scope, transfer = scope, fields }
            : new { create = scope, read = scope, update = scope, delete = scope, export = scope, import = scope, transfer = scope };
        return app.Admin.CreateAsync("roles", new { name = "clerk", code = "clerk", grants = JsonSerializer.Serialize(new Dictionary<string, object> { ["customers"] = Grant("customers"), ["leads"] = Grant("leads") }) });
    }
}
