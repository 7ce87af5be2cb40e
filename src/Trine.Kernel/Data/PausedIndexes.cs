using System.Data.Common;

namespace Trine.Kernel.Data;

/// <summary>
/// Lets an empty workspace do without its indexes while it is filled and builds them afterwards, in order, which takes a fraction of
/// the time. What was let go is kept in a table, so that a filling that was killed is put right at the next start.
/// Unique indexes stay: they are rules.
/// </summary>
public static class PausedIndexes
{
    /// <summary>Drops all indexes that are no rules.</summary>
    public static async Task PauseAsync(DbConnection connection, DatabaseKind kind, CancellationToken cancellationToken)
    {
        var list = kind == DatabaseKind.Sqlite
            ? "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX %'"
            : "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND indexdef LIKE 'CREATE INDEX %'";
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, transaction, $"CREATE TABLE paused_indexes (name text PRIMARY KEY, sql text NOT NULL); INSERT INTO paused_indexes {list}", cancellationToken);
        foreach (var (name, _) in await ListAsync(connection, transaction, cancellationToken))
        {
            await ExecuteAsync(connection, transaction, $"DROP INDEX \"{name}\"", cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Builds the indexes that were let go, if any; all of them or, when it is stopped, none.</summary>
    public static async Task ResumeAsync(DbConnection connection, DatabaseKind kind, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var exists = kind == DatabaseKind.Sqlite
            ? "SELECT count(*) FROM sqlite_master WHERE name = 'paused_indexes'"
            : "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'paused_indexes'";
        await using (var ask = Command(connection, transaction, exists))
        {
            if (await ask.ExecuteScalarAsync(cancellationToken) is 0L)
            {
                return;
            }
        }

        foreach (var (_, sql) in await ListAsync(connection, transaction, cancellationToken))
        {
            await ExecuteAsync(connection, transaction, sql, cancellationToken);
        }

        await ExecuteAsync(connection, transaction, "DROP TABLE paused_indexes", cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        if (kind == DatabaseKind.Postgres)
        {
            // What the planner knows of an empty workspace would mislead it. SQLite has no statistics of declared indexes and plans the same at any size.
            await ExecuteAsync(connection, null, "ANALYZE", cancellationToken);
        }
    }

    private static async Task<List<(string Name, string Sql)>> ListAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, transaction, "SELECT name, sql FROM paused_indexes ORDER BY name");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var list = new List<(string, string)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            list.Add((reader.GetString(0), reader.GetString(1)));
        }

        return list;
    }

    private static async Task ExecuteAsync(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, transaction, sql);
        // A million rows take a while to sort.
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }
}
