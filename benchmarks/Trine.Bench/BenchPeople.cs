namespace Trine.Bench;

/// <summary>The access tokens of those who make the requests.</summary>
internal sealed record BenchPeople(string Admin, string Rep);
