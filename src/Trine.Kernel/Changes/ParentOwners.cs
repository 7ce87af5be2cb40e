using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Changes;

/// <summary>
/// Keeps with each record who owns what it belongs to, for whoever owns a customer sees all there is of him. A column, and not a look at the
/// customer with each list: lists and search stay what they were. It holds the other's owner only where that is somebody else, so those who
/// look after their customers alone have no such rows. It changes in the transaction that hands the customer over: nobody sees a moment longer.
/// </summary>
internal static class ParentOwners
{
    private const int ChunkSize = 500;

    /// <summary>Sets it on records that are about to be saved.</summary>
    public static void Set(IReadOnlyList<RecordChange> changes, IReadOnlyDictionary<(string Object, Guid Id), Record> lookup)
    {
        // Lines last: they take it from their record.
        foreach (var change in changes.Where(c => c.Op != ChangeOp.Delete).OrderBy(c => c.Schema.Definition.AccessOf is not null))
        {
            if (change.Schema.Definition.Parent is { } field)
            {
                var parent = field.Get(change.After) is Guid id ? lookup.GetValueOrDefault((field.Target!, id)) : null;
                var owner = change.Schema.Definition.AccessOf is null ? parent?.OwnerId : parent?.ParentOwnerId;
                change.After.ParentOwnerId = owner == change.After.OwnerId ? null : owner;
            }
        }
    }

    /// <summary>Brings those up to date that belong to records that were just handed over.</summary>
    public static async Task FollowAsync(TrineDb db, IReadOnlyList<RecordChange> changes, CancellationToken cancellationToken)
    {
        foreach (var group in changes.Where(c => c.Before is { } before && before.OwnerId != c.After.OwnerId).GroupBy(c => c.Schema.Key))
        {
            foreach (var child in db.Catalog.Objects.Where(o => o.AccessOf is null && o.Parent?.Target == group.Key))
            {
                foreach (var ids in group.Select(c => c.After.Id).Chunk(ChunkSize))
                {
                    await FollowAsync(db, db.Catalog.Get(group.Key), child, ids, cancellationToken);
                }
            }
        }
    }

    private static async Task FollowAsync(TrineDb db, ObjectDefinition parent, ObjectDefinition child, Guid[] ids, CancellationToken cancellationToken)
    {
        var (above, table, reference) = (Names.Snake(parent.Key), Names.Snake(child.Key), Column(child));
        await RunAsync(
            db,
            $"UPDATE {table} SET parent_owner_id = NULLIF((SELECT p.owner_id FROM {above} p WHERE p.id = {table}.{reference}), owner_id) WHERE {reference} IN (ids)",
            ids,
            cancellationToken);
        if (child.Lines is { } lines)
        {
            var (rows, back) = (Names.Snake(lines.Object), Column(db.Catalog.Get(lines.Object)));
            await RunAsync(
                db,
                $"""
                UPDATE {rows} SET parent_owner_id = NULLIF((SELECT p.parent_owner_id FROM {table} p WHERE p.id = {rows}.{back}), owner_id)
                WHERE {back} IN (SELECT id FROM {table} WHERE {reference} IN (ids))
                """,
                ids,
                cancellationToken);
        }
    }

    /// <summary>Runs a statement of ours, made of names of tables and columns, in which <c>IN (ids)</c> stands for the ids.</summary>
    private static async Task RunAsync(TrineDb db, string sql, Guid[] ids, CancellationToken cancellationToken)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        if (db.Kind == DatabaseKind.Postgres)
        {
            command.CommandText = sql.Replace("IN (ids)", "= ANY (@ids)", StringComparison.Ordinal);
            command.Parameters.Add(new NpgsqlParameter("ids", ids));
        }
        else
        {
            var names = ids.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"@p{i}")).ToList();
            command.CommandText = sql.Replace("(ids)", $"({string.Join(", ", names)})", StringComparison.Ordinal);
            command.Parameters.AddRange(names.Zip(ids, (name, id) => new SqliteParameter(name, id.ToByteArray(true))).ToArray());
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Column(ObjectDefinition definition) => Names.Snake(definition.Parent!.Property!.Name);
}
