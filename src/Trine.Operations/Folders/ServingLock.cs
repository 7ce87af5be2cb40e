using Trine.Kernel.Data;

namespace Trine.Operations.Folders;

/// <summary>Held by whoever works on a SQLite data folder alone: the server, or a restore. The system lets it go when the process dies.</summary>
internal static class ServingLock
{
    private const int WouldBlock = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolation = unchecked((int)0x80070020);

    /// <summary>The lock until it is disposed; null when somebody else holds it.</summary>
    public static IDisposable? Take(DataOptions data)
    {
        try
        {
            return new FileStream(Path.Combine(data.Folder, "trine.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e.HResult is WouldBlock or WouldBlockOnMac or SharingViolation)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException($"The data folder cannot be written to: {e.Message} Check that {data.Folder} is this user's and its disk neither full nor mounted read-only. Nothing was changed.", e);
        }
    }
}
