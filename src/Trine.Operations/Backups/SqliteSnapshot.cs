using System.Data.Common;
using Microsoft.Data.Sqlite;
using Trine.Kernel.Data;
using Trine.Operations.Folders;

namespace Trine.Operations.Backups;

/// <summary>A copy of the SQLite file, taken in one read transaction by SQLite itself; works from another process as well.</summary>
internal sealed class SqliteSnapshot : DatabaseSnapshot
{
    private readonly SqliteConnection _copy;
    private readonly string _file;

    private SqliteSnapshot(SqliteConnection copy, string file) => (_copy, _file) = (copy, file);

    protected override DbConnection Connection => _copy;

    public static async Task<SqliteSnapshot> OpenAsync(DataOptions data, string scratch, CancellationToken cancellationToken)
    {
        if (!File.Exists(data.SqliteFile))
        {
            throw new BackupException("nothing", data.Folder);
        }

        var file = Path.Combine(scratch, $"snapshot-{Guid.NewGuid():N}.db");
        try
        {
            // Made here and not by SQLite: for nobody else to read, and what the disk has against it is said by the disk.
            await PrivateFile.Create(file).DisposeAsync();
            await using (var source = new SqliteConnection($"Data Source={data.SqliteFile};Pooling=False;Mode=ReadWrite;Default Timeout=30"))
            await using (var target = new SqliteConnection($"Data Source={file};Pooling=False"))
            {
                await source.OpenAsync(cancellationToken);
                await target.OpenAsync(cancellationToken);
                // Page by page, so row numbers that other tables refer to stay what they are: VACUUM INTO would deal new ones.
                await Task.Run(() => source.BackupDatabase(target), cancellationToken);
                await using var plain = target.CreateCommand();
                // One file, not two: the copy says it has a write-ahead log because the original has one.
                plain.CommandText = "PRAGMA journal_mode = DELETE";
                await plain.ExecuteNonQueryAsync(cancellationToken);
            }

            var copy = new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
            await copy.OpenAsync(cancellationToken);
            return new SqliteSnapshot(copy, file);
        }
        catch
        {
            File.Delete(file);
            throw;
        }
    }

    public override async Task<BackupHeader> DescribeAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        new(BackupFormat.Version, BackupRun.Product, DatabaseKind.Sqlite, now, await MigrationsAsync(cancellationToken), [], [], []);

    public override Task CopyAsync(BackupWriter backup, BackupHeader header, Action progress, CancellationToken cancellationToken)
    {
        using var file = new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
        backup.Add(BackupFormat.SqliteName, file, file.Length);
        progress();
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await _copy.DisposeAsync();
        File.Delete(_file);
    }
}
