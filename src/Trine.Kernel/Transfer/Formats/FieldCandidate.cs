namespace Trine.Kernel.Transfer.Formats;

/// <summary>A field that a column of a file may belong to.</summary>
/// <param name="Key">Its key or path: `name`, `custom.tier`, `customer.name`.</param>
/// <param name="Names">Its labels in all languages.</param>
/// <param name="Aliases">Other words people use for it, given by the caller.</param>
public sealed record FieldCandidate(string Key, IReadOnlyList<string> Names, IReadOnlyList<string> Aliases);
