using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Data;

/// <summary>Turns a database's unique violation (two writers at once; the door checks before) into the error of a field.</summary>
internal static partial class UniqueViolation
{
    public static FieldError? Find(DbUpdateException exception, TrineDb db)
    {
        var column = exception.InnerException switch
        {
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: { } name } when name.StartsWith("ux_", StringComparison.Ordinal) => name,
            SqliteException { SqliteErrorCode: 19, SqliteExtendedErrorCode: 2067 or 1555 } e => SqliteColumn().Match(e.Message) is { Success: true } m ? m.Groups[1].Value : "",
            _ => null,
        };
        if (column is null)
        {
            return null;
        }

        var record = exception.Entries.Select(e => e.Entity).OfType<Record>().FirstOrDefault();
        var entity = record is null ? null : db.Model.FindEntityType(record.GetType());
        var property = entity?.GetProperties().FirstOrDefault(p =>
            p.GetColumnName() == column || column.EndsWith("_" + p.GetColumnName(), StringComparison.Ordinal));
        var field = property is null ? "" : System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        return new FieldError(field, "error.unique");
    }

    [GeneratedRegex(@"UNIQUE constraint failed: \w+\.(\w+)", RegexOptions.None, 1000)]
    private static partial Regex SqliteColumn();
}
