using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Trine.Kernel.Data;

/// <summary>Where a workspace keeps its data.</summary>
/// <param name="Folder">The data folder: the SQLite file, attachments, imports, keys.</param>
/// <param name="PostgresConnection">A PostgreSQL connection string, or null for SQLite.</param>
public sealed record DataOptions(string Folder, string? PostgresConnection)
{
    /// <summary>The file that remembers whose data was erased: it outlives what a restore replaces.</summary>
    public const string ErasedFile = "erased.jsonl";

    /// <summary>Which database is used.</summary>
    public DatabaseKind Kind => PostgresConnection is null ? DatabaseKind.Sqlite : DatabaseKind.Postgres;

    /// <summary>The SQLite file.</summary>
    public string SqliteFile => Path.Combine(Folder, "trine.db");

    /// <summary>The connection string of whichever database is used.</summary>
    public string ConnectionString => PostgresConnection ?? $"Data Source={SqliteFile};Default Timeout=30;Pooling=True;Foreign Keys=False";

    /// <summary>A new connection, not yet open, for what is done without the model.</summary>
    public DbConnection Connect() => Kind == DatabaseKind.Sqlite ? new SqliteConnection(ConnectionString) : new NpgsqlConnection(ConnectionString);

    /// <summary>A folder below the data folder, made when missing.</summary>
    public string Subfolder(string name) => Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;
}
