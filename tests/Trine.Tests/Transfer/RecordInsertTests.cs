using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Tests.Fixture;

namespace Trine.Tests.Transfer;

/// <summary>A record inserted the short way is, column by column, the one EF would have inserted.</summary>
public sealed class RecordInsertTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_object_is_inserted_as_EF_would(bool filled)
    {
        await using var app = await TrineApp.StartAsync();
        foreach (var definition in app.Services.GetRequiredService<ObjectCatalog>().Objects)
        {
            var id = Guid.CreateVersion7();
            var byEf = await InsertAsync(app, definition, id, filled, (db, entry) => db.SavePreparedAsync([], TrineApp.Token));
            var byUs = await InsertAsync(app, definition, id, filled, async (db, entry) =>
            {
                entry.State = EntityState.Unchanged;
                await RecordInsert.RunAsync(db, [entry], TrineApp.Token);
            });
            byUs.ShouldBe(byEf, definition.Key);
            byEf.Count.ShouldBeGreaterThan(10);
        }
    }

    [Fact]
    public async Task Many_records_saved_at_once_are_there_in_the_log_and_refused_together()
    {
        await using var app = await TrineApp.StartAsync();
        var operations = Enumerable.Range(0, 300).Select(i => new { op = "create", values = new { name = $"p{i}", code = $"C{i}" } }).ToArray();
        var batch = await app.Admin.PostAsync("/api/products/batch", new { operations });
        var id = (string)batch["results"]![17]!["id"]!;
        var product = await app.Admin.GetAsync($"/api/products/{id}", System.Net.HttpStatusCode.OK);
        ((string)product["name"]!).ShouldBe("p17");
        ((int)product["version"]!).ShouldBe(1);
        (await app.Admin.GetAsync($"/api/products/{id}/history", System.Net.HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBe(1);

        // Tracked as saved: the same instance may be changed and saved again.
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var departments = Enumerable.Range(0, 20).Select(i => new Trine.Organisation.Departments.Department { Name = $"d{i}" }).ToList();
        db.AddRange(departments);
        await db.SaveChangesAsync(TrineApp.Token);
        departments[3].Name = "renamed";
        await db.SaveChangesAsync(TrineApp.Token);
        (await db.Readable<Trine.Organisation.Departments.Department>().SingleAsync(d => d.Id == departments[3].Id, TrineApp.Token)).Name.ShouldBe("renamed");
    }

    private static async Task<Dictionary<string, string>> InsertAsync(
        TrineApp app, ObjectDefinition definition, Guid id, bool filled, Func<TrineDb, EntityEntry<Trine.Kernel.Objects.Record>, Task> insert)
    {
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var type = db.Model.FindEntityType(definition.ClrType)!;
        var record = (Trine.Kernel.Objects.Record)Activator.CreateInstance(definition.ClrType, nonPublic: true)!;
        foreach (var property in type.GetProperties().Where(p => filled))
        {
            Member(definition.ClrType, property).SetValue(record, Sample(Member(definition.ClrType, property).PropertyType, property.Name));
        }

        record.Id = id;
        db.Add(record);
        await using var write = await db.BeginWriteAsync(TrineApp.Token);
        await insert(db, db.Entry(record));
        var row = await RowAsync(db, type, id);
        // Left without a commit: nothing of it stays.
        return row;
    }

    private static PropertyInfo Member(Type type, IProperty property)
    {
        var found = type.GetProperty(property.Name)!;
        return found.DeclaringType!.GetProperty(property.Name)!;
    }

    private static object? Sample(Type type, string name)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when name == nameof(Trine.Kernel.Objects.Record.Custom) => """{"k": "值", "n": 1.5}""",
            _ when plain == typeof(string) => "文本 \"q\" '",
            _ when plain == typeof(Guid) => new Guid("01020304-0506-7708-890a-0b0c0d0e0f10"),
            _ when plain == typeof(DateTimeOffset) => new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero).AddTicks(1_234_560),
            _ when plain == typeof(DateOnly) => new DateOnly(2026, 11, 21),
            _ when plain == typeof(decimal) => 1234.5678m,
            _ when plain == typeof(int) => 42,
            _ when plain == typeof(long) => 4_200_000_000L,
            _ when plain == typeof(bool) => true,
            _ when plain == typeof(List<string>) => new List<string> { "a", "b,c", "丁" },
            _ when plain == typeof(List<Guid>) => new List<Guid> { new("01020304-0506-7708-890a-0b0c0d0e0f10") },
            _ when plain.IsEnum => Enum.GetValues(plain).GetValue(Enum.GetValues(plain).Length - 1),
            _ => throw new InvalidOperationException($"No sample for {name}, a {plain.Name}."),
        };
    }

    private static async Task<Dictionary<string, string>> RowAsync(TrineDb db, IEntityType type, Guid id)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM \"{type.GetTableName()}\" WHERE id = @id";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@id", db.Kind == DatabaseKind.Sqlite ? id.ToByteArray(true) : id);
        command.Parameters.Add(parameter);
        await using DbDataReader reader = await command.ExecuteReaderAsync(TrineApp.Token);
        (await reader.ReadAsync(TrineApp.Token)).ShouldBeTrue(type.Name);
        return Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => reader.GetValue(i) switch
        {
            byte[] bytes => $"{reader.GetDataTypeName(i)} {Convert.ToHexString(bytes)}",
            string[] texts => string.Join('|', texts),
            Guid[] ids => string.Join('|', ids),
            var value => FormattableString.Invariant($"{value.GetType().Name} {value}"),
        });
    }
}
