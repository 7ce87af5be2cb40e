using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Data;
using Trine.Tests.Fixture;

namespace Trine.Tests.Kernel;

/// <summary>A database that does not belong to this version is refused, with the reason, and left as it is.</summary>
public sealed class MigrationTests
{
    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        var data = await StoppedAsync();
        var error = await RefusedAsync(data, "INSERT INTO migrations (id, sha256, applied_at) VALUES ('Trine.Sales.0099-future', 'x', 'later')");
        error.Message.ShouldContain("Trine.Sales.0099-future");
        error.Message.ShouldContain("newer");
    }

    [Fact]
    public async Task A_database_whose_history_was_edited_is_refused()
    {
        var data = await StoppedAsync();
        var error = await RefusedAsync(data, "UPDATE migrations SET sha256 = 'ffffffffffff' WHERE id = 'Trine.Kernel.0001-initial'");
        error.Message.ShouldContain("Trine.Kernel.0001-initial");
    }

    [Fact]
    public async Task A_second_start_changes_nothing_and_keeps_everything()
    {
        await using var first = await TrineApp.StartAsync();
        await first.Admin.CreateAsync("customers", new { name = "仍在" });
        await first.DisposeAsync();
        await using var second = await TrineApp.StartAsync(first.Data);
        var list = await second.Admin.PostAsync("/api/customers/query", new { });
        ((string)list["items"]![0]!["name"]!).ShouldBe("仍在");
    }

    private static async Task<DataOptions> StoppedAsync()
    {
        await using var app = await TrineApp.StartAsync();
        return app.Data;
    }

    private static async Task<MigrationException> RefusedAsync(DataOptions data, string sql)
    {
        await using (var app = await TrineApp.StartAsync(data))
        await using (var scope = app.SystemScope())
        {
            await scope.ServiceProvider.GetRequiredService<TrineDb>().Database.ExecuteSqlRawAsync(sql, TrineApp.Token);
        }

        return await Should.ThrowAsync<MigrationException>(() => TrineApp.StartAsync(data));
    }
}
