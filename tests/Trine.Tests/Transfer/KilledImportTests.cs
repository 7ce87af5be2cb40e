using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Trine.Tests.Fixture;

namespace Trine.Tests.Transfer;

/// <summary>A server that is killed in the middle of an import, more than once, loses no row and takes none twice.</summary>
public sealed class KilledImportTests
{
    private const int Rows = 9_000;

    [Fact]
    public async Task An_import_survives_kill_9()
    {
        var data = await TrineApp.NewDataAsync();
        AuthenticationHeaderValue authorization;
        await using (var app = await TrineApp.StartAsync(data))
        {
            authorization = app.Admin.DefaultRequestHeaders.Authorization!;
        }

        // Every hundredth row has no name and is rejected.
        var file = new StringBuilder("name,phone,wechat\n");
        for (var i = 0; i < Rows; i++)
        {
            file.Append(CultureInfo.InvariantCulture, $"{(i % 100 == 7 ? "" : $"Customer {i}")},,w{i}\n");
        }

        string id;
        long before = 0;
        var kills = 0;
        await using (var server = await ServerProcess.StartAsync(data, authorization))
        {
            id = (string)(await server.Client.StartImportAsync("customers", Encoding.UTF8.GetBytes(file.ToString())))["id"]!;
            before = await KillWhenMovingAsync(server, id, before);
            kills++;
        }

        while (before < Rows && kills < 3)
        {
            await using var server = await ServerProcess.StartAsync(data, authorization);
            before = await KillWhenMovingAsync(server, id, before);
            kills++;
        }

        await using var last = await ServerProcess.StartAsync(data, authorization);
        var import = await last.Client.EndedAsync("imports", id);
        import.Counts().ShouldBe((Rows - (Rows / 100), 0, 0, Rows / 100));
        ((int)import["done"]!).ShouldBe(Rows);
        (await last.Client.CountAsync("customers")).ShouldBe(Rows - (Rows / 100));
        var rejected = await last.Client.RejectedAsync(import);
        rejected.Count.ShouldBe((Rows / 100) + 1);
        rejected.Skip(1).Select(r => r.Split(',')[2]).ShouldBe(Enumerable.Range(0, Rows / 100).Select(i => $"w{(i * 100) + 7}"));
        foreach (var one in new[] { 0, 1999, 2000, 5_555, Rows - 1 })
        {
            await last.Client.FindAsync("customers", "wechat", $"w{one}");
        }
    }

    /// <summary>Kills the process as soon as it has committed more than before; says how far it was seen.</summary>
    private static async Task<long> KillWhenMovingAsync(ServerProcess server, string id, long before)
    {
        while (true)
        {
            var job = await server.Client.GetAsync($"/api/imports/{id}", System.Net.HttpStatusCode.OK);
            if ((long)job["done"]! > before || (string)job["state"]! is not ("queued" or "running"))
            {
                server.Kill();
                return (long)job["done"]!;
            }
        }
    }
}
