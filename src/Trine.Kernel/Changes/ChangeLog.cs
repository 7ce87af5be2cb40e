using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Changes;

/// <summary>Appends to the log, in the transaction of the change itself. Plain commands: a thousand entries cost milliseconds.</summary>
internal static class ChangeLog
{
    public static async Task AppendAsync(TrineDb db, IReadOnlyList<ChangeLogEntry> entries, CancellationToken cancellationToken)
    {
        if (entries.Count == 0)
        {
            return;
        }

        var connection = db.Database.GetDbConnection();
        if (db.Kind == DatabaseKind.Sqlite)
        {
            AppendSqlite((SqliteConnection)connection, entries);
        }
        else
        {
            await AppendPostgresAsync((NpgsqlConnection)connection, (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction(), entries, cancellationToken);
        }
    }

    private static void AppendSqlite(SqliteConnection connection, IReadOnlyList<ChangeLogEntry> entries)
    {
        using var insert = new SqliteStatement(
            connection, "INSERT INTO change_log (tx, at, actor_id, source, change_set, object, record_id, op, fields, topic, subject) VALUES (0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        foreach (var entry in entries)
        {
            insert.Run(
                (entry.At.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10,
                entry.ActorId?.ToByteArray(true),
                EnumText.Of(entry.Source),
                entry.ChangeSet.ToByteArray(true),
                entry.Object,
                entry.RecordId.ToByteArray(true),
                EnumText.Of(entry.Op),
                entry.Fields,
                entry.Topic is { } topic ? EnumText.Of(topic) : null,
                entry.Subject);
        }
    }

    private static async Task AppendPostgresAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<ChangeLogEntry> entries, CancellationToken cancellationToken)
    {
        await using var insert = new NpgsqlCommand(
            """
            INSERT INTO change_log (at, actor_id, source, change_set, object, record_id, op, fields, topic, subject)
            SELECT * FROM unnest(@at, @actor, @source, @set, @object, @record, @op, @fields, @topic, @subject)
            """,
            connection,
            transaction);
        void Add<TValue>(string name, NpgsqlDbType type, IEnumerable<TValue> values) =>
            insert.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Array | type) { Value = values.ToArray() });
        Add("at", NpgsqlDbType.TimestampTz, entries.Select(e => e.At));
        Add("actor", NpgsqlDbType.Uuid, entries.Select(e => e.ActorId));
        Add("source", NpgsqlDbType.Text, entries.Select(e => EnumText.Of(e.Source)));
        Add("set", NpgsqlDbType.Uuid, entries.Select(e => e.ChangeSet));
        Add("object", NpgsqlDbType.Text, entries.Select(e => e.Object));
        Add("record", NpgsqlDbType.Uuid, entries.Select(e => e.RecordId));
        Add("op", NpgsqlDbType.Text, entries.Select(e => EnumText.Of(e.Op)));
        Add("fields", NpgsqlDbType.Jsonb, entries.Select(e => e.Fields));
        Add("topic", NpgsqlDbType.Text, entries.Select(e => e.Topic is { } topic ? EnumText.Of(topic) : null));
        Add("subject", NpgsqlDbType.Text, entries.Select(e => e.Subject));
        await insert.ExecuteNonQueryAsync(cancellationToken);
    }
}
