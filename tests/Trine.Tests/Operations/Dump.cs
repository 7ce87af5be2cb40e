using System.Data.Common;
using System.Globalization;
using Npgsql;
using Trine.Kernel.Data;
using Trine.Tests.Fixture;

namespace Trine.Tests.Operations;

/// <summary>Everything a database holds, as text.</summary>
internal static class Dump
{
    /// <summary>The rows of each table, in order.</summary>
    public static async Task<Dictionary<string, List<string>>> ReadAsync(DataOptions data)
    {
        await using var connection = data.Connect();
        await connection.OpenAsync(TrineApp.Token);
        var tables = await RowsAsync(connection, data.Kind == DatabaseKind.Sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_%'"
            : "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()");
        var dump = new Dictionary<string, List<string>>();
        foreach (var table in tables)
        {
            dump[table] = await RowsAsync(connection, data.Kind == DatabaseKind.Sqlite ? $"SELECT * FROM \"{table}\"" : $"SELECT t::text FROM \"{table}\" t");
            dump[table].Sort(StringComparer.Ordinal);
        }

        return dump;
    }

    /// <summary>What keeps the rules: tables, columns and indexes of either database.</summary>
    public static async Task<List<string>> CatalogueAsync(DataOptions data)
    {
        await using var connection = data.Connect();
        await connection.OpenAsync(TrineApp.Token);
        return data.Kind == DatabaseKind.Sqlite
            ? await RowsAsync(connection, "SELECT name, sql FROM sqlite_master ORDER BY name")
            : [.. (await RowsAsync(
                connection,
                """
                SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns WHERE table_schema = current_schema()
                UNION ALL SELECT tablename, indexname, indexdef, '', '' FROM pg_indexes WHERE schemaname = current_schema() ORDER BY 1, 2
                """)).Select(r => r.Replace(new NpgsqlConnectionStringBuilder(data.ConnectionString).SearchPath!, "schema", StringComparison.Ordinal))];
    }

    /// <summary>The files of a data folder that are data, and what is in them.</summary>
    public static Dictionary<string, string> Files(DataOptions data) =>
        Directory.EnumerateFiles(data.Folder, "*", SearchOption.AllDirectories).Select(p => Path.GetRelativePath(data.Folder, p))
            .Where(p => !p.StartsWith("trine.", StringComparison.Ordinal) && !p.StartsWith("backups", StringComparison.Ordinal) && !p.StartsWith("replaced-", StringComparison.Ordinal))
            .ToDictionary(p => p, p => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(data.Folder, p)))));

    public static async Task ExecuteAsync(DataOptions data, string sql)
    {
        await using var connection = data.Connect();
        await connection.OpenAsync(TrineApp.Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TrineApp.Token);
    }

    private static async Task<List<string>> RowsAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(TrineApp.Token);
        var rows = new List<string>();
        while (await reader.ReadAsync(TrineApp.Token))
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) switch
            {
                byte[] bytes => Convert.ToHexString(bytes),
                var value => Convert.ToString(value, CultureInfo.InvariantCulture),
            })));
        }

        return rows;
    }
}
