using Npgsql;
using Trine.Kernel.Data;

namespace Trine.Tests.Fixture;

/// <summary>
/// Where a test's workspace lives: a fresh SQLite folder, or a fresh schema of the PostgreSQL server in TRINE_TEST_POSTGRES when
/// TRINE_TEST_DB=postgres. Shared by the tests over HTTP and those in the browser.
/// </summary>
internal static class TestWorkspace
{
    public static bool OnPostgres => Environment.GetEnvironmentVariable("TRINE_TEST_DB") == "postgres";

    /// <summary>A new, empty workspace.</summary>
    public static async Task<DataOptions> NewAsync(CancellationToken cancellationToken)
    {
        var folder = TestFolder.New();
        if (!OnPostgres)
        {
            return new DataOptions(folder, null);
        }

        var server = Environment.GetEnvironmentVariable("TRINE_TEST_POSTGRES") ?? throw new InvalidOperationException("Set TRINE_TEST_POSTGRES; ./test does.");
        var schema = $"t{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection($"{server};Database=postgres");
        await connection.OpenAsync(cancellationToken);
        await using var create = new NpgsqlCommand($"CREATE SCHEMA {schema}", connection);
        await create.ExecuteNonQueryAsync(cancellationToken);
        return new DataOptions(folder, $"{server};Database=postgres;Search Path={schema};Maximum Pool Size=10;Connection Idle Lifetime=2;Connection Pruning Interval=1");
    }
}
