using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Data;

/// <summary>
/// Inserts many new records of one type by one prepared statement (SQLite) or one COPY (PostgreSQL), with the columns and conversions of
/// EF's model. EF itself spends most of its time on bookkeeping that new records do not need.
/// </summary>
internal static class RecordInsert
{
    /// <summary>Fewer than this are left to EF.</summary>
    public const int Worthwhile = 8;

    /// <summary>Inserts the records, in the open transaction, and leaves them tracked as saved.</summary>
    /// <exception cref="DbUpdateException">The database refuses one of them.</exception>
    public static async Task RunAsync(TrineDb db, IReadOnlyList<EntityEntry<Record>> entries, CancellationToken cancellationToken)
    {
        var type = entries[0].Metadata;
        var columns = Columns(type);
        try
        {
            if (db.Kind == DatabaseKind.Sqlite)
            {
                await SqliteAsync(db, type, columns, entries, cancellationToken);
            }
            else
            {
                await PostgresAsync(db, type, columns, entries, cancellationToken);
            }
        }
        catch (DbException e)
        {
            throw new DbUpdateException(e.Message, e, [.. entries]);
        }
    }

    private static List<Column> Columns(IEntityType type) => [.. type.GetProperties().Select(p => new Column(p))];

    private static string Table(IEntityType type) => $"\"{type.GetTableName()}\"";

    private static string Parameter(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"$p{index}");

    private static async Task SqliteAsync(
        TrineDb db, IEntityType type, List<Column> columns, IReadOnlyList<EntityEntry<Record>> entries, CancellationToken cancellationToken)
    {
        await using var insert = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        insert.Transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        var names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
        insert.CommandText = $"INSERT INTO {Table(type)} ({names}) VALUES ({string.Join(", ", columns.Select((_, i) => Parameter(i)))})";
        for (var i = 0; i < columns.Count; i++)
        {
            insert.Parameters.Add(new SqliteParameter { ParameterName = Parameter(i) });
        }

        foreach (var entry in entries)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                insert.Parameters[i].Value = columns[i].Value(entry.Entity) ?? DBNull.Value;
            }

            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task PostgresAsync(
        TrineDb db, IEntityType type, List<Column> columns, IReadOnlyList<EntityEntry<Record>> entries, CancellationToken cancellationToken)
    {
        var names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {Table(type)} ({names}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var entry in entries)
        {
            await copy.StartRowAsync(cancellationToken);
            foreach (var column in columns)
            {
                if (column.Value(entry.Entity) is { } value)
                {
                    await copy.WriteAsync(value, column.StoreType, cancellationToken);
                }
                else
                {
                    await copy.WriteNullAsync(cancellationToken);
                }
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private sealed class Column
    {
        private readonly Func<object, object?> _get;
        private readonly Func<object?, object?>? _convert;

        public Column(IProperty property)
        {
            Name = property.GetColumnName();
            var mapping = property.GetRelationalTypeMapping();
            // numeric(20,4) is, to COPY, numeric.
            StoreType = mapping.StoreTypeNameBase;
            var getter = property.GetGetter();
            _get = getter.GetClrValue;
            _convert = mapping.Converter?.ConvertToProvider;
        }

        public string Name { get; }

        public string StoreType { get; }

        public object? Value(object record)
        {
            var value = _get(record);
            return value is null || _convert is null ? value : _convert(value);
        }
    }
}
