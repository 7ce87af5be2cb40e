using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Data;

/// <summary>
/// Brings the database to this version's shape: plain SQL files of the modules, each in one transaction, each remembered by name and hash.
/// Refuses to start on a database that a newer version wrote, or whose history was edited.
/// </summary>
public sealed class Migrations(DataOptions options, ObjectCatalog catalog)
{
    /// <summary>Makes the table that remembers them.</summary>
    public const string Table = "CREATE TABLE IF NOT EXISTS migrations (id text PRIMARY KEY, sha256 text NOT NULL, applied_at text NOT NULL)";

    /// <summary>Applies what is missing. Safe to call from several nodes at once.</summary>
    /// <exception cref="MigrationException">The database is newer, half migrated, edited or not to be reached; nothing was changed.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (options.Kind == DatabaseKind.Sqlite)
        {
            System.IO.Directory.CreateDirectory(options.Folder);
        }

        await using DbConnection connection = options.Kind == DatabaseKind.Sqlite
            ? new SqliteConnection(options.ConnectionString) : new NpgsqlConnection(
                // Not pooled: a pooled connection would go on holding the lock below.
                new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await PrepareAsync(connection, cancellationToken);
        }
        catch (DbException e)
        {
            throw new MigrationException($"The database cannot be used: {e.Message} {Advice()} Nothing was changed.", e);
        }

        var applied = await AppliedAsync(connection, cancellationToken);
        var known = Known();
        if (applied.Keys.FirstOrDefault(id => known.All(k => k.Id != id)) is { } newer)
        {
            throw new MigrationException($"The database holds “{newer}”, which this version does not know: it was written by a newer Trine. Start that version, or restore a backup made before the upgrade. Nothing was changed.");
        }

        var count = 0;
        foreach (var (id, sql, hash) in known)
        {
            if (applied.TryGetValue(id, out var before))
            {
                if (before != hash)
                {
                    throw new MigrationException($"The migration “{id}” was applied with other contents than this version has ({before[..8]} against {hash[..8]}). The database and the program do not belong together. Nothing was changed.");
                }

                continue;
            }

            await ApplyAsync(connection, id, sql, hash, cancellationToken);
            count++;
        }

        await PausedIndexes.ResumeAsync(connection, options.Kind, cancellationToken);
        if (options.Kind == DatabaseKind.Sqlite)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await SqliteStatistics.RefreshAsync(connection, transaction, catalog, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return count;
    }

    private string Advice() => options.Kind == DatabaseKind.Sqlite
        ? $"Check that the folder {options.Folder} is this user's to write, and that its disk is not full."
        : "Check ConnectionStrings__Trine: server, database, user and password, and that the schema it names exists and is the user's.";

    private async Task PrepareAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (options.Kind == DatabaseKind.Sqlite)
        {
            await ExecuteAsync(connection, null, "PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 30000;", cancellationToken);
        }
        else
        {
            // Held until the connection closes: a second node waits here, then finds nothing to do.
            await ExecuteAsync(connection, null, "SELECT pg_advisory_lock(hashtext('trine:' || current_schema()))", cancellationToken);
        }

        await ExecuteAsync(connection, null, Table, cancellationToken);
    }

    private static async Task ApplyAsync(DbConnection connection, string id, string sql, string hash, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await ExecuteAsync(connection, transaction, sql, cancellationToken);
        }
        catch (DbException e)
        {
            throw new MigrationException($"The migration “{id}” failed and was rolled back: {e.Message}", e);
        }

        await using var remember = connection.CreateCommand();
        remember.Transaction = transaction;
        remember.CommandText = "INSERT INTO migrations (id, sha256, applied_at) VALUES (@id, @hash, @at)";
        Add(remember, "@id", id);
        Add(remember, "@hash", hash);
        Add(remember, "@at", TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        await remember.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<Dictionary<string, string>> AppliedAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, sha256 FROM migrations";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new Dictionary<string, string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            applied[reader.GetString(0)] = reader.GetString(1);
        }

        return applied;
    }

    /// <summary>The embedded files for this database, in order of modules, then of names.</summary>
    public IReadOnlyList<(string Id, string Sql, string Hash)> Known()
    {
        var ending = options.Kind == DatabaseKind.Sqlite ? ".sqlite.sql" : ".postgres.sql";
        var known = new List<(string, string, string)>();
        foreach (var assembly in catalog.Assemblies)
        {
            foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                using var text = new StreamReader(stream, Encoding.UTF8);
                var sql = text.ReadToEnd().ReplaceLineEndings("\n");
                known.Add((name[..^ending.Length], sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)))));
            }
        }

        return known;
    }

    private static async Task ExecuteAsync(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
