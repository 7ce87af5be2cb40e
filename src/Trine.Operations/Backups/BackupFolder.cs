using Microsoft.Extensions.Logging;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Localisation;

namespace Trine.Operations.Backups;

/// <summary>Whether a folder may hold backups.</summary>
internal static class BackupFolder
{
    private const int MaxLength = 500;

    /// <summary>What is wrong with it; null when it can be written to. Makes it when it is missing.</summary>
    public static FieldError? Problem(string folder, DataOptions data, ILogger logger)
    {
        if (!Path.IsPathFullyQualified(folder) || folder.Length > MaxLength || folder.Contains('\0'))
        {
            return new FieldError("folder", "error.backup.absolute");
        }

        var full = Path.GetFullPath(folder);
        var within = Path.GetRelativePath(data.Folder, full);
        if (!within.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(within) && within.Split(Path.DirectorySeparatorChar)[0] != "backups")
        {
            return new FieldError("folder", "error.backup.inside");
        }

        try
        {
            Directory.CreateDirectory(full);
            var probe = Path.Combine(full, $".trine-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            logger.LogWarning(e, "The folder {Folder} cannot hold backups", full);
            return new FieldError("folder", "error.backup.unwritable", SystemReason.Of(e) ?? new TextKey("reason.other"));
        }
    }
}
