using Trine.Kernel.Data;
using Trine.Kernel.Localisation;
using Trine.Operations.Folders;
using Trine.Operations.Keys;

namespace Trine.Operations.Doctor;

/// <summary>What can be told without the database.</summary>
internal static class FolderChecks
{
    private const long Tight = 2L << 30;
    private const long TooTight = 200L << 20;

    public static IEnumerable<Finding> Folder(DataOptions data)
    {
        if (!Directory.Exists(data.Folder))
        {
            yield return new Finding("folder", Severity.Problem, "missing", data.Folder);
            yield break;
        }

        Exception? refused = null;
        try
        {
            var probe = Path.Combine(data.Folder, $".trine-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            refused = e;
        }

        yield return refused is not null ? new Finding("folder", Severity.Problem, "readOnly", data.Folder, (object?)SystemReason.Of(refused) ?? refused.Message)
            : DataFolder.IsOpen(data.Folder) ? new Finding("folder", Severity.Warning, "open", data.Folder)
            : new Finding("folder", Severity.Ok, "ok", data.Folder);
    }

    public static Finding Disk(DataOptions data)
    {
        if (!Directory.Exists(data.Folder))
        {
            return new Finding("disk", Severity.Warning, "unknown");
        }

        var free = new DriveInfo(data.Folder).AvailableFreeSpace;
        var megabytes = free >> 20;
        return free < TooTight ? new Finding("disk", Severity.Problem, "tight", megabytes)
            : free < Tight ? new Finding("disk", Severity.Warning, "tight", megabytes)
            : new Finding("disk", Severity.Ok, "ok", megabytes);
    }

    public static Finding Keys(DataOptions data)
    {
        var folder = Path.Combine(data.Folder, DataFolder.Keys);
        try
        {
            var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.xml") : [];
            return DataFolder.OpenKeys(data) is [var open, ..] ? new Finding("keys", Severity.Problem, "open", open)
                : files.Length == 0 ? new Finding("keys", Severity.Ok, "none")
                : new Finding("keys", Severity.Ok, Array.Exists(files, IsPlain) ? "plain" : "ok", files.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Finding("keys", Severity.Problem, "unreadable", folder);
        }
    }

    private static bool IsPlain(string key)
    {
        var text = File.ReadAllText(key);
        return !text.Contains("<encryptedKey", StringComparison.Ordinal) && !text.Contains(PassphraseXmlEncryptor.Element, StringComparison.Ordinal);
    }
}
