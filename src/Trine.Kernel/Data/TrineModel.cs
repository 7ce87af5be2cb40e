using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Data;

/// <summary>What the declarations of objects mean as tables; both databases have the same, stored in their own ways.</summary>
internal static class TrineModel
{
    private static readonly MethodInfo MapRecordMethod = typeof(TrineModel).GetMethod(nameof(MapRecord), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>How types are stored.</summary>
    public static void Conventions(ModelConfigurationBuilder configurationBuilder, DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            configurationBuilder.Properties<Guid>().HaveConversion<GuidBytesConverter>();
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
            configurationBuilder.Properties<decimal>().HaveConversion<DecimalConverter>();
        }
        else
        {
            configurationBuilder.Properties<decimal>().HavePrecision(20, 4);

            // Byte order, as in SQLite and in memory: cursors, comparisons and pinyin keys depend on it.
            configurationBuilder.Properties<string>().UseCollation("C");
        }
    }

    /// <summary>The tables of all objects, of the kernel and of the modules.</summary>
    public static void Map(ModelBuilder modelBuilder, ObjectCatalog catalog, DatabaseKind kind)
    {
        Sql.Map(modelBuilder, kind);
        foreach (var definition in catalog.Objects)
        {
            MapRecordMethod.MakeGenericMethod(definition.ClrType).Invoke(null, [modelBuilder, definition, kind]);
        }

        KernelTables.Map(modelBuilder, kind);
        foreach (var module in catalog.Modules)
        {
            module.MapTables(modelBuilder);
        }

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Names.Snake(property.Name));
                if (property.GetColumnType() == "jsonb")
                {
                    property.SetCollation(null);
                }

                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                if (type.IsEnum)
                {
                    property.SetValueConverter((Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter)
                        Activator.CreateInstance(typeof(EnumTextConverter<>).MakeGenericType(type))!);
                    property.SetMaxLength(40);
                }
            }
        }
    }

    private static void MapRecord<T>(ModelBuilder model, ObjectDefinition definition, DatabaseKind kind)
        where T : Record => model.Entity<T>(entity =>
    {
        entity.ToTable(Names.Snake(definition.Key));
        entity.HasKey(r => r.Id);
        entity.Property(r => r.Id).ValueGeneratedNever();
        entity.Property(r => r.Version).IsConcurrencyToken();
        entity.HasQueryFilter(TrineDb.LivingOnly, r => r.DeletedAt == null);
        if (kind == DatabaseKind.Postgres)
        {
            entity.Property(r => r.Custom).HasColumnType("jsonb");
        }

        foreach (var field in definition.Fields.Where(f => f.IsList))
        {
            entity.PrimitiveCollection(field.Property!.Name).Metadata.SetValueComparer(TextListComparer.Instance);
        }

        MapIndexes(entity, definition);
    });

    /// <summary>What every list needs: by owner, by department and by creation; by each reference; one living holder of each unique value.</summary>
    private static void MapIndexes<T>(EntityTypeBuilder<T> entity, ObjectDefinition definition)
        where T : Record
    {
        var table = Names.Snake(definition.Key);
        var sort = definition.Fields.FirstOrDefault(f => f.SortProperty is not null)?.SortProperty!.Name;
        // The bin, and the rows that are left out when all are counted.
        entity.HasIndex(nameof(Record.DeletedAt)).HasDatabaseName($"ix_{table}_deleted").HasFilter("deleted_at IS NOT NULL");
        if (sort is not null)
        {
            // With the name itself, so that «name contains» reads the index and not a table ten times its size.
            entity.HasIndex(sort, nameof(Record.Id), nameof(Record.DeletedAt), definition.Field(definition.TitleKey).Property!.Name).HasDatabaseName($"ix_{table}_name");
            // With what tells the living: how many are mine is counted in the index alone.
            entity.HasIndex(nameof(Record.OwnerId), sort, nameof(Record.Id), nameof(Record.DeletedAt)).HasDatabaseName($"ix_{table}_owner");
            entity.HasIndex(nameof(Record.DepartmentId), sort, nameof(Record.Id), nameof(Record.DeletedAt)).HasDatabaseName($"ix_{table}_department");
        }
        else
        {
            entity.HasIndex(nameof(Record.OwnerId), nameof(Record.Id)).HasDatabaseName($"ix_{table}_owner");
            entity.HasIndex(nameof(Record.DepartmentId), nameof(Record.Id)).HasDatabaseName($"ix_{table}_department");
        }

        if (definition.Parent is not null)
        {
            entity.HasIndex(nameof(Record.ParentOwnerId), nameof(Record.Id)).HasDatabaseName($"ix_{table}_parent_owner").HasFilter("parent_owner_id IS NOT NULL");
        }

        foreach (var field in definition.Fields.Where(f => f is { Type: FieldType.Reference, Key: not "id" }))
        {
            entity.HasIndex(field.Property!.Name, nameof(Record.Id)).HasDatabaseName($"ix_{table}_{Names.Snake(field.Key)}");
        }

        foreach (var field in definition.Fields.Where(f => f.Sortable && f.SortProperty is null && f.Key is not ("id" or "owner" or "updatedAt")))
        {
            entity.HasIndex(field.Property!.Name, nameof(Record.Id)).HasDatabaseName($"ix_{table}_{Names.Snake(field.Key)}");
        }

        foreach (var field in definition.Fields.Where(f => f.Unique))
        {
            entity.HasIndex(field.Property!.Name).HasDatabaseName($"ux_{table}_{Names.Snake(field.Key)}").IsUnique()
                .HasFilter($"deleted_at IS NULL AND {Names.Snake(field.Property.Name)} IS NOT NULL");
        }
    }
}
