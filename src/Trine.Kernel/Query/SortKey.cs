using Trine.Kernel.Objects;

namespace Trine.Kernel.Query;

/// <summary>One field of a sort order.</summary>
/// <param name="Field">The field.</param>
/// <param name="Descending">From the greatest down; empty values are the least.</param>
public sealed record SortKey(FieldDefinition Field, bool Descending);
