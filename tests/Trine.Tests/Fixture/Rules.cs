using Trine.Kernel.Changes;
using Trine.Kernel.Objects;
using Record = Trine.Kernel.Objects.Record;

namespace Trine.Tests.Fixture;

/// <summary>Runs the pure rules of an object on one change, as the door does, without a database.</summary>
internal static class Rules
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 2, 30, 0, TimeSpan.Zero);

    public static readonly DateOnly Today = new(2026, 11, 21);

    /// <summary>What the rules make of a record and say of it.</summary>
    /// <param name="before">As it was; null for a new one.</param>
    /// <param name="known">Records that references may point to.</param>
    public static IReadOnlyList<FieldError> Run<T>(Module module, T after, T? before = null, ChangeSource source = ChangeSource.Api, params Record[] known)
        where T : Record
    {
        if (after.Id == Guid.Empty)
        {
            after.Id = Guid.CreateVersion7();
        }

        var definition = module.Objects.Single(o => o.ClrType == typeof(T));
        var change = new RecordChange(new ObjectSchema(definition, []), after, before, before is null ? ChangeOp.Create : ChangeOp.Update)
        {
            Source = source,
            Now = Now,
            Today = Today,
            Lookup = (_, id) => known.SingleOrDefault(r => r.Id == id),
        };
        definition.Derive?.Invoke(change);
        change.Refresh();
        definition.Check?.Invoke(change);
        return change.Errors;
    }

    /// <summary>A copy by its declared fields and other properties, to change and compare with.</summary>
    public static T Copy<T>(T record)
        where T : Record, new()
    {
        var copy = new T();
        for (var type = typeof(T); type != typeof(object); type = type!.BaseType)
        {
            foreach (var property in type!.GetProperties(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.DeclaredOnly).Where(p => p.CanWrite))
            {
                property.SetValue(copy, property.GetValue(record) is List<string> list ? list.ToList() : property.GetValue(record));
            }
        }

        return copy;
    }
}
