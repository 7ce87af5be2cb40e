using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Trine.Kernel.Data;

/// <summary>Takes out of the files what was deleted from the tables: a database leaves it lying until it needs the room.</summary>
public sealed class Compaction(DataOptions data, WriteGate gate)
{
    private static readonly TimeSpan LogMayTake = TimeSpan.FromMinutes(2);

    /// <summary>
    /// On SQLite the search index and the file are written anew and the write-ahead log is emptied; others' writes wait meanwhile. PostgreSQL
    /// gives up dead rows while others go on. What stood in its own files before (write-ahead log, archives) is for whoever runs the server.
    /// </summary>
    /// <param name="tables">Where rows were deleted or changed.</param>
    /// <returns>False when readers that never rested kept the write-ahead log from being emptied.</returns>
    public async Task<bool> RunAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        if (data.Kind == DatabaseKind.Sqlite)
        {
            // The driver answers at once: on a thread of its own, so that no request waits for it.
            return await Task.Run(() => Sqlite(cancellationToken), cancellationToken);
        }

        await PostgresAsync(tables, cancellationToken);
        return true;
    }

    private bool Sqlite(CancellationToken cancellationToken)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(data.ConnectionString) { Pooling = false, DefaultTimeout = 60 }.ConnectionString);
        connection.Open();
        // What the index took out of its segments stays in them until they are merged. The busy handler is SQLite's own: checkpoints ask no other.
        foreach (var sql in new[] { "PRAGMA busy_timeout = 5000", "INSERT INTO search_index (search_index) VALUES ('optimize')", "VACUUM" })
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }

        var since = Stopwatch.GetTimestamp();
        while (!IsLogEmptied(connection))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Stopwatch.GetElapsedTime(since) > LogMayTake)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLogEmptied(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        using var reader = command.ExecuteReader();
        return reader.Read() && reader.GetInt64(0) == 0;
    }

    private async Task PostgresAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(data.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        foreach (var table in tables)
        {
            await using var command = new NpgsqlCommand($"VACUUM \"{table}\"", connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
