using System.Data.Common;
using Trine.Kernel.Data;

namespace Trine.Operations.Backups;

/// <summary>One moment of the database, held still while it is copied. Writers go on meanwhile.</summary>
internal abstract class DatabaseSnapshot : IAsyncDisposable
{
    /// <summary>The moment is now.</summary>
    /// <param name="data">Which database.</param>
    /// <param name="scratch">A folder for work in progress.</param>
    public static async Task<DatabaseSnapshot> TakeAsync(DataOptions data, string scratch, CancellationToken cancellationToken) => data.Kind switch
    {
        DatabaseKind.Sqlite => await SqliteSnapshot.OpenAsync(data, scratch, cancellationToken),
        DatabaseKind.Postgres => await PostgresSnapshot.OpenAsync(data, cancellationToken),
    };

    /// <summary>Tells what it holds.</summary>
    public abstract Task<BackupHeader> DescribeAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Copies the database into the backup.</summary>
    public abstract Task CopyAsync(BackupWriter backup, BackupHeader header, Action progress, CancellationToken cancellationToken);

    /// <summary>The files the database names at that moment.</summary>
    public async Task<List<StoredFileRow>> FilesAsync(CancellationToken cancellationToken) =>
        await QueryAsync(Connection, "SELECT storage_key, name, size, sha256 FROM attachments ORDER BY storage_key", r => new StoredFileRow(r.GetString(0), r.GetString(1), r.GetInt64(2), r.GetString(3)), cancellationToken);

    public abstract ValueTask DisposeAsync();

    /// <summary>Sees the moment.</summary>
    protected abstract DbConnection Connection { get; }

    /// <summary>The schema's version.</summary>
    protected Task<List<BackupHeader.Migration>> MigrationsAsync(CancellationToken cancellationToken) =>
        QueryAsync(Connection, "SELECT id, sha256 FROM migrations ORDER BY applied_at, id", r => new BackupHeader.Migration(r.GetString(0), r.GetString(1)), cancellationToken);

    internal static async Task<List<T>> QueryAsync<T>(DbConnection connection, string sql, Func<DbDataReader, T> row, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(row(reader));
        }

        return rows;
    }
}
