using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Trine.Kernel.Data;
using Trine.Operations.Backups;

namespace Trine.Operations.Doctor;

/// <summary>Whether what the product does in the background gets done, and what it keeps is there.</summary>
internal sealed class ContentChecks(DataOptions data, DbConnection connection, TimeProvider time)
{
    private const long MuchLag = 10_000;

    /// <summary>Of what an exception says: enough to know it by, the rest is in the log.</summary>
    private const int ErrorShown = 200;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    private static readonly TimeSpan BackupsLate = TimeSpan.FromDays(2);

    private bool Sqlite => data.Kind == DatabaseKind.Sqlite;

    public async Task<IReadOnlyList<Finding>> ReadersAsync(CancellationToken cancellationToken)
    {
        var lag = Sqlite
            ? "max(0, coalesce((SELECT max(seq) FROM change_log), 0) - r.seq)"
            : "(SELECT count(*) FROM (SELECT 1 FROM change_log l WHERE (l.tx, l.seq) > (r.tx, r.seq) LIMIT 100000) AS behind)";
        var readers = await DatabaseSnapshot.QueryAsync(
            connection, $"SELECT r.name, {lag}, r.failures, r.last_error FROM log_readers r ORDER BY r.name",
            r => (Name: r.GetString(0), Lag: r.GetInt64(1), Failures: r.GetInt64(2), Error: r.IsDBNull(3) ? "" : r.GetString(3)), cancellationToken);
        List<Finding> findings =
        [
            .. readers.Where(r => r.Failures > 0).Select(r => new Finding("readers", Severity.Problem, "failing", r.Name, Brief(r.Error))),
            .. readers.Where(r => r.Failures == 0 && r.Lag > MuchLag).Select(r => new Finding("readers", Severity.Warning, "behind", r.Name, r.Lag)),
            .. await DatabaseSnapshot.QueryAsync(
                connection, "SELECT reader, count(*), max(error) FROM parked_entries GROUP BY reader", r => new Finding("readers", Severity.Problem, "parked", r.GetString(0), r.GetInt64(1), Brief(r.GetString(2))), cancellationToken),
        ];
        return findings.Count > 0 ? findings : [new Finding("readers", Severity.Ok, "ok", readers.Count, readers.Count == 0 ? 0 : readers.Max(r => r.Lag))];
    }

    public async Task<IReadOnlyList<Finding>> JobsAsync(CancellationToken cancellationToken)
    {
        List<Finding> findings = [];
        foreach (var table in new[] { "imports", "exports" })
        {
            var failed = await SinceAsync($"SELECT count(*) FROM {table} WHERE state = 'failed' AND finished_at > @since", Recent, cancellationToken);
            if (failed > 0)
            {
                findings.Add(new Finding("jobs", Severity.Warning, table, failed));
            }

            var stuck = await SinceAsync($"SELECT count(*) FROM {table} WHERE state = 'running' AND held_until < @since", TimeSpan.FromHours(1), cancellationToken);
            if (stuck > 0)
            {
                findings.Add(new Finding("jobs", Severity.Warning, "stuck", stuck));
            }
        }

        return findings.Count > 0 ? findings : [new Finding("jobs", Severity.Ok, "ok")];
    }

    /// <summary>Files the database names and files that are there, against each other.</summary>
    public async Task<IReadOnlyList<Finding>> FilesAsync(bool hash, CancellationToken cancellationToken)
    {
        var named = await DatabaseSnapshot.QueryAsync(
            connection, "SELECT storage_key, name, size, sha256 FROM attachments", r => new StoredFileRow(r.GetString(0), r.GetString(1), r.GetInt64(2), r.GetString(3)), cancellationToken);
        List<Finding> findings = [];
        var (missing, wrong) = (new List<StoredFileRow>(), new List<StoredFileRow>());
        foreach (var file in named)
        {
            var info = new FileInfo(Path.Combine(data.Folder, "files", file.Key[^2..], file.Key));
            if (!info.Exists)
            {
                missing.Add(file);
            }
            else if (info.Length != file.Size || (hash && await HashAsync(info, cancellationToken) != file.Sha256))
            {
                wrong.Add(file);
            }
        }

        if (missing.Count > 0)
        {
            findings.Add(new Finding("files", Severity.Problem, "missing", missing.Count, missing[0].Name, missing[0].Key));
        }

        if (wrong.Count > 0)
        {
            findings.Add(new Finding("files", Severity.Problem, "wrong", wrong.Count, wrong[0].Name, wrong[0].Key));
        }

        var keys = named.Select(f => f.Key).ToHashSet();
        var folder = new DirectoryInfo(Path.Combine(data.Folder, "files"));
        var young = time.GetUtcNow().UtcDateTime.AddDays(-1);
        var orphans = folder.Exists ? folder.EnumerateDirectories("??").SelectMany(d => d.EnumerateFiles()).Where(f => !keys.Contains(f.Name) && f.LastWriteTimeUtc < young).ToList() : [];
        if (orphans.Count > 0)
        {
            findings.Add(new Finding("files", Severity.Warning, "orphans", orphans.Count, orphans.Sum(f => f.Length) >> 20));
        }

        return findings.Count > 0 ? findings : [new Finding("files", Severity.Ok, hash ? "hashed" : "ok", named.Count)];
    }

    public async Task<IReadOnlyList<Finding>> BackupsAsync(CancellationToken cancellationToken)
    {
        var planned = await Examination.CountAsync(connection, $"SELECT count(*) FROM backup_plans WHERE {(Sqlite ? "enabled = 1" : "enabled")}", cancellationToken) > 0;
        var done = await DatabaseSnapshot.QueryAsync(
            connection, "SELECT at, folder, name FROM backups WHERE state = 'done' ORDER BY at DESC",
            r => (At: Sqlite ? DateTimeOffset.UnixEpoch.AddTicks(r.GetInt64(0) * 10) : r.GetFieldValue<DateTimeOffset>(0), Path: Path.Combine(r.GetString(1), r.GetString(2))), cancellationToken);
        var last = await DatabaseSnapshot.QueryAsync(connection, "SELECT state FROM backups WHERE state IN ('done', 'failed') ORDER BY at DESC LIMIT 1", r => r.GetString(0), cancellationToken);
        List<Finding> findings = last is ["failed"] ? [new Finding("backups", planned ? Severity.Problem : Severity.Warning, "failed")] : [];
        if (done.Find(b => File.Exists(b.Path)) is not { Path: not null } newest)
        {
            return [.. findings, new Finding("backups", planned ? Severity.Problem : Severity.Warning, done.Count > 0 ? "gone" : "none")];
        }

        var age = time.GetUtcNow() - newest.At;
        var days = Math.Max(0, age.TotalDays).ToString("0.0", CultureInfo.InvariantCulture);
        if (age > BackupsLate)
        {
            return [.. findings, new Finding("backups", planned ? Severity.Problem : Severity.Warning, "late", days)];
        }

        return findings.Count > 0 ? findings : [new Finding("backups", Severity.Ok, age < Day ? "fresh" : "ok", days)];
    }

    private static string Brief(string error)
    {
        var line = error.Split('\n')[0].TrimEnd();
        return line.Length > ErrorShown ? line[..ErrorShown] + "…" : line;
    }

    private static async Task<string> HashAsync(FileInfo file, CancellationToken cancellationToken)
    {
        await using var bytes = file.OpenRead();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancellationToken));
    }

    private async Task<long> SinceAsync(string sql, TimeSpan ago, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - ago;
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@since", Sqlite ? (since.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10 : since);
        command.Parameters.Add(parameter);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }
}
