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

    /// <summary>
    /// Brings up to date, in the transaction that saves, what belongs to records that are handed over in it, and what is put below a record that
    /// somebody else hands over at the same moment: <see cref="Set"/> saw the owner of before.
    /// </summary>
    public static async Task FollowAsync(TrineDb db, IReadOnlyList<RecordChange> changes, CancellationToken cancellationToken)
    {
        foreach (var group in changes.GroupBy(c => c.Schema.Key))
        {
            var definition = db.Catalog.Get(group.Key);
            if (definition is { AccessOf: null, Parent: { } field })
            {
                var placed = group.Where(c => c.Op != ChangeOp.Delete && field.Get(c.After) is Guid above && (c.Before is null || !above.Equals(field.Get(c.Before)))).ToList();
                foreach (var chunk in placed.Chunk(ChunkSize))
                {
                    await LockAsync(db, field.Target!, [.. chunk.Select(c => (Guid)field.Get(c.After)!).Distinct()], cancellationToken);
                    await FollowAsync(db, definition, "id", [.. chunk.Select(c => c.After.Id)], cancellationToken);
                }
            }

            var handedOver = group.Where(c => c.Before is { } before && before.OwnerId != c.After.OwnerId).Select(c => c.After.Id).ToList();
            foreach (var child in db.Catalog.Objects.Where(o => o.AccessOf is null && o.Parent?.Target == group.Key))
            {
                foreach (var ids in handedOver.Chunk(ChunkSize))
                {
                    await FollowAsync(db, child, Column(child), ids, cancellationToken);
                }
            }
        }
    }

    /// <summary>
    /// Whoever is handing one of them over is waited for, and whoever wants to waits for us. SQLite has one writer at a time anyway. A lock no weaker
    /// than an update's: two who hold a shared one would wait for each other as soon as both change the record.
    /// </summary>
    private static async Task LockAsync(TrineDb db, string above, Guid[] ids, CancellationToken cancellationToken)
    {
        if (db.Kind == DatabaseKind.Postgres)
        {
            await RunAsync(db, $"SELECT 1 FROM {Names.Snake(above)} WHERE id IN (ids) ORDER BY id FOR NO KEY UPDATE", ids, cancellationToken);
        }
    }

    private static async Task FollowAsync(TrineDb db, ObjectDefinition child, string column, Guid[] ids, CancellationToken cancellationToken)
    {
        var (above, table, reference) = (Names.Snake(child.Parent!.Target!), Names.Snake(child.Key), Column(child));
        var owner = $"NULLIF((SELECT p.owner_id FROM {above} p WHERE p.id = {table}.{reference}), owner_id)";
        var changed = await RunAsync(
            db, $"UPDATE {table} SET parent_owner_id = {owner} WHERE {column} IN (ids) AND parent_owner_id IS DISTINCT FROM {owner}", ids, cancellationToken);
        if (changed > 0 && child.Lines is { } lines)
        {
            var (rows, back) = (Names.Snake(lines.Object), Column(db.Catalog.Get(lines.Object)));
            await RunAsync(
                db,
                $"""
                UPDATE {rows} SET parent_owner_id = NULLIF((SELECT p.parent_owner_id FROM {table} p WHERE p.id = {rows}.{back}), owner_id)
                WHERE {back} IN (SELECT id FROM {table} WHERE {column} IN (ids))
                """,
                ids,
                cancellationToken);
        }
    }

    /// <summary>Runs a statement of ours, made of names of tables and columns, in which <c>IN (ids)</c> stands for the ids.</summary>
    private static async Task<int> RunAsync(TrineDb db, string sql, Guid[] ids, CancellationToken cancellationToken)
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

        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Column(ObjectDefinition definition) => Names.Snake(definition.Parent!.Property!.Name);
}
