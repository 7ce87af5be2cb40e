namespace Trine.Kernel.Data;

/// <summary>Which database holds the truth.</summary>
public enum DatabaseKind
{
    /// <summary>A file in the data folder.</summary>
    Sqlite,

    /// <summary>A server, reached by a connection string.</summary>
    Postgres,
}
