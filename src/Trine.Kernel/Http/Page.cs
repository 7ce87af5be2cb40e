namespace Trine.Kernel.Http;

/// <summary>A part of a long list.</summary>
/// <param name="Items">What is in it.</param>
/// <param name="NextCursor">Asks for the next part; null after the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);
