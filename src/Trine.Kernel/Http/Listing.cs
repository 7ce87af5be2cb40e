namespace Trine.Kernel.Http;

/// <summary>A short list without pages.</summary>
public sealed record Listing<T>(IReadOnlyList<T> Items);
