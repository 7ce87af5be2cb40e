namespace Trine.Kernel.Objects;

/// <summary>A ready-made list view.</summary>
/// <param name="Key">Its name in the language files.</param>
/// <param name="Kind"><c>list</c>, <c>board</c>, <c>calendar</c> or <c>tree</c>.</param>
/// <param name="FilterJson">The filter tree as JSON, or null for all.</param>
/// <param name="Sort">Fields, <c>-</c> in front for descending.</param>
/// <param name="Columns">Field keys in order.</param>
public sealed record ViewDefinition(string Key, string Kind, string? FilterJson, IReadOnlyList<string> Sort, IReadOnlyList<string> Columns);
