namespace Trine.Kernel.Transfer.Formats;

/// <summary>What the user says about a file, overriding what would be detected.</summary>
/// <param name="Encoding">A name for <see cref="TextEncoding.Named"/>; null or blank to detect.</param>
/// <param name="Delimiter">The character between cells of a CSV file; null to detect.</param>
public sealed record SourceOptions(string? Encoding = null, char? Delimiter = null);
