using Trine.Operations.Folders;

namespace Trine.Operations.Backups;

/// <summary>Takes files of the data folder out of a backup.</summary>
internal static class FolderFiles
{
    /// <summary>Writes one below a folder, wherever its name says; names that lead elsewhere are no backup of ours.</summary>
    /// <returns>Its path; null when the part is none of the data folder.</returns>
    public static async Task<string?> ExtractAsync(string folder, string name, Stream content, CancellationToken cancellationToken)
    {
        if (PathOf(folder, name) is not { } path)
        {
            return null;
        }

        await WriteAsync(path, content, cancellationToken);
        return path;
    }

    /// <summary>Where a part belongs.</summary>
    public static string? PathOf(string folder, string name)
    {
        if (!name.StartsWith(BackupFormat.FolderPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        var parts = name[BackupFormat.FolderPrefix.Length..].Split('/');
        return parts.All(p => p is not ("" or "." or "..") && !p.Contains('\\') && !p.Contains('\0') && !p.Contains(':'))
            ? Path.Combine([folder, .. parts]) : throw new BackupException("damaged");
    }

    public static async Task WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = PrivateFile.Create(path);
        await content.CopyToAsync(file, cancellationToken);
        file.Flush(flushToDisk: true);
    }
}
