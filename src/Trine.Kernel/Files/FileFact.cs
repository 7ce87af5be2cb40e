namespace Trine.Kernel.Files;

/// <summary>What a field shows of a file it holds.</summary>
/// <param name="Name">Its cleaned name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ContentType">As its bytes prove.</param>
public sealed record FileFact(string Name, long Size, string ContentType);
