using Trine.Kernel.Data;

namespace Trine.Operations.Folders;

/// <summary>Held by whoever works on a SQLite data folder alone: the server, or a restore. The system lets it go when the process dies.</summary>
internal static class ServingLock
{
    /// <summary>The lock until it is disposed; null when somebody else holds it.</summary>
    public static IDisposable? Take(DataOptions data)
    {
        try
        {
            return new FileStream(Path.Combine(data.Folder, "trine.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }
}
