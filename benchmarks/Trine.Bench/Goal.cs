namespace Trine.Bench;

/// <summary>One figure and what it should be.</summary>
/// <param name="Small">At 100,000 customers, for the median; null when nothing was promised.</param>
/// <param name="Large">At 1,000,000 customers, for the 95th percentile.</param>
/// <param name="Higher">More is better.</param>
internal sealed record Goal(string Name, string Unit, double? Small, double? Large, bool Higher = false);
