namespace Trine.Bench;

/// <summary>A customer that is there, to ask for.</summary>
internal sealed record SampleCustomer(string Id, string Name, string? Email, string? Phone);
