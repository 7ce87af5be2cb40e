using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Kernel.CustomFields;

/// <summary>
/// Gives every custom field that lists filter and sort by an index on its place in the JSON column, and takes it away with the field.
/// </summary>
internal sealed class CustomFieldIndexes(ObjectCatalog catalog) : ILogReader
{
    /// <inheritdoc/>
    public string Name => "customFields.indexes";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Objects { get; } = [CustomField.ObjectKey];

    /// <summary>Whether values of this type are short and single, so that an index on them carries.</summary>
    public static bool Carry(FieldType type) => type is FieldType.Text or FieldType.Integer or FieldType.Decimal or FieldType.Money or FieldType.Percent
        or FieldType.Boolean or FieldType.Date or FieldType.DateTime or FieldType.Choice or FieldType.Phone or FieldType.Email or FieldType.Url;

    /// <inheritdoc/>
    public async Task HandleAsync(IReadOnlyList<ChangeLogEntry> entries, TrineDb db, CancellationToken cancellationToken)
    {
        var ids = entries.Select(e => e.RecordId).Distinct().ToList();
        // What is there now counts, not what the entries tell: a batch handled twice comes to the same result.
        var fields = await db.Unscoped<CustomField>().AsNoTracking().IgnoreQueryFilters([TrineDb.LivingOnly]).Where(f => ids.Contains(f.Id)).ToListAsync(cancellationToken);
        var live = new MetadataSnapshot(catalog, await db.Unscoped<CustomField>().AsNoTracking().ToListAsync(cancellationToken));
        foreach (var field in fields)
        {
            await db.Database.ExecuteSqlRawAsync(Statement(live.Schema(field.Object), field.Key, db.Kind), cancellationToken);
        }

        await MeasureAsync(db, cancellationToken);
    }

    /// <summary>
    /// Tells SQLite how many rows share a value of each of these indexes. It supposes ten, and so would take a choice a quarter of all rows
    /// have made before an index that tells the rows apart. Written by hand: ANALYZE counts empty values as alike, and an index of a field few
    /// have filled would never be taken. PostgreSQL finds out by itself.
    /// </summary>
    public static async Task MeasureAsync(TrineDb db, CancellationToken cancellationToken)
    {
        if (db.Kind != DatabaseKind.Sqlite)
        {
            return;
        }

        // Makes the table of statistics when there is none; after the change it has this connection read them.
        await db.Database.ExecuteSqlRawAsync("ANALYZE sqlite_master; DELETE FROM sqlite_stat1 WHERE idx LIKE 'ix\\_%\\_custom\\_%' ESCAPE '\\'", cancellationToken);
        foreach (var field in await db.Unscoped<CustomField>().AsNoTracking().ToListAsync(cancellationToken))
        {
            if (Carry(field.Type))
            {
                await db.Database.ExecuteSqlRawAsync(Measure(field), cancellationToken);
            }
        }

        await db.Database.ExecuteSqlRawAsync("ANALYZE sqlite_master", cancellationToken);
    }

    private static string Measure(CustomField field)
    {
        var (table, value) = (Names.Snake(field.Object), Expression(field.Key, field.Type, DatabaseKind.Sqlite));
        return $"""
            INSERT INTO sqlite_stat1 (tbl, idx, stat)
            SELECT '{table}', 'ix_{table}_custom_{field.Key}', format('%d %d 1', every, max(1, filled / max(1, kinds)))
            FROM (SELECT (SELECT count(*) FROM "{table}") AS every, count(*) AS filled, count(DISTINCT {value}) AS kinds FROM "{table}" WHERE {value} IS NOT NULL)
            WHERE filled > 0
            """;
    }

    private static string Statement(ObjectSchema schema, string key, DatabaseKind kind)
    {
        // Object and key are letters and digits: the one is in the catalogue, the other was checked.
        var table = Names.Snake(schema.Key);
        var name = $"ix_{table}_custom_{key}";
        return schema.Find("custom." + key) is { } field && Carry(field.Type)
            ? $"CREATE INDEX IF NOT EXISTS \"{name}\" ON \"{table}\" ({Expression(key, field.Type, kind)}, \"id\")"
            : $"DROP INDEX IF EXISTS \"{name}\"";
    }

    // To the letter what queries say: see Sql.
    private static string Expression(string key, FieldType type, DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            return $"json_extract(\"custom\", '$.{key}')";
        }

        var text = $"jsonb_extract_path_text(\"custom\", '{key}') COLLATE \"C\"";
        return type switch
        {
            FieldType.Integer or FieldType.Decimal or FieldType.Money or FieldType.Percent => $"(({text})::double precision)",
            FieldType.Boolean => $"(({text})::boolean)",
            _ => $"({text})",
        };
    }
}
