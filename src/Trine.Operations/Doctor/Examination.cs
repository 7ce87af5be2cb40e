using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Trine.Kernel.Data;
using Trine.Operations.Backups;

namespace Trine.Operations.Doctor;

/// <summary>Looks at everything that can go wrong with a workspace, and changes nothing. A new check is a method and a line in the list.</summary>
/// <param name="data">The workspace.</param>
/// <param name="migrations">The schema this version wants.</param>
/// <param name="time">What time it is here.</param>
/// <param name="depth">How much it reads; checks that read more are left out.</param>
internal sealed class Examination(DataOptions data, Migrations migrations, TimeProvider time, Depth depth)
{
    private const int Corrupt = 11;
    private const int NoDatabase = 26;

    /// <summary>The checks of this depth in order. Each gives at least one finding.</summary>
    public async Task<List<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        List<Finding> findings = [.. FolderChecks.Folder(data), FolderChecks.Disk(data), FolderChecks.Keys(data)];
        await using var connection = await ConnectAsync(findings, cancellationToken);
        if (connection is null)
        {
            return findings;
        }

        foreach (var check in Checks(connection))
        {
            try
            {
                findings.AddRange(await check(cancellationToken));
            }
            catch (DbException e)
            {
                // What is wrong with the schema was said before; the checks after it may find no table.
                findings.Add(new Finding("database", Severity.Problem, "failed", e.Message));
            }
        }

        return findings;
    }

    private IReadOnlyList<Func<CancellationToken, Task<IReadOnlyList<Finding>>>> Checks(DbConnection connection)
    {
        var database = new DatabaseChecks(data, migrations, connection, time);
        var content = new ContentChecks(data, connection, time);
        return depth == Depth.Quick
            ? [database.SchemaAsync, database.ClockAsync, content.ReadersAsync, content.JobsAsync, content.BackupsAsync]
            :
            [
                database.SchemaAsync, database.TablesAsync, database.IntegrityAsync, database.ClockAsync,
                content.ReadersAsync, content.JobsAsync, token => content.FilesAsync(depth == Depth.WithContents, token), content.BackupsAsync,
            ];
    }

    private async Task<DbConnection?> ConnectAsync(List<Finding> findings, CancellationToken cancellationToken)
    {
        if (data.Kind == DatabaseKind.Sqlite && !File.Exists(data.SqliteFile))
        {
            findings.Add(new Finding("database", Severity.Problem, "missing", data.SqliteFile));
            return null;
        }

        var patient = depth != Depth.Quick || data.Kind == DatabaseKind.Sqlite;
        // One of its own: a limit must not stay on a connection that others use after it.
        var connection = patient ? data.Connect() : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(data.ConnectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            if (!patient)
            {
                // Somebody waits for it: what another holds locked is told, not waited for.
                await OneAsync(connection, "SET statement_timeout = '10s'", cancellationToken);
            }

            var (version, encoding) = data.Kind == DatabaseKind.Sqlite
                ? (await OneAsync(connection, "SELECT sqlite_version()", cancellationToken), "UTF8")
                : (await OneAsync(connection, "SHOW server_version", cancellationToken), await OneAsync(connection, "SHOW server_encoding", cancellationToken));
            findings.Add(encoding == "UTF8" ? new Finding("database", Severity.Ok, "ok", data.Kind == DatabaseKind.Sqlite ? "SQLite" : "PostgreSQL", version) : new Finding("database", Severity.Problem, "encoding", encoding));
            return connection;
        }
        catch (DbException e)
        {
            await connection.DisposeAsync();
            findings.Add(e is SqliteException { SqliteErrorCode: Corrupt or NoDatabase } ? new Finding("integrity", Severity.Problem, "damaged", e.Message) : new Finding("database", Severity.Problem, "unreachable", e.Message));
            return null;
        }
    }

    /// <summary>The one value of a query, as text.</summary>
    internal static async Task<string> OneAsync(DbConnection connection, string sql, CancellationToken cancellationToken) =>
        (await DatabaseSnapshot.QueryAsync(connection, sql, r => Convert.ToString(r.GetValue(0), System.Globalization.CultureInfo.InvariantCulture) ?? "", cancellationToken)).FirstOrDefault() ?? "";

    /// <summary>The one number of a query.</summary>
    internal static async Task<long> CountAsync(DbConnection connection, string sql, CancellationToken cancellationToken) =>
        (await DatabaseSnapshot.QueryAsync(connection, sql, r => r.IsDBNull(0) ? 0 : r.GetInt64(0), cancellationToken)).FirstOrDefault();
}
