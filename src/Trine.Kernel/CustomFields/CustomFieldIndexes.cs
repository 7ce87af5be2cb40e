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
