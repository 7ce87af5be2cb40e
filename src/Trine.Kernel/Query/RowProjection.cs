using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Query;

/// <summary>Selects just the asked-for columns and turns what comes back into logical values.</summary>
internal sealed class RowProjection<T>
    where T : Record
{
    private const int Fixed = 7;

    // By the list itself: the fields of a schema are one list until the schema changes, and reads of single records ask for just these.
    private static readonly ConditionalWeakTable<IReadOnlyList<FieldDefinition>, RowProjection<T>> Unsorted = [];

    private readonly IReadOnlyList<FieldDefinition> _fields;
    private readonly IReadOnlyList<SortKey> _sort;

    private RowProjection(IReadOnlyList<FieldDefinition> fields, IReadOnlyList<SortKey> sort)
    {
        (_fields, _sort) = (fields, sort);
        var record = Expression.Parameter(typeof(T), "r");
        Expression Boxed(Expression value) => Expression.Convert(value, typeof(object));
        Expression Own(string name) => Boxed(Expression.Property(record, typeof(Record), name));
        var custom = fields.Any(f => f.IsCustom) ? Own(nameof(Record.Custom)) : Boxed(Expression.Constant(null));
        Expression[] columns =
        [
            Own(nameof(Record.Id)), Own(nameof(Record.Version)), Own(nameof(Record.OwnerId)), Own(nameof(Record.DepartmentId)), Own(nameof(Record.ParentOwnerId)), Own(nameof(Record.DeletedAt)), custom,
            .. fields.Where(f => !f.IsCustom).Select(f => Boxed(FieldExpression.Value(record, f))),
            .. sort.Select(s => Boxed(SortValue(record, s.Field))),
        ];
        Columns = Expression.Lambda<Func<T, object?[]>>(Expression.NewArrayInit(typeof(object), columns), record);
    }

    public Expression<Func<T, object?[]>> Columns { get; }

    public static RowProjection<T> Of(IReadOnlyList<FieldDefinition> fields, IReadOnlyList<SortKey> sort) =>
        sort.Count == 0 ? Unsorted.GetValue(fields, static f => new RowProjection<T>(f, [])) : new RowProjection<T>(fields, sort);

    public static Expression SortValue(Expression record, FieldDefinition field) =>
        field.SortProperty is { } key ? Expression.Property(record, key)
        : field.IsCustom && FieldExpression.Value(record, field) is { Type.IsValueType: true } value ? Expression.Convert(value, typeof(Nullable<>).MakeGenericType(value.Type))
        : FieldExpression.Value(record, field);

    public RecordRow Row(object?[] columns)
    {
        var values = new object?[_fields.Count];
        var next = Fixed;
        for (var i = 0; i < values.Length; i++)
        {
            var field = _fields[i];
            values[i] = field.Shown(field.IsCustom ? CustomValues.Read((string?)columns[6], field.CustomKey, field.Type) : Logical(columns[next++]));
        }

        var sort = _sort.Count == 0 ? [] : new object?[_sort.Count];
        for (var i = 0; i < sort.Length; i++)
        {
            var value = columns[next + i];
            sort[i] = _sort[i].Field.IsCustom ? CustomValues.Logical(value, _sort[i].Field.Type) : Logical(value);
        }

        return new RecordRow((Guid)columns[0]!, (int)columns[1]!, (Guid?)columns[2], (Guid?)columns[3], (Guid?)columns[4], (DateTimeOffset?)columns[5], values, sort);
    }

    private static object? Logical(object? value) => value switch
    {
        int i => (long)i,
        Enum e => EnumText.Of(e),
        _ => value,
    };
}
