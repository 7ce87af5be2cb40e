using Npgsql;
using Trine.Kernel.Data;

namespace Trine.Tests.Fixture;

/// <summary>
/// Where a test's workspace lives: a fresh SQLite folder, or a fresh schema of the PostgreSQL server in TRINE_TEST_POSTGRES when
/// TRINE_TEST_DB=postgres. Shared by the tests over HTTP and those in the browser.
/// </summary>
internal static class TestWorkspace
{
    /// <summary>Schemas in one database. Npgsql reads all types of a database for each connection string: with hundreds of schemas that took most of a test.</summary>
    private const int Grouped = 20;

    private static readonly SemaphoreSlim Making = new(1);
    private static string _database = "";
    private static int _made;

    public static bool OnPostgres => Environment.GetEnvironmentVariable("TRINE_TEST_DB") == "postgres";

    /// <summary>A new, empty workspace.</summary>
    public static async Task<DataOptions> NewAsync(CancellationToken cancellationToken)
    {
        var folder = TestFolder.New();
        if (!OnPostgres)
        {
            return new DataOptions(folder, null);
        }

        var schema = $"t{Guid.NewGuid():N}";
        var database = await DatabaseAsync(cancellationToken);
        await ExecuteAsync(database, $"CREATE SCHEMA {schema}", cancellationToken);
        return new DataOptions(folder, $"{database};Search Path={schema};Maximum Pool Size=10;Connection Idle Lifetime=2;Connection Pruning Interval=1");
    }

    /// <summary>A connection string to the database for the next workspace, made when it is the first of a group.</summary>
    private static async Task<string> DatabaseAsync(CancellationToken cancellationToken)
    {
        var server = Environment.GetEnvironmentVariable("TRINE_TEST_POSTGRES") ?? throw new InvalidOperationException("Set TRINE_TEST_POSTGRES; ./test does.");
        await Making.WaitAsync(cancellationToken);
        try
        {
            if (_made++ % Grouped == 0)
            {
                var name = $"trine_{Guid.NewGuid():N}";
                await ExecuteAsync($"{server};Database=postgres", $"CREATE DATABASE {name} TEMPLATE template0", cancellationToken);
                _database = $"{server};Database={name}";
            }

            return _database;
        }
        finally
        {
            Making.Release();
        }
    }

    private static async Task ExecuteAsync(string database, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
