namespace Trine.Kernel.Objects;

/// <summary>How records of an object appear on the timelines of the records they refer to.</summary>
/// <param name="Kind">The kind the timeline filters by.</param>
/// <param name="AtKey">The moment it is sorted by; a date-time or date field that is never empty.</param>
/// <param name="TextKey">A longer text shown below the title, or null.</param>
/// <param name="DataKeys">Fields sent along.</param>
public sealed record TimelineDefinition(string Kind, string AtKey, string? TextKey, IReadOnlyList<string> DataKeys);
