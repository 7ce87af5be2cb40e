namespace Trine.Kernel.Reference;

/// <summary>A province, city or district of China.</summary>
/// <param name="Code">Six digits, GB/T 2260: <c>440000</c> province, <c>440300</c> city, <c>440305</c> district.</param>
/// <param name="Name">The official name in Chinese.</param>
/// <param name="Children">What it is divided into; empty for districts and for cities without districts.</param>
public sealed record Region(string Code, string Name, IReadOnlyList<Region> Children);
