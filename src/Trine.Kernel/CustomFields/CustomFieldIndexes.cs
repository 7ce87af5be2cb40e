using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Changes;
using Trine.Kernel.Computed;
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

    /// <summary>Whether values of this type are short and single, so that an index on them carries.</summary>
    public static bool Carry(FieldType type) => type is FieldType.Text or FieldType.Integer or FieldType.Decimal or FieldType.Money or FieldType.Percent
        or FieldType.Boolean or FieldType.Date or FieldType.DateTime or FieldType.Choice or FieldType.Phone or FieldType.Email or FieldType.Url;

    /// <inheritdoc/>
    public async Task HandleAsync(IReadOnlyList<ChangeLogEntry> entries, TrineDb db, CancellationToken cancellationToken)
    {
        var ids = entries.Where(e => e.Object == CustomField.ObjectKey).Select(e => e.RecordId).Distinct().ToList();
        if (ids.Count == 0)
        {
            return;
        }

        // What is there now counts, not what the entries tell: a batch handled twice comes to the same result.
        var fields = await db.Unscoped<CustomField>().AsNoTracking().IgnoreQueryFilters([TrineDb.LivingOnly]).Where(f => ids.Contains(f.Id)).ToListAsync(cancellationToken);
        foreach (var field in fields.OrderByDescending(f => f.DeletedAt is not null))
        {
            await db.Database.ExecuteSqlRawAsync(Statement(field, db.Kind), cancellationToken);
        }
    }

    private string Statement(CustomField field, DatabaseKind kind)
    {
        // Object and key are letters and digits: the one is in the catalogue, the other was checked.
        var table = Names.Snake(catalog.Get(field.Object).Key);
        var name = $"ix_{table}_custom_{field.Key}";
        return field.DeletedAt is not null || !Carry(Held(field))
            ? $"DROP INDEX IF EXISTS \"{name}\""
            : $"CREATE INDEX IF NOT EXISTS \"{name}\" ON \"{table}\" ({Expression(field, kind)}, \"id\")";
    }

    /// <summary>What the values are. The least and greatest of a roll-up may be numbers or days, which only the other object knows: those have no index.</summary>
    private static FieldType Held(CustomField field) => field switch
    {
        { Type: FieldType.Formula, ResultType: { } result } => FormulaRules.TypeOf(result),
        { Type: FieldType.RollUp, RollUpFunction: RollUpFunction.Count or RollUpFunction.Sum or RollUpFunction.Avg } => FieldType.Decimal,
        _ => field.Type,
    };

    // To the letter what queries say: see Sql.
    private static string Expression(CustomField field, DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            return $"json_extract(\"custom\", '$.{field.Key}')";
        }

        var text = $"jsonb_extract_path_text(\"custom\", '{field.Key}') COLLATE \"C\"";
        return Held(field) switch
        {
            FieldType.Integer or FieldType.Decimal or FieldType.Money or FieldType.Percent => $"(({text})::double precision)",
            FieldType.Boolean => $"(({text})::boolean)",
            _ => $"({text})",
        };
    }
}
