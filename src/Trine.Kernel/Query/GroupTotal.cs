namespace Trine.Kernel.Query;

/// <summary>One group of a board or sum.</summary>
/// <param name="Value">The logical value grouped by, or null.</param>
/// <param name="Currency">The currency of the sum; null where records have none.</param>
/// <param name="Count">Records in the group.</param>
/// <param name="Sum">The exact sum, or null when none was asked.</param>
public sealed record GroupTotal(object? Value, string? Currency, long Count, decimal? Sum);
