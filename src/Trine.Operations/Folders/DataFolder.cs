using Trine.Kernel.Data;

namespace Trine.Operations.Folders;

/// <summary>Keeps the data folder to whoever runs Trine: it holds everybody's data, and the keys that sign cookies.</summary>
internal static class DataFolder
{
    /// <summary>Where the keys of data protection are.</summary>
    public const string Keys = "keys";

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>What Trine itself makes there. The folder may have been somebody's choice and hold other things, so it is left as it is.</summary>
    private static readonly string[] Ours = [Keys, "files", "imports", "exports", "backups", "trine.db", "trine.db-wal", "trine.db-shm", "workspace.json", DataOptions.ErasedFile];

    /// <summary>Makes the folder and that of the keys when they are missing, and closes to others what of ours is open to them.</summary>
    /// <returns>What was closed.</returns>
    /// <exception cref="MigrationException">Others can read the keys, and it cannot be helped.</exception>
    public static IReadOnlyList<string> Secure(DataOptions data)
    {
        if (OperatingSystem.IsWindows())
        {
            // There the folder inherits its access list; who made it decides.
            Directory.CreateDirectory(Path.Combine(data.Folder, Keys));
            return [];
        }

        Directory.CreateDirectory(data.Folder, Owner);
        var keys = Directory.CreateDirectory(Path.Combine(data.Folder, Keys), Owner).FullName;
        var closed = Ours.Select(n => Path.Combine(data.Folder, n)).Where(Path.Exists).Concat(Directory.EnumerateFiles(keys)).Where(Close).ToList();
        if (OpenKeys(data) is [var open, ..])
        {
            throw new MigrationException($"Others can read {open}, which holds the keys that sign cookies and protect secrets, and its permissions cannot be changed by this user. Make it belong to the user that runs Trine (chown), then: chmod -R go-rwx {keys}");
        }

        return closed;
    }

    /// <summary>The folder of the keys and the files in it that others can read or change.</summary>
    public static IReadOnlyList<string> OpenKeys(DataOptions data)
    {
        var keys = Path.Combine(data.Folder, Keys);
        return OperatingSystem.IsWindows() || !Directory.Exists(keys) ? [] : [.. Directory.EnumerateFiles(keys).Prepend(keys).Where(IsOpen)];
    }

    /// <summary>Whether others can get at a file or folder.</summary>
    public static bool IsOpen(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None;

    private static bool Close(string path)
    {
        if (OperatingSystem.IsWindows() || !IsOpen(path))
        {
            return false;
        }

        try
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) & ~Others);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another user's, or a file system without permissions: for the keys the caller looks again.
            return false;
        }
    }
}
