namespace Trine.Kernel.Files;

/// <summary>What a file store kept.</summary>
/// <param name="Key">What to ask for it by.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of the bytes, 64 hexadecimal digits in lower case.</param>
/// <param name="Head">Its first bytes, at most 512, to tell its type by.</param>
public sealed record StoredFile(string Key, long Size, string Sha256, ReadOnlyMemory<byte> Head);
