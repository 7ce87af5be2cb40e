using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Trine.Kernel.Data;

namespace Trine.Operations.Backups;

/// <summary>A transaction of one snapshot, whose tables are read with COPY. Needs no tool of PostgreSQL's beside it.</summary>
internal sealed partial class PostgresSnapshot : DatabaseSnapshot
{
    /// <summary>A table travels in parts of this size: a tar must say a part's length before its bytes.</summary>
    private const int PartSize = 4 << 20;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private PostgresSnapshot(NpgsqlConnection connection, NpgsqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    protected override DbConnection Connection => _connection;

    public static async Task<PostgresSnapshot> OpenAsync(DataOptions data, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(data.ConnectionString) { Pooling = false, CommandTimeout = 0, ApplicationName = "trine backup" }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            var there = await QueryAsync(connection, "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'migrations'", r => r.GetInt64(0), cancellationToken);
            return there[0] == 1 ? new PostgresSnapshot(connection, transaction) : throw new BackupException("nothing", connection.Database);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override async Task<BackupHeader> DescribeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var columns = await QueryAsync(
            _connection,
            """
            SELECT c.relname, a.attname FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' ORDER BY c.relname, a.attnum
            """,
            r => (Table: r.GetString(0), Column: r.GetString(1)),
            cancellationToken);
        var indexes = await QueryAsync(
            _connection, "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY indexname",
            r => new BackupHeader.Index(r.GetString(0), Schema().Replace(r.GetString(1), " ON ${only}", 1)), cancellationToken);
        var sequences = await QueryAsync(
            _connection, "SELECT c.relname FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'S' ORDER BY c.relname", r => r.GetString(0), cancellationToken);
        var states = new List<BackupHeader.Sequence>();
        foreach (var sequence in sequences)
        {
            states.AddRange(await QueryAsync(_connection, $"SELECT last_value, is_called FROM {Quote(sequence)}", r => new BackupHeader.Sequence(sequence, r.GetInt64(0), r.GetBoolean(1)), cancellationToken));
        }

        return new BackupHeader(
            BackupFormat.Version, BackupRun.Product, DatabaseKind.Postgres, now, await MigrationsAsync(cancellationToken),
            [.. columns.GroupBy(c => c.Table).Select(t => new BackupHeader.Table(t.Key, [.. t.Select(c => c.Column)]))], indexes, states);
    }

    public override async Task CopyAsync(BackupWriter backup, BackupHeader header, Action progress, CancellationToken cancellationToken)
    {
        var buffer = new byte[PartSize];
        foreach (var table in header.Tables)
        {
            await using var rows = await _connection.BeginRawBinaryCopyAsync($"COPY ({Select(table)}) TO STDOUT (FORMAT BINARY)", cancellationToken);
            for (var number = 1; ; number++)
            {
                var count = await rows.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
                if (count == 0)
                {
                    break;
                }

                backup.Add(string.Create(CultureInfo.InvariantCulture, $"{BackupFormat.TablePrefix}{table.Name}/{number:D6}"), new MemoryStream(buffer, 0, count), count);
                progress();
            }
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    internal static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    internal static string Columns(BackupHeader.Table table) => string.Join(", ", table.Columns.Select(Quote));

    /// <summary>
    /// The rows as they are, but for the log's transaction numbers: they count on this server alone, and on another one those of the future
    /// would hide entries from readers, or those of the past be passed over. What matters is between which checkpoints an entry stands, so
    /// that is what it is given: the number of readers that have passed it by, and of seals made before it. Within, entries stay in the order of their own numbers.
    /// </summary>
    private static string Select(BackupHeader.Table table)
    {
        const string Passed = """
            ((SELECT count(*) FROM log_readers r WHERE (r.tx, r.seq) < (t.tx, t.seq))
            + coalesce((SELECT s.number FROM log_seals s WHERE (s.tx, s.seq) < (t.tx, t.seq) ORDER BY s.tx DESC, s.seq DESC LIMIT 1), 0))::text::xid8
            """;
        string Column(string column) => (table.Name, column) switch
        {
            ("change_log" or "log_readers" or "log_seals", "tx") => $"{Passed} AS tx",
            // All entries of the same number are before the checkpoint, none of the next.
            ("log_readers" or "log_seals", "seq") => "greatest(t.seq, coalesce((SELECT max(seq) FROM change_log), 0)) AS seq",
            _ => "t." + Quote(column),
        };
        return $"SELECT {string.Join(", ", table.Columns.Select(Column))} FROM {Quote(table.Name)} t";
    }

    [GeneratedRegex(""" ON (?<only>ONLY )?("(""|[^"])+"|\w+)\.""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Schema();
}
