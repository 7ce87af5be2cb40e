namespace Trine.Operations.Backups;

/// <summary>A file the database names.</summary>
/// <param name="Key">What the store knows it by.</param>
/// <param name="Name">As its user calls it, to tell of it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of the bytes.</param>
internal sealed record StoredFileRow(string Key, string Name, long Size, string Sha256);
