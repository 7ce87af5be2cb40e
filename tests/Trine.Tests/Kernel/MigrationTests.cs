using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
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

        // The program says so and ends with a code of its own, and does not serve.
        var (code, output, said) = await ServerProcess.FailAsync(data);
        code.ShouldBe(3);
        said.ShouldContain("it was written by a newer Trine. Start that version, or restore a backup");
        output.ShouldNotContain("Trine is ready");
    }

    [Fact]
    public async Task A_half_migrated_database_is_refused_and_left_as_it_is()
    {
        var data = await StoppedAsync();
        var error = await RefusedAsync(data, "CREATE TABLE kept AS SELECT * FROM migrations; DELETE FROM migrations WHERE id = 'Trine.Sales.0001-initial'");
        error.Message.ShouldContain("“Trine.Sales.0001-initial” failed and was rolled back");
        var (code, _, said) = await ServerProcess.FailAsync(data);
        code.ShouldBe(3);
        said.ShouldContain(error.Message);

        // With its history repaired it serves what it held.
        await RunAsync(data, "INSERT INTO migrations SELECT * FROM kept WHERE id = 'Trine.Sales.0001-initial'");
        await using var app = await TrineApp.StartAsync(data);
        await app.Admin.CreateAsync("products", new { name = "压力变送器" });
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

    [Fact]
    public async Task A_database_that_cannot_be_used_is_said_in_words()
    {
        var data = await TrineApp.NewDataAsync();
        if (data.Kind == DatabaseKind.Postgres)
        {
            await RunAsync(data, "DO $$ BEGIN EXECUTE format('DROP SCHEMA %I', current_schema()); END $$");
        }
        else
        {
            Directory.CreateDirectory(Path.Combine(data.Folder, "trine.db"));
        }

        var (code, _, said) = await ServerProcess.FailAsync(data);
        code.ShouldBe(3);
        said.ShouldStartWith("The database cannot be used: ");
        said.ShouldContain(data.Kind == DatabaseKind.Postgres ? "ConnectionStrings__Trine" : data.Folder);
        said.ShouldNotContain("   at ");
    }

    private static async Task<DataOptions> StoppedAsync()
    {
        await using var app = await TrineApp.StartAsync();
        return app.Data;
    }

    private static async Task<MigrationException> RefusedAsync(DataOptions data, string sql)
    {
        await RunAsync(data, sql);
        return await Should.ThrowAsync<MigrationException>(() => TrineApp.StartAsync(data));
    }

    private static async Task RunAsync(DataOptions data, string sql)
    {
        await using DbConnection connection = data.Kind == DatabaseKind.Sqlite ? new SqliteConnection(data.ConnectionString) : new NpgsqlConnection(data.ConnectionString);
        await connection.OpenAsync(TrineApp.Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TrineApp.Token);
    }
}
