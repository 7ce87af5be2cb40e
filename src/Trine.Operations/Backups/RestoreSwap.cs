using System.Text.Json;
using Trine.Kernel.Data;

namespace Trine.Operations.Backups;

/// <summary>
/// Puts restored files in the place of those there are. Once the marker is written the swap is finished, by whoever starts next if need be;
/// before that nothing has happened. What was there is kept in a folder beside.
/// </summary>
internal static class RestoreSwap
{
    /// <summary>Where files wait, inside the data folder: only within one file system is a move at once whole.</summary>
    public const string Staging = "restoring";

    /// <summary>Says that the swap is to be finished.</summary>
    public const string Marker = "restore.json";

    /// <summary>What the folders begin with that keep what was replaced.</summary>
    public const string Replaced = "replaced-";

    /// <summary>What a swap is about.</summary>
    /// <param name="Keep">The folder for what is replaced.</param>
    /// <param name="Old">Names still to be put there; empty once they are.</param>
    private sealed record State(string Keep, IReadOnlyList<string> Old);

    /// <summary>Swaps everything that waits in the staging folder.</summary>
    /// <returns>The folder that keeps what was replaced; null when there was nothing.</returns>
    public static string? Run(string folder, DateTimeOffset now)
    {
        var keep = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Replaced}{now:yyyyMMdd'T'HHmmss'Z'}");
        var old = new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(e => e.Name)
            .Where(n => n is not ("backups" or DataOptions.ErasedFile or "trine.lock" or "lost+found" or Staging or Marker) && !n.StartsWith(Replaced, StringComparison.Ordinal)).ToList();
        Write(folder, new State(keep, old));
        Finish(folder);
        return old.Count > 0 ? Path.Combine(folder, keep) : null;
    }

    /// <summary>Finishes a swap that was cut off; does nothing when there is none.</summary>
    public static void Finish(string folder)
    {
        var marker = Path.Combine(folder, Marker);
        if (!File.Exists(marker))
        {
            return;
        }

        var state = JsonSerializer.Deserialize<State>(File.ReadAllBytes(marker), BackupFormat.Json)!;
        var keep = Path.Combine(folder, state.Keep);
        foreach (var name in state.Old.Where(n => Path.Exists(Path.Combine(folder, n)) && !Path.Exists(Path.Combine(keep, n))))
        {
            Directory.CreateDirectory(keep);
            Move(Path.Combine(folder, name), Path.Combine(keep, name));
        }

        // From here on what has one of the old names is new.
        Write(folder, state with { Old = [] });
        var staging = new DirectoryInfo(Path.Combine(folder, Staging));
        foreach (var entry in staging.Exists ? staging.GetFileSystemInfos() : [])
        {
            Move(entry.FullName, Path.Combine(folder, entry.Name));
        }

        if (staging.Exists)
        {
            staging.Delete();
        }

        File.Delete(marker);
    }

    private static void Move(string from, string to)
    {
        if (Directory.Exists(from))
        {
            Directory.Move(from, to);
        }
        else
        {
            File.Move(from, to);
        }
    }

    private static void Write(string folder, State state)
    {
        var marker = Path.Combine(folder, Marker);
        using (var file = new FileStream(marker + ".new", FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, state, BackupFormat.Json);
            file.Flush(flushToDisk: true);
        }

        File.Move(marker + ".new", marker, overwrite: true);
    }
}
