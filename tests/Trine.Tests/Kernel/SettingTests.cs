using System.Net;
using System.Text;
using Trine.Tests.Fixture;

namespace Trine.Tests.Kernel;

[Trait("Database", "any")]
public sealed class SettingTests
{
    [Fact]
    public async Task A_user_keeps_any_json_and_sees_only_his_own()
    {
        await using var app = await TrineApp.StartAsync();
        using var user = await app.SignInAsync("salesRep");
        using var other = await app.SignInAsync("salesRep");
        await PutAsync(user, "theme", "\"dark\"");
        await PutAsync(user, "columns.customers", """{"z":1.50,"a":["名称",null],"nul":"\u0000"}""");
        await PutAsync(user, "theme", "\"light\"");
        var all = await user.GetAsync("/api/me/settings", HttpStatusCode.OK);
        all.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            .ShouldBe("""{"columns.customers":{"z":1.50,"a":["名称",null],"nul":"\u0000"},"theme":"light"}""");
        (await other.GetAsync("/api/me/settings", HttpStatusCode.OK)).AsObject().Count.ShouldBe(0);

        await PutAsync(user, "theme", "null");
        (await user.GetAsync("/api/me/settings", HttpStatusCode.OK)).AsObject().Select(s => s.Key).ShouldBe(["columns.customers"]);
    }

    [Fact]
    public async Task Names_sizes_and_numbers_have_limits()
    {
        await using var app = await TrineApp.StartAsync();
        using var user = await app.SignInAsync("salesRep");
        await PutAsync(user, "a%20b", "1", HttpStatusCode.BadRequest);
        await PutAsync(user, new string('a', 101), "1", HttpStatusCode.BadRequest);
        await PutAsync(user, "big", $"\"{new string('字', 11_000)}\"", HttpStatusCode.BadRequest);
        await PutAsync(user, "big", $"\"{new string('a', (32 * 1024) - 2)}\"");
        await PutAsync(user, "broken", "{", HttpStatusCode.BadRequest);
        foreach (var key in Numbered.Names("k", 199))
        {
            await PutAsync(user, key, "1");
        }

        await PutAsync(user, "one.more", "1", HttpStatusCode.UnprocessableEntity);
        await PutAsync(user, "k1", "2");
        using var nobody = new HttpClient { BaseAddress = app.Address };
        await nobody.GetAsync("/api/me/settings", HttpStatusCode.Unauthorized);
    }

    private static Task PutAsync(HttpClient client, string key, string json, HttpStatusCode expect = HttpStatusCode.NoContent) =>
        client.CallAsync(HttpMethod.Put, $"/api/me/settings/{key}", new StringContent(json, Encoding.UTF8, "application/json"), expect);
}
