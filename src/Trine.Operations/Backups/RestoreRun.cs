using System.Data.Common;
using Microsoft.Data.Sqlite;
using Trine.Kernel.Data;
using Trine.Operations.Folders;

namespace Trine.Operations.Backups;

/// <summary>Brings a backup back. Everything is read and checked before anything that is there is touched.</summary>
internal sealed class RestoreRun(DataOptions data, Migrations migrations, TimeProvider time)
{
    /// <summary>Restores.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="passphrase">Opens it, when it is encrypted.</param>
    /// <param name="replace">Whether what is there may be replaced.</param>
    /// <returns>The folder that keeps the files that were replaced, or null.</returns>
    /// <exception cref="BackupException">It cannot be restored; nothing was changed.</exception>
    public async Task<string?> RunAsync(string path, string? passphrase, bool replace, CancellationToken cancellationToken)
    {
        try
        {
            using var backup = new BackupReader(path, passphrase);
            Check(backup.Header);
            DataFolder.Secure(data);
            using var alone = data.Kind == DatabaseKind.Sqlite ? ServingLock.Take(data) ?? throw new BackupException("serving", data.Folder) : null;
            if (data.Kind == DatabaseKind.Sqlite)
            {
                RestoreSwap.Finish(data.Folder);
                return await SqliteAsync(backup, replace, cancellationToken);
            }

            // Read twice: what is damaged is found before tables are dropped and everybody waits for them.
            using (var trial = new BackupReader(path, passphrase))
            {
                await trial.ReadAsync((_, _) => Task.CompletedTask);
            }

            await new PostgresRestore(data, migrations).RunAsync(backup, replace, cancellationToken);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw BackupException.Because("unwritable", e, data.Folder);
        }
        catch (DbException e)
        {
            throw BackupException.Because("database", e);
        }
    }

    private void Check(BackupHeader header)
    {
        if (header.Database != data.Kind)
        {
            throw new BackupException(header.Database == DatabaseKind.Sqlite ? "needsSqlite" : "needsPostgres");
        }

        var known = migrations.Known().ToDictionary(k => k.Id, k => k.Hash);
        if (header.Migrations.FirstOrDefault(m => known.GetValueOrDefault(m.Id) != m.Sha256) is { } unknown)
        {
            throw new BackupException("otherVersion", header.Product, unknown.Id);
        }
    }

    private async Task<string?> SqliteAsync(BackupReader backup, bool replace, CancellationToken cancellationToken)
    {
        if (!replace && !IsEmpty(data.Folder))
        {
            throw new BackupException("notEmpty", data.Folder);
        }

        var staging = Path.Combine(data.Folder, RestoreSwap.Staging);
        if (Directory.Exists(staging))
        {
            Directory.Delete(staging, recursive: true);
        }

        try
        {
            Directory.CreateDirectory(staging);
            var file = Path.Combine(staging, "trine.db");
            await backup.ReadAsync((name, content) => name == BackupFormat.SqliteName ? FolderFiles.WriteAsync(file, content, cancellationToken) : FolderFiles.ExtractAsync(staging, name, content, cancellationToken));
            await VerifyAsync(file, cancellationToken);
            await CloseAsync(cancellationToken);
            foreach (var empty in new DirectoryInfo(data.Folder).EnumerateDirectories().Where(d => !d.EnumerateFileSystemInfos().Any()))
            {
                empty.Delete();
            }

            var kept = RestoreSwap.Run(data.Folder, time.GetUtcNow());
            DataFolder.Secure(data);
            return kept;
        }
        finally
        {
            if (Directory.Exists(staging) && !File.Exists(Path.Combine(data.Folder, RestoreSwap.Marker)))
            {
                Directory.Delete(staging, recursive: true);
            }
        }
    }

    /// <summary>Whether nobody's data is there; empty folders are none.</summary>
    private static bool IsEmpty(string folder) => new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(e => e.Name is not ("trine.lock" or "backups" or DataOptions.ErasedFile or "lost+found"))
        .All(e => e is DirectoryInfo inner && !inner.EnumerateFileSystemInfos().Any());

    private static async Task VerifyAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw new BackupException("damaged");
        }

        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(cancellationToken);
        await using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA quick_check(1)";
        if (await check.ExecuteScalarAsync(cancellationToken) as string != "ok")
        {
            throw new BackupException("damaged");
        }
    }

    /// <summary>Folds the write-ahead log of the old database into its file, which only succeeds when nobody has it open.</summary>
    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(data.SqliteFile))
        {
            return;
        }

        try
        {
            await using var connection = new SqliteConnection($"Data Source={data.SqliteFile};Pooling=False;Default Timeout=2");
            await connection.OpenAsync(cancellationToken);
            await using var close = connection.CreateCommand();
            close.CommandText = "PRAGMA journal_mode = DELETE";
            await close.ExecuteScalarAsync(cancellationToken);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
        {
            throw new BackupException("serving", data.Folder);
        }
        catch (SqliteException)
        {
            // It cannot be read: the reason, perhaps, why a backup is being restored. It is kept as it is.
        }
    }
}
