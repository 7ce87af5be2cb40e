using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Trine.Kernel.Data;

/// <summary>Takes out of the files what was deleted from the tables: a database leaves it lying until it needs the room.</summary>
public sealed class Compaction(DataOptions data, WriteGate gate)
{
    private static readonly TimeSpan LogMayTake = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Pages of the index that are merged in one turn: a tenth of a second.</summary>
    private const int PagesATurn = 1_000;

    /// <summary>Bytes of the file that are written anew in a second, on an ordinary disk.</summary>
    private const long BytesASecond = 80_000_000;

    /// <summary>How long nobody will be able to write meanwhile, as far as the size of the file tells.</summary>
    public TimeSpan Wait => data.Kind == DatabaseKind.Sqlite && File.Exists(data.SqliteFile) ? TimeSpan.FromSeconds(new FileInfo(data.SqliteFile).Length / BytesASecond) : TimeSpan.Zero;

    /// <summary>
    /// On SQLite the search index and the file are written anew and the write-ahead log is emptied; others' writes wait for the file. PostgreSQL
    /// gives up dead rows while others go on. What stood in its own files before (write-ahead log, archives) is for whoever runs the server.
    /// </summary>
    /// <param name="tables">Where rows were deleted or changed.</param>
    /// <returns>False when readers that never rested kept the write-ahead log from being emptied.</returns>
    public async Task<bool> RunAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken)
    {
        if (data.Kind != DatabaseKind.Sqlite)
        {
            await PostgresAsync(tables, cancellationToken);
            return true;
        }

        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(data.ConnectionString) { Pooling = false, DefaultTimeout = 60 }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        // The busy handler is SQLite's own: checkpoints ask no other.
        Execute(connection, "PRAGMA busy_timeout = 300");
        await MergeAsync(connection, cancellationToken);
        using (await gate.EnterAsync(cancellationToken))
        {
            // The driver answers at once: on a thread of its own, so that no request waits for it.
            await Task.Run(() => Execute(connection, "VACUUM"), cancellationToken);
        }

        // A long export reads from the log and keeps it: writers go on between one attempt and the next.
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < LogMayTake; await Task.Delay(Pause, cancellationToken))
        {
            using var turn = await gate.EnterAsync(cancellationToken);
            if (await Task.Run(() => IsLogEmptied(connection), cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the index took out of its segments stays in them until they are merged: all into one, in turns with the writers.</summary>
    private async Task MergeAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        // Below zero it begins with all segments there are; from then on it goes on with what it began.
        for (var pages = -PagesATurn; ; pages = PagesATurn)
        {
            using var turn = await gate.EnterAsync(cancellationToken);
            if (await Task.Run(() => Merged(connection, pages), cancellationToken) < 2)
            {
                // The index says so when there was nothing left to do.
                return;
            }
        }
    }

    private static long Merged(SqliteConnection connection, int pages)
    {
        var before = Changes(connection);
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"INSERT INTO search_index (search_index, rank) VALUES ('merge', {pages})"));
        return Changes(connection) - before;
    }

    private static long Changes(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT total_changes()";
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
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
