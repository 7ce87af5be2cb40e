namespace Trine.Privacy.Erasure;

/// <summary>A column of text.</summary>
/// <param name="StoreType">As the database calls it: <c>text</c>, <c>jsonb</c>.</param>
/// <param name="IsKey">Part of the primary key.</param>
internal sealed record TextColumn(string Name, string StoreType, bool IsKey);
