using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Trine.Kernel.Data;
using Trine.Operations.Backups;

namespace Trine.Operations.Doctor;

/// <summary>Whether the database is whole and of this version.</summary>
internal sealed class DatabaseChecks(DataOptions data, Migrations migrations, DbConnection connection, TimeProvider time)
{
    private const int Shown = 5;

    /// <summary>Entries of other nodes' clocks may be a little ahead.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    private bool Sqlite => data.Kind == DatabaseKind.Sqlite;

    public async Task<IReadOnlyList<Finding>> SchemaAsync(CancellationToken cancellationToken)
    {
        var exists = Sqlite ? "SELECT count(*) FROM sqlite_master WHERE name = 'migrations'" : "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'migrations'";
        if (await Examination.CountAsync(connection, exists, cancellationToken) == 0)
        {
            return [new Finding("schema", Severity.Problem, "none")];
        }

        var applied = (await DatabaseSnapshot.QueryAsync(connection, "SELECT id, sha256 FROM migrations", r => (Id: r.GetString(0), Hash: r.GetString(1)), cancellationToken)).ToDictionary(m => m.Id, m => m.Hash);
        var known = migrations.Known();
        if (applied.Keys.FirstOrDefault(id => known.All(k => k.Id != id)) is { } newer)
        {
            return [new Finding("schema", Severity.Problem, "newer", newer)];
        }

        if (known.FirstOrDefault(k => applied.TryGetValue(k.Id, out var hash) && hash != k.Hash) is { Id: not null } other)
        {
            return [new Finding("schema", Severity.Problem, "other", other.Id)];
        }

        var pending = known.Count(k => !applied.ContainsKey(k.Id));
        return [pending > 0 ? new Finding("schema", Severity.Warning, "pending", pending) : new Finding("schema", Severity.Ok, "ok", applied.Count)];
    }

    /// <summary>Compares what there is with what the applied migrations make of an empty database.</summary>
    public async Task<IReadOnlyList<Finding>> TablesAsync(CancellationToken cancellationToken)
    {
        var applied = (await DatabaseSnapshot.QueryAsync(connection, "SELECT id FROM migrations", r => r.GetString(0), cancellationToken)).ToHashSet();
        var scripts = migrations.Known().Where(k => applied.Contains(k.Id)).Select(k => k.Sql).ToList();
        var there = await CatalogueAsync(connection, cancellationToken);
        List<string> wanted;
        try
        {
            wanted = Sqlite ? await WantedSqliteAsync(scripts, cancellationToken) : await WantedPostgresAsync(scripts, cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return [new Finding("tables", Severity.Warning, "unchecked", e.MessageText)];
        }

        // More than is wanted does no harm: indexes of custom fields, another program's tables.
        var missing = wanted.Except(there).ToList();
        return [missing.Count > 0 ? new Finding("tables", Severity.Problem, "missing", missing.Count, string.Join("; ", missing.Take(Shown))) : new Finding("tables", Severity.Ok, "ok", wanted.Count)];
    }

    public async Task<IReadOnlyList<Finding>> IntegrityAsync(CancellationToken cancellationToken)
    {
        if (!Sqlite)
        {
            var broken = await DatabaseSnapshot.QueryAsync(
                connection, "SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = current_schema()::regnamespace AND NOT i.indisvalid", r => r.GetString(0), cancellationToken);
            return [broken.Count > 0 ? new Finding("integrity", Severity.Problem, "indexes", string.Join(", ", broken)) : new Finding("integrity", Severity.Ok, "ok")];
        }

        var faults = await DatabaseSnapshot.QueryAsync(connection, "PRAGMA integrity_check(20)", r => r.GetString(0), cancellationToken);
        if (faults is not ["ok"])
        {
            return [new Finding("integrity", Severity.Problem, "damaged", string.Join("; ", faults.Take(Shown)))];
        }

        var strays = await DatabaseSnapshot.QueryAsync(connection, "PRAGMA foreign_key_check", r => r.GetString(0), cancellationToken);
        return [strays.Count > 0 ? new Finding("integrity", Severity.Problem, "references", strays.Count, strays[0]) : new Finding("integrity", Severity.Ok, "ok")];
    }

    public async Task<IReadOnlyList<Finding>> ClockAsync(CancellationToken cancellationToken)
    {
        var newest = await DatabaseSnapshot.QueryAsync(
            connection, "SELECT at FROM change_log ORDER BY seq DESC LIMIT 1",
            r => Sqlite ? DateTimeOffset.UnixEpoch.AddTicks(r.GetInt64(0) * 10) : r.GetFieldValue<DateTimeOffset>(0), cancellationToken);
        var now = time.GetUtcNow();
        if (newest is [var last] && last > now + Ahead)
        {
            return [new Finding("clock", Severity.Problem, "behind", Instant(now), Instant(last))];
        }

        if (!Sqlite)
        {
            var server = (await DatabaseSnapshot.QueryAsync(connection, "SELECT now()", r => r.GetFieldValue<DateTimeOffset>(0), cancellationToken))[0];
            if ((server - now).Duration() > Ahead)
            {
                return [new Finding("clock", Severity.Warning, "differs", Instant(now), Instant(server))];
            }
        }

        return [new Finding("clock", Severity.Ok, "ok", Instant(now))];
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static Task<List<string>> CatalogueAsync(DbConnection connection, CancellationToken cancellationToken) => connection is SqliteConnection
        ? DatabaseSnapshot.QueryAsync(
            connection,
            """
            SELECT m.name || '.' || p.name || ' ' || p.type || CASE p."notnull" WHEN 1 THEN ' NOT NULL' ELSE '' END FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
            UNION ALL SELECT 'index ' || name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
            """,
            r => r.GetString(0), cancellationToken)
        : DatabaseSnapshot.QueryAsync(
            connection,
            """
            SELECT table_name || '.' || column_name || ' ' || data_type || CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END FROM information_schema.columns WHERE table_schema = current_schema()
            UNION ALL SELECT 'index ' || indexname FROM pg_indexes WHERE schemaname = current_schema()
            """,
            r => r.GetString(0), cancellationToken);

    private static async Task<List<string>> WantedSqliteAsync(List<string> scripts, CancellationToken cancellationToken)
    {
        await using var empty = new SqliteConnection("Data Source=:memory:");
        await empty.OpenAsync(cancellationToken);
        await RunAsync(empty, scripts, cancellationToken);
        return await CatalogueAsync(empty, cancellationToken);
    }

    /// <summary>In a schema that is never committed.</summary>
    private async Task<List<string>> WantedPostgresAsync(List<string> scripts, CancellationToken cancellationToken)
    {
        await using var beside = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(data.ConnectionString) { Pooling = false }.ConnectionString);
        await beside.OpenAsync(cancellationToken);
        await using var transaction = await beside.BeginTransactionAsync(cancellationToken);
        var schema = $"trine_doctor_{Guid.NewGuid():N}";
        await RunAsync(beside, [$"CREATE SCHEMA {schema}", $"SET LOCAL search_path TO {schema}", .. scripts], cancellationToken);
        var wanted = await CatalogueAsync(beside, cancellationToken);
        await transaction.RollbackAsync(cancellationToken);
        return wanted;
    }

    private static async Task RunAsync(DbConnection connection, List<string> scripts, CancellationToken cancellationToken)
    {
        foreach (var script in scripts)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = script;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
