using System.Data.Common;
using System.Globalization;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Data;

/// <summary>
/// The little SQLite is told of how values are spread. Without, it supposes that ten rows share a value of an index, which is about right for
/// what people look up and wrong for owners, stages and states: it would go through all customers of a sales person for one e-mail address, and
/// through everybody's opportunities of a stage for those of one.
/// Written by hand, see decision 11 for why not by ANALYZE. PostgreSQL finds out by itself.
/// </summary>
internal static class SqliteStatistics
{
    /// <summary>Of whatever else has an index SQLite supposes so many rows that share a value.</summary>
    private const long Supposed = 10;

    /// <summary>Writes how many rows share an owner, a department, another reference or a choice on the average, as of now.</summary>
    /// <remarks>Connections that are open go on with what they knew until they are opened anew.</remarks>
    public static async Task RefreshAsync(DbConnection connection, DbTransaction transaction, ObjectCatalog catalog, CancellationToken cancellationToken)
    {
        // Makes the table of statistics when there is none; at the end it has this connection read them.
        await ExecuteAsync("ANALYZE sqlite_master");
        await ExecuteAsync("DELETE FROM sqlite_stat1 WHERE idx NOT LIKE 'ix\\_%\\_custom\\_%' ESCAPE '\\'");
        var rows = new Dictionary<string, long>();
        foreach (var definition in catalog.Objects)
        {
            rows[definition.Key] = (await ReadAsync($"SELECT count(*) FROM \"{Names.Snake(definition.Key)}\"", r => r.GetInt64(0)))[0];
        }

        foreach (var definition in catalog.Objects.Where(d => rows[d.Key] > 0))
        {
            var table = Names.Snake(definition.Key);
            var kinds = Kinds(definition, rows);
            var indexes = await ReadAsync(
                $"SELECT i.name, c.name FROM sqlite_master AS i JOIN pragma_index_info(i.name) AS c WHERE i.type = 'index' AND i.tbl_name = '{table}' AND i.sql IS NOT NULL ORDER BY i.name, c.seqno",
                r => (Index: r.GetString(0), Column: r.IsDBNull(1) ? "" : r.GetString(1)));
            foreach (var index in indexes.GroupBy(i => i.Index, i => i.Column).Where(i => i.Count() > 1 && kinds.ContainsKey(i.First())))
            {
                await ExecuteAsync($"INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('{table}', '{index.Key}', '{Stat(rows[definition.Key], [.. index], kinds)}')");
            }
        }

        await ExecuteAsync("ANALYZE sqlite_master");

        async Task ExecuteAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            (command.Transaction, command.CommandText) = (transaction, sql);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        async Task<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read)
        {
            await using var command = connection.CreateCommand();
            (command.Transaction, command.CommandText) = (transaction, sql);
            var list = new List<T>();
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                list.Add(read(reader));
            }

            return list;
        }
    }

    /// <summary>How many different values there are of the columns of which that is known.</summary>
    private static Dictionary<string, long> Kinds(ObjectDefinition definition, Dictionary<string, long> rows)
    {
        var kinds = new Dictionary<string, long>();
        foreach (var field in definition.Fields.Where(f => f is { Property: not null, Key: not "id" }))
        {
            long? known = field.Type switch
            {
                FieldType.Choice => field.Choices.Count,
                FieldType.User => rows.GetValueOrDefault("users"),
                FieldType.Department => rows.GetValueOrDefault("departments"),
                FieldType.Reference when field.Target is { } target => rows.GetValueOrDefault(target),
                _ => null,
            };
            if (known is { } count)
            {
                kinds[Names.Snake(field.Property!.Name)] = Math.Max(1, count);
            }
        }

        return kinds;
    }

    /// <summary>Rows in all, and those that share the first column, the first two, and so on.</summary>
    internal static string Stat(long total, IReadOnlyList<string> columns, Dictionary<string, long> kinds)
    {
        var shared = Math.Max(Supposed, total / kinds[columns[0]]);
        var stat = string.Create(CultureInfo.InvariantCulture, $"{total} {shared}");
        for (var i = 1; i < columns.Count; i++)
        {
            shared = kinds.TryGetValue(columns[i], out var known) ? Math.Max(1, shared / known) : Math.Min(shared, Math.Max(2, Supposed - i));
            stat += string.Create(CultureInfo.InvariantCulture, $" {shared}");
        }

        return stat;
    }
}
