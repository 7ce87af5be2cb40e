using System.Reflection;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Trine.Kernel.Data;

namespace Trine.Operations.Backups;

/// <summary>
/// Makes one backup while the product serves. The database's moment is taken first and the files after it: bytes are stored before the row
/// that names them, so every file of that moment is there, and one that is not makes the backup fail rather than incomplete.
/// </summary>
internal sealed class BackupRun(DataOptions data, TimeProvider time)
{
    /// <summary>What opening a file says that somebody else writes.</summary>
    private const int LinuxLocked = 11;
    private const int MacLocked = 35;
    private const int WindowsLocked = unchecked((int)0x80070020);
    private const int SqliteFull = 13;

    /// <summary>The product's version, as it calls itself in backups.</summary>
    public static string Product { get; } = typeof(BackupRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>Makes it.</summary>
    /// <param name="path">The file; one of that name is replaced once the new one is whole.</param>
    /// <param name="passphrase">Encrypts it; null leaves it open.</param>
    /// <param name="progress">Is told of the bytes written so far.</param>
    /// <returns>The file's size in bytes.</returns>
    /// <exception cref="BackupException">It cannot be made; there is no file.</exception>
    public async Task<long> RunAsync(string path, string? passphrase, Action<long>? progress, CancellationToken cancellationToken)
    {
        try
        {
            var target = Path.GetFullPath(path);
            var folder = Path.GetDirectoryName(target)!;
            Directory.CreateDirectory(folder);
            await using var snapshot = await DatabaseSnapshot.TakeAsync(data, folder, cancellationToken);
            var header = await snapshot.DescribeAsync(time.GetUtcNow(), cancellationToken);
            using var backup = new BackupWriter(target, passphrase);
            void Progress()
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Invoke(backup.Written);
            }

            backup.Add(BackupFormat.HeaderName, JsonSerializer.SerializeToUtf8Bytes(header, BackupFormat.Json));
            await snapshot.CopyAsync(backup, header, Progress, cancellationToken);
            await StoredFilesAsync(backup, await snapshot.FilesAsync(cancellationToken), Progress, cancellationToken);
            Others(backup, folder, Progress);
            return backup.Complete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException { SqliteErrorCode: SqliteFull })
        {
            throw BackupException.Because("unwritable", e, path);
        }
        catch (System.Data.Common.DbException e)
        {
            throw BackupException.Because("database", e);
        }
    }

    private async Task StoredFilesAsync(BackupWriter backup, IReadOnlyList<StoredFileRow> files, Action progress, CancellationToken cancellationToken)
    {
        foreach (var file in files.DistinctBy(f => f.Key))
        {
            var name = $"{BackupFormat.FolderPrefix}files/{file.Key[^2..]}/{file.Key}";
            try
            {
                await using var bytes = Open(Path.Combine(data.Folder, "files", file.Key[^2..], file.Key), FileShare.Read | FileShare.Delete);
                if (bytes.Length != file.Size || backup.Add(name, bytes, file.Size) != file.Sha256)
                {
                    throw new BackupException("fileBroken", file.Name, file.Key);
                }
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                // A file sent ahead of a record nobody saved is thrown away after a week, row first.
                if (await IsNamedAsync(file.Key, cancellationToken))
                {
                    throw new BackupException("fileLost", file.Name, file.Key);
                }

                backup.Gone(name);
            }

            progress();
        }
    }

    private async Task<bool> IsNamedAsync(string key, CancellationToken cancellationToken)
    {
        await using var connection = data.Connect();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM attachments WHERE storage_key = @key";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@key", key);
        command.Parameters.Add(parameter);
        return await command.ExecuteScalarAsync(cancellationToken) is not 0L;
    }

    /// <summary>The rest of the data folder: keys, the workspace's own file, files of imports and exports.</summary>
    private void Others(BackupWriter backup, string target, Action progress)
    {
        var root = new DirectoryInfo(data.Folder);
        var inside = Path.GetRelativePath(root.FullName, target).Split(Path.DirectorySeparatorChar)[0];
        foreach (var entry in root.EnumerateFileSystemInfos().Where(e => !Leave(e.Name) && e.Name != "files" && (e is FileInfo || e.Name != inside)).OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            // Links may lead anywhere, round in circles too.
            IEnumerable<FileInfo> files = entry is FileInfo one ? [one]
                : ((DirectoryInfo)entry).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint });
            foreach (var file in files.Where(f => f.LinkTarget is null && !f.Name.EndsWith(BackupFormat.Ending, StringComparison.Ordinal) && !f.Name.EndsWith(".partial", StringComparison.Ordinal)))
            {
                Other(backup, root.FullName, file, passing: entry.Name is "imports" or "exports");
                progress();
            }
        }
    }

    private static FileStream Open(string path, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, share);
        }
        catch (Exception e) when (e is UnauthorizedAccessException || IsLocked(e))
        {
            throw BackupException.Because("unreadable", e, path);
        }
    }

    private static bool IsLocked(Exception? exception) => exception is IOException { HResult: LinuxLocked or MacLocked or WindowsLocked };

    private static bool Leave(string name) => BackupFormat.Left.Contains(name) || name.StartsWith(RestoreSwap.Replaced, StringComparison.Ordinal) || name.StartsWith("snapshot-", StringComparison.Ordinal);

    /// <param name="passing">Whether it is of a folder in which files come and go.</param>
    private static void Other(BackupWriter backup, string root, FileInfo file, bool passing)
    {
        FileStream bytes;
        try
        {
            bytes = Open(file.FullName, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException || (passing && IsLocked(e.InnerException)))
        {
            // Gone again, or still being written: an upload nobody has been told of, an export that begins anew when it is restored.
            return;
        }

        using (bytes)
        {
            backup.Add(BackupFormat.FolderPrefix + Path.GetRelativePath(root, file.FullName).Replace(Path.DirectorySeparatorChar, '/'), bytes, bytes.Length);
        }
    }
}
