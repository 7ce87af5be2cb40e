namespace Trine.Operations.Backups;

/// <summary>The last part of a backup: everything before it. A backup without it is not whole.</summary>
/// <param name="Parts">All parts in order, the header first.</param>
/// <param name="Gone">Files that were deleted for good while the backup was being made.</param>
internal sealed record BackupManifest(IReadOnlyList<BackupManifest.Part> Parts, IReadOnlyList<string> Gone)
{
    /// <param name="Sha256">Of the bytes, 64 hexadecimal digits.</param>
    public sealed record Part(string Name, long Size, string Sha256);
}
