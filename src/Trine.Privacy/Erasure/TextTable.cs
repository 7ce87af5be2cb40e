namespace Trine.Privacy.Erasure;

/// <summary>A table that holds text.</summary>
/// <param name="Name">In the database.</param>
/// <param name="Type">The class mapped to it.</param>
/// <param name="Columns">Columns of text and JSON.</param>
internal sealed record TextTable(string Name, Type Type, IReadOnlyList<TextColumn> Columns);
