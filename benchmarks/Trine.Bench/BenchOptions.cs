namespace Trine.Bench;

/// <summary>What the caller asked for.</summary>
/// <param name="Rows">Customers to seed.</param>
/// <param name="Orders">Orders to seed.</param>
/// <param name="Import">Customers to import, 0 for no import.</param>
/// <param name="Postgres">Connection string of an empty database (or one seeded before, with Keep); null for SQLite.</param>
/// <param name="Keep">Folder to keep the data in and to find it again; null for a new one that is deleted at the end.</param>
/// <param name="Least">Measure as a sales person who sees one customer in a hundred too.</param>
/// <param name="Iterations">Requests an operation is measured over, after a fifth as many to warm up.</param>
/// <param name="Server">The built trine executable.</param>
internal sealed record BenchOptions(
    int Rows, int Orders, int Import, string? Postgres, string? Keep, bool Least, int Iterations, string Server);
