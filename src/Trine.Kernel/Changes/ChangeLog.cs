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
        var transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        if (db.Kind == DatabaseKind.Sqlite)
        {
            await AppendSqliteAsync((SqliteConnection)connection, (SqliteTransaction)transaction, entries, cancellationToken);
        }
        else
        {
            await AppendPostgresAsync((NpgsqlConnection)connection, (NpgsqlTransaction)transaction, entries, cancellationToken);
        }
    }

    private static async Task AppendSqliteAsync(
        SqliteConnection connection, SqliteTransaction transaction, IReadOnlyList<ChangeLogEntry> entries, CancellationToken cancellationToken)
    {
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText =
            "INSERT INTO change_log (tx, at, actor_id, source, change_set, object, record_id, op, fields) VALUES (0, $at, $actor, $source, $set, $object, $record, $op, $fields)";
        SqliteParameter Add(string name, SqliteType type) => insert.Parameters.Add(name, type);
        var (at, actor, source, set) = (Add("$at", SqliteType.Integer), Add("$actor", SqliteType.Blob), Add("$source", SqliteType.Text), Add("$set", SqliteType.Blob));
        var (name, record, op, fields) = (Add("$object", SqliteType.Text), Add("$record", SqliteType.Blob), Add("$op", SqliteType.Text), Add("$fields", SqliteType.Text));
        foreach (var entry in entries)
        {
            at.Value = (entry.At.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10;
            actor.Value = entry.ActorId is { } user ? user.ToByteArray(true) : DBNull.Value;
            source.Value = EnumText.Of(entry.Source);
            set.Value = entry.ChangeSet.ToByteArray(true);
            name.Value = entry.Object;
            record.Value = entry.RecordId.ToByteArray(true);
            op.Value = EnumText.Of(entry.Op);
            fields.Value = entry.Fields;
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task AppendPostgresAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<ChangeLogEntry> entries, CancellationToken cancellationToken)
    {
        await using var insert = new NpgsqlCommand(
            """
            INSERT INTO change_log (at, actor_id, source, change_set, object, record_id, op, fields)
            SELECT * FROM unnest(@at, @actor, @source, @set, @object, @record, @op, @fields)
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
        await insert.ExecuteNonQueryAsync(cancellationToken);
    }
}
