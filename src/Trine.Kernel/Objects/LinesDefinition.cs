namespace Trine.Kernel.Objects;

/// <summary>A list of child records that is read and written with its parent.</summary>
/// <param name="Key">The JSON key on the parent: <c>lines</c>.</param>
/// <param name="Object">The child object: <c>orderLines</c>.</param>
/// <param name="ParentKey">The child's reference to the parent: <c>order</c>.</param>
/// <param name="Recalculate">Makes the parent agree with its lines (totals); pure.</param>
public sealed record LinesDefinition(string Key, string Object, string ParentKey, Action<Record, IReadOnlyList<Record>> Recalculate);
