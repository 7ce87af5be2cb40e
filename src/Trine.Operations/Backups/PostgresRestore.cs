using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Trine.Kernel.Data;
using Trine.Operations.Folders;

namespace Trine.Operations.Backups;

/// <summary>
/// Restores a PostgreSQL schema in one transaction: it is as before or as in the backup, never between. Files are put beside those that are
/// there before the commit, since their names are never used twice.
/// </summary>
internal sealed partial class PostgresRestore(DataOptions data, Migrations migrations)
{
    private readonly List<string> _added = [];
    private readonly List<(string Path, byte[] Before)> _overwritten = [];

    public async Task RunAsync(BackupReader backup, bool replace, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(data.ConnectionString) { Pooling = false, CommandTimeout = 0, ApplicationName = "trine restore" }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await AloneAsync(connection, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var tables = await TablesAsync(connection, cancellationToken);
        if (tables.Count > 0 && !replace)
        {
            throw new BackupException("notEmpty", connection.Database);
        }

        foreach (var table in tables)
        {
            await ExecuteAsync(connection, $"DROP TABLE {PostgresSnapshot.Quote(table)} CASCADE", cancellationToken);
        }

        await MakeTablesAsync(connection, backup.Header, cancellationToken);
        try
        {
            await FillAsync(connection, backup, cancellationToken);
            await FinishAsync(connection, backup.Header, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch
        {
            _added.ForEach(File.Delete);
            _overwritten.ForEach(f => File.WriteAllBytes(f.Path, f.Before));
            throw;
        }

        await ComeAfterAsync(connection, cancellationToken);
        DataFolder.Secure(data);
        // By name: the database may hold other schemas, whose statistics are not ours to renew.
        await ExecuteAsync(connection, $"ANALYZE {string.Join(", ", (await TablesAsync(connection, cancellationToken)).Select(PostgresSnapshot.Quote))}", cancellationToken);
    }

    /// <summary>
    /// Uses up transaction numbers until the next is greater than those the log was given: on a young server what is written from here on would
    /// stand before it.
    /// </summary>
    private static async Task ComeAfterAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Behind = """
            SELECT greatest(0, coalesce((SELECT max(tx::text::bigint) FROM change_log), 0), coalesce((SELECT max(tx::text::bigint) FROM log_readers), 0)) + 1
                - pg_current_xact_id()::text::bigint
            """;
        await ExecuteAsync(connection, "CREATE TEMP TABLE numbers_used (n int)", cancellationToken);
        while ((await DatabaseSnapshot.QueryAsync(connection, Behind, r => r.GetInt64(0), cancellationToken))[0] is > 0 and var behind)
        {
            // Each of these blocks is a transaction within the transaction, with a number of its own once it writes.
            await ExecuteAsync(
                connection,
                string.Create(CultureInfo.InvariantCulture, $"""
                DO $$ BEGIN FOR i IN 1..{Math.Min(behind, 10_000)} LOOP
                    BEGIN INSERT INTO numbers_used VALUES (i); EXCEPTION WHEN unique_violation THEN NULL; END;
                END LOOP; TRUNCATE numbers_used; END $$
                """),
                cancellationToken);
        }

        await ExecuteAsync(connection, "DROP TABLE numbers_used", cancellationToken);
    }

    /// <summary>Servers hold the same lock, shared, as long as they run.</summary>
    private static async Task AloneAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // A server that was just stopped, or a restore that was just refused, takes the database a moment to see off.
        for (var attempt = 0; attempt < 25; attempt++)
        {
            var alone = await DatabaseSnapshot.QueryAsync(connection, $"SELECT pg_try_advisory_lock({PostgresListener.ServingLock})", r => r.GetBoolean(0), cancellationToken);
            if (alone[0])
            {
                return;
            }

            await Task.Delay(200, cancellationToken);
        }

        throw new BackupException("serving", connection.Database);
    }

    private static Task<List<string>> TablesAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        DatabaseSnapshot.QueryAsync(connection, "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename", r => r.GetString(0), cancellationToken);

    /// <summary>The tables as they were when the backup was made; later migrations are applied when the product starts.</summary>
    private async Task MakeTablesAsync(NpgsqlConnection connection, BackupHeader header, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, Migrations.Table, cancellationToken);
        foreach (var (id, sql, _) in migrations.Known())
        {
            if (header.Migrations.Any(m => m.Id == id))
            {
                await ExecuteAsync(connection, sql, cancellationToken);
            }
        }

        var made = await TablesAsync(connection, cancellationToken);
        foreach (var table in header.Tables.Where(t => made.Contains(t.Name)))
        {
            await ExecuteAsync(connection, $"TRUNCATE {PostgresSnapshot.Quote(table.Name)}", cancellationToken);
        }

        // Indexes let go while a workspace was being filled: see PausedIndexes.
        if (header.Tables.Any(t => t.Name == "paused_indexes"))
        {
            await ExecuteAsync(connection, "CREATE TABLE paused_indexes (name text PRIMARY KEY, sql text NOT NULL)", cancellationToken);
        }
    }

    private async Task FillAsync(NpgsqlConnection connection, BackupReader backup, CancellationToken cancellationToken)
    {
        NpgsqlRawCopyStream? rows = null;
        var open = "";
        try
        {
            await backup.ReadAsync(async (name, content) =>
            {
                if (!name.StartsWith(BackupFormat.TablePrefix, StringComparison.Ordinal))
                {
                    await FileAsync(name, content, cancellationToken);
                    return;
                }

                var table = name[BackupFormat.TablePrefix.Length..].Split('/')[0];
                if (table != open)
                {
                    if (rows is not null)
                    {
                        await rows.DisposeAsync();
                    }

                    var known = backup.Header.Tables.SingleOrDefault(t => t.Name == table) ?? throw new BackupException("damaged");
                    rows = await connection.BeginRawBinaryCopyAsync($"COPY {PostgresSnapshot.Quote(table)} ({PostgresSnapshot.Columns(known)}) FROM STDIN (FORMAT BINARY)", cancellationToken);
                    open = table;
                }

                await content.CopyToAsync(rows!, cancellationToken);
            });
            if (rows is not null)
            {
                await rows.DisposeAsync();
                rows = null;
            }
        }
        catch (Exception) when (rows is not null)
        {
            await rows.CancelAsync();
            throw;
        }
    }

    private async Task FileAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        if (FolderFiles.PathOf(data.Folder, name) is not { } path)
        {
            return;
        }

        if (!File.Exists(path))
        {
            _added.Add(path);
        }
        else if (name.StartsWith(BackupFormat.FolderPrefix + "files/", StringComparison.Ordinal))
        {
            // Bytes of a key never change; those that are there stay.
            return;
        }
        else
        {
            _overwritten.Add((path, await File.ReadAllBytesAsync(path, cancellationToken)));
        }

        await FolderFiles.WriteAsync(path, content, cancellationToken);
    }

    private static async Task FinishAsync(NpgsqlConnection connection, BackupHeader header, CancellationToken cancellationToken)
    {
        foreach (var sequence in header.Sequences)
        {
            await using var set = new NpgsqlCommand("SELECT setval(@name::regclass, @value, @called)", connection);
            set.Parameters.AddWithValue("name", PostgresSnapshot.Quote(sequence.Name));
            set.Parameters.AddWithValue("value", sequence.Value);
            set.Parameters.AddWithValue("called", sequence.Called);
            await set.ExecuteNonQueryAsync(cancellationToken);
        }

        var there = await DatabaseSnapshot.QueryAsync(connection, "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()", r => r.GetString(0), cancellationToken);
        foreach (var name in there.Except(header.Indexes.Select(i => i.Name)))
        {
            await ExecuteAsync(connection, $"DROP INDEX {PostgresSnapshot.Quote(name)}", cancellationToken);
        }

        foreach (var index in header.Indexes.Where(i => !there.Contains(i.Name)))
        {
            if (!IndexShape().IsMatch(index.Sql))
            {
                throw new BackupException("damaged");
            }

            await ExecuteAsync(connection, index.Sql, cancellationToken);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [GeneratedRegex(@"\ACREATE (UNIQUE )?INDEX [^;]+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IndexShape();
}
