using System.Linq.Expressions;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Query;

/// <summary>Fields and values as parts of expression trees.</summary>
internal static class FieldExpression
{
    /// <summary>The field of a record: its property, or the function that reads the JSON column.</summary>
    public static Expression Value(Expression record, FieldDefinition field, Type? type = null)
    {
        Expression value;
        if (field.Property is { } property)
        {
            value = Expression.Property(property.DeclaringType!.IsAssignableFrom(record.Type) ? record : Expression.Convert(record, property.DeclaringType!), property);
        }
        else
        {
            var custom = Expression.Property(record, nameof(Record.Custom));
            var path = Expression.Constant(field.CustomKey);
            var function = field.Type is FieldType.Integer || field.IsDecimal ? nameof(Sql.CustomNumber)
                : field.Type is FieldType.Boolean ? nameof(Sql.CustomFlag)
                : nameof(Sql.CustomText);
            value = Expression.Call(typeof(Sql), function, null, custom, path);
        }

        return type is null || value.Type == type ? value : Expression.Convert(value, type);
    }

    /// <summary>The text of a rich text.</summary>
    public static Expression PlainText(Expression record, FieldDefinition field) => field.TextProperty is { } text
        ? Expression.Property(record, text)
        : Expression.Call(typeof(Sql), nameof(Sql.CustomText), null, Expression.Property(record, nameof(Record.Custom)), Expression.Constant(CustomValues.TextKey(field.CustomKey)));

    /// <summary>
    /// A value as a query parameter. A plain constant would make each value a statement of its own, compiled anew;
    /// a captured one lets EF reuse the plan.
    /// </summary>
    public static Expression Parameter(object? value, Type type)
    {
        var box = Activator.CreateInstance(typeof(Box<>).MakeGenericType(type), value)!;
        return Expression.Property(Expression.Constant(box), nameof(Box<>.Value));
    }

    private sealed class Box<T>(T value)
    {
        public T Value { get; } = value;
    }
}
