using System.Linq.Expressions;
using System.Reflection;
using Trine.Kernel.Markup;

namespace Trine.Kernel.Objects;

/// <summary>Compiled getters and setters between properties and logical values.</summary>
internal static class FieldAccess
{
    public static Func<Record, object?> Getter(PropertyInfo property)
    {
        var record = Expression.Parameter(typeof(Record));
        var value = Expression.Convert(Expression.Property(Expression.Convert(record, property.DeclaringType!), property), typeof(object));
        var raw = Expression.Lambda<Func<Record, object?>>(value, record).Compile();
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type.IsEnum)
        {
            return r => raw(r) is Enum e ? EnumText.Of(e) : null;
        }

        if (type == typeof(int))
        {
            return r => raw(r) is int i ? (long)i : null;
        }

        return raw;
    }

    public static Action<Record, object?> Setter(PropertyInfo property)
    {
        var set = property.GetSetMethod(nonPublic: true)
            ?? throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} needs a setter, private at least.");
        var record = Expression.Parameter(typeof(Record));
        var given = Expression.Parameter(typeof(object));
        var raw = Expression.Lambda<Action<Record, object?>>(
            Expression.Call(Expression.Convert(record, property.DeclaringType!), set, Expression.Convert(given, property.PropertyType)),
            record,
            given).Compile();
        return (r, value) => raw(r, ToProperty(property.PropertyType, value));
    }

    /// <summary>Sets a rich text and, beside it, its text.</summary>
    public static Action<Record, object?> RichSetter(PropertyInfo html, PropertyInfo text)
    {
        var (setHtml, setText) = (Setter(html), Setter(text.DeclaringType!.GetProperty(text.Name)!));
        return (record, value) =>
        {
            setHtml(record, value);
            setText(record, value is string given ? RichHtml.TextOf(given) : null);
        };
    }

    /// <summary>A logical value as the property's own type wants it; empty becomes the type's default.</summary>
    public static object? ToProperty(Type propertyType, object? value)
    {
        var type = Nullable.GetUnderlyingType(propertyType) ?? propertyType;
        if (value is null)
        {
            return propertyType.IsValueType && Nullable.GetUnderlyingType(propertyType) is null
                ? Activator.CreateInstance(propertyType)
                : propertyType == typeof(List<string>) ? new List<string>() : null;
        }

        return type switch
        {
            { IsEnum: true } when value is string s => EnumText.Parse(type, s),
            _ when type == typeof(int) && value is long l => checked((int)l),
            _ when type == typeof(List<string>) && value is IEnumerable<string> texts => texts.ToList(),
            _ => value,
        };
    }
}
