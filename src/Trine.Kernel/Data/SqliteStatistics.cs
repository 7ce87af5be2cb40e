using System.Data.Common;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Data;

/// <summary>
/// The little SQLite is told of how values are spread. Without, it supposes that ten rows share a value of an index, which is about right for
/// what people look up and wrong for owners and departments: it would go through all customers of a sales person for one e-mail address.
/// Written by hand, see decision 11 for why not by ANALYZE. PostgreSQL finds out by itself.
/// </summary>
internal static class SqliteStatistics
{
    /// <summary>Writes how many rows an owner and a department have on the average, as of now.</summary>
    /// <remarks>Connections that are open go on with what they knew until they are opened anew.</remarks>
    public static async Task RefreshAsync(DbConnection connection, DbTransaction transaction, ObjectCatalog catalog, CancellationToken cancellationToken)
    {
        // Makes the table of statistics when there is none; at the end it has this connection read them.
        var statements = catalog.Objects.Select(o => Names.Snake(o.Key)).SelectMany(table => new[] { Spread(table, "owner_id", "users"), Spread(table, "department_id", "departments") });
        foreach (var sql in statements.Prepend("DELETE FROM sqlite_stat1 WHERE idx NOT LIKE 'ix\\_%\\_custom\\_%' ESCAPE '\\'").Prepend("ANALYZE sqlite_master").Append("ANALYZE sqlite_master"))
        {
            await using var command = connection.CreateCommand();
            (command.Transaction, command.CommandText) = (transaction, sql);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    // Columns after the first go on as SQLite supposes: 9, 8, 7, ... rows share them.
    private static string Spread(string table, string column, string kinds) =>
        $"""
        INSERT INTO sqlite_stat1 (tbl, idx, stat)
        SELECT '{table}', i.name, total.n || ' ' || max(10, total.n / max(1, (SELECT count(*) FROM "{kinds}"))) ||
          (SELECT group_concat(' ' || max(2, 10 - c.seqno), '') FROM pragma_index_info(i.name) AS c WHERE c.seqno > 0)
        FROM sqlite_master AS i, (SELECT count(*) AS n FROM "{table}") AS total
        WHERE i.type = 'index' AND i.tbl_name = '{table}' AND total.n > 0 AND (SELECT name FROM pragma_index_info(i.name) WHERE seqno = 0) = '{column}'
          AND (SELECT count(*) FROM pragma_index_info(i.name)) > 1
        """;
}
