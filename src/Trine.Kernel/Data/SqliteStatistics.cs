using System.Data.Common;
using System.Globalization;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Data;

/// <summary>Tells SQLite which indexes of the great tables tell rows apart; PostgreSQL finds out by itself.</summary>
internal static class SqliteStatistics
{
    // Small tables need none, and statistics of a table that was nearly empty do harm when it has grown: SQLite then goes through all
    // of it where an index would do. The search index must never have any, for that reason.
    private const long Great = 10_000;

    // Rows of an index that are looked at: with a few hundred, a value a quarter of all rows share looks no worse than one of a thousandth.
    private const int Depth = 10_000;

    /// <summary>Looks anew at the tables of records that are great and have doubled, or halved, since they were last looked at.</summary>
    /// <remarks>Connections that are open go on with what they knew until they are opened anew.</remarks>
    public static async Task RefreshAsync(DbConnection connection, DbTransaction? transaction, ObjectCatalog catalog, CancellationToken cancellationToken)
    {
        async Task<long> ReadAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            (command.Transaction, command.CommandText) = (transaction, sql);
            return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken) is { } value and not DBNull ? value : 0L, CultureInfo.InvariantCulture);
        }

        foreach (var table in catalog.Objects.Select(o => Names.Snake(o.Key)))
        {
            var rows = await ReadAsync($"SELECT count(*) FROM \"{table}\"");
            var known = await ReadAsync("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'") == 0 ? 0
                : await ReadAsync($"SELECT max(CAST(stat AS INTEGER)) FROM sqlite_stat1 WHERE tbl = '{table}'");
            if (rows < Great || (rows <= known * 2 && rows >= known / 2))
            {
                continue;
            }

            await ReadAsync($"PRAGMA analysis_limit = {Depth}");
            await ReadAsync($"ANALYZE \"{table}\"");
        }
    }
}
