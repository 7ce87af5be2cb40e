using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Trine.Kernel.Data;
using Trine.Tests.Fixture;

namespace Trine.Tests.Architecture;

/// <summary>The hand-written migrations and the EF model describe the same tables.</summary>
public sealed class DriftTests
{
    [Fact]
    public async Task The_migrations_make_what_the_model_wants()
    {
        await using var app = await TrineApp.StartAsync();
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var wanted = await TrineApp.NewDataAsync();
        await using (var connection = Open(wanted))
        {
            await connection.OpenAsync(TrineApp.Token);
            await using var create = connection.CreateCommand();
            create.CommandText = db.Database.GenerateCreateScript();
            await create.ExecuteNonQueryAsync(TrineApp.Token);
        }

        var have = await CatalogueAsync(app.Data);
        var want = await CatalogueAsync(wanted);
        want.Count.ShouldBeGreaterThan(100);
        var missing = want.Except(have).Order().ToList();
        missing.ShouldBeEmpty("missing from the migrations (see `trine schema` for the DDL):\n" + string.Join('\n', missing));
        var extra = have.Except(want).Order().ToList();
        extra.ShouldBeEmpty("in the migrations but not in the model:\n" + string.Join('\n', extra));
    }

    [Fact]
    public async Task Each_module_makes_its_own_tables_only()
    {
        await using var app = await TrineApp.StartAsync();
        await using var scope = app.SystemScope();
        var entities = scope.ServiceProvider.GetRequiredService<TrineDb>().Model.GetEntityTypes().Where(e => e.GetTableName() is not null).ToList();
        var ending = app.Data.Kind == DatabaseKind.Sqlite ? ".sqlite.sql" : ".postgres.sql";
        entities.Select(e => e.ClrType.Assembly).Distinct().Count().ShouldBeGreaterThan(3);
        foreach (var module in entities.GroupBy(e => e.ClrType.Assembly))
        {
            var sql = string.Concat(module.Key.GetManifestResourceNames().Where(n => n.EndsWith(ending, StringComparison.Ordinal)).Select(n => Read(module.Key, n)));
            foreach (var entity in entities)
            {
                var made = sql.Replace("\"", "", StringComparison.Ordinal).Contains($"CREATE TABLE {entity.GetTableName()} (", StringComparison.Ordinal);
                made.ShouldBe(entity.ClrType.Assembly == module.Key, $"{entity.GetTableName()} in {module.Key.GetName().Name}");
            }
        }
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private static DbConnection Open(DataOptions data) => data.Kind == DatabaseKind.Sqlite ? new SqliteConnection(data.ConnectionString) : new NpgsqlConnection(data.ConnectionString);

    /// <summary>One line per column and index, without names of schemas. Tables that SQL alone makes are left out.</summary>
    private static async Task<HashSet<string>> CatalogueAsync(DataOptions data)
    {
        const string Sqlite =
            """
            SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'
            UNION ALL SELECT tbl_name || ' ' || replace(replace(sql, char(10), ' '), '"', '') FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
            """;
        const string Postgres =
            """
            SELECT table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' ' || coalesce(collation_name, '') || ' ' || coalesce(numeric_precision::text, '')
            FROM information_schema.columns WHERE table_schema = current_schema()
            UNION ALL SELECT tablename || ' ' || replace(indexdef, schemaname || '.', '') FROM pg_indexes WHERE schemaname = current_schema()
            """;
        await using var connection = Open(data);
        await connection.OpenAsync(TrineApp.Token);
        await using var command = connection.CreateCommand();
        command.CommandText = data.Kind == DatabaseKind.Sqlite ? Sqlite : Postgres;
        await using var reader = await command.ExecuteReaderAsync(TrineApp.Token);
        var lines = new HashSet<string>();
        while (await reader.ReadAsync(TrineApp.Token))
        {
            var line = reader.GetString(0);
            if (!line.StartsWith("search_", StringComparison.Ordinal) && !line.StartsWith("migrations", StringComparison.Ordinal) && !line.StartsWith("sqlite_", StringComparison.Ordinal))
            {
                lines.Add(line);
            }
        }

        return lines;
    }
}
