using System.Linq.Expressions;
using System.Reflection;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Query;

/// <summary>
/// Turns filters into expression trees. Two-valued throughout: a comparison with an empty value is false, so its opposite is true,
/// in SQL as in memory.
/// </summary>
internal sealed class FilterCompiler(TrineDb db)
{
    private static readonly MethodInfo SubqueryMethod = typeof(FilterCompiler).GetMethod(nameof(Subquery), BindingFlags.NonPublic | BindingFlags.Instance)!;
    private static readonly Expression True = Expression.Constant(true);
    private static readonly Expression False = Expression.Constant(false);

    public Expression<Func<T, bool>> Compile<T>(Filter filter)
        where T : Record
    {
        var record = Expression.Parameter(typeof(T), "r");
        return Expression.Lambda<Func<T, bool>>(Node(record, filter), record);
    }

    private Expression Node(Expression record, Filter filter) => filter switch
    {
        AndFilter and => and.Parts.Select(p => Node(record, p)).Aggregate(True, (a, b) => a == True ? b : Expression.AndAlso(a, b)),
        OrFilter or => or.Parts.Select(p => Node(record, p)).Aggregate(False, (a, b) => a == False ? b : Expression.OrElse(a, b)),
        NotFilter not => Expression.Not(Node(record, not.Part)),
        PathFilter path => (Expression)SubqueryMethod.MakeGenericMethod(path.Target.Definition.ClrType).Invoke(this, [record, path])!,
        FieldFilter field => Field(record, field),
        _ => throw new InvalidOperationException(),
    };

    private Expression Subquery<TTarget>(Expression record, PathFilter path)
        where TTarget : Record
    {
        var target = Expression.Parameter(typeof(TTarget), "t");
        var id = FieldExpression.Value(record, path.Reference, typeof(Guid?));
        var matches = Expression.AndAlso(
            Expression.Equal(Expression.Convert(Expression.Property(target, nameof(Record.Id)), typeof(Guid?)), id),
            Node(target, path.Part));
        return Expression.Call(
            typeof(Queryable),
            nameof(Queryable.Any),
            [typeof(TTarget)],
            db.Readable<TTarget>().Expression,
            Expression.Quote(Expression.Lambda<Func<TTarget, bool>>(matches, target)));
    }

    private static Expression Field(Expression record, FieldFilter filter)
    {
        var field = filter.Field;
        if (field.IsList)
        {
            return List(record, filter);
        }

        var value = FieldExpression.Value(record, field);
        return filter.Op switch
        {
            FilterOp.Eq => Equal(record, value, field, filter.Values[0]),
            FilterOp.Ne => Expression.Not(Equal(record, value, field, filter.Values[0])),
            FilterOp.In => OneOf(record, value, field, filter.Values),
            FilterOp.NotIn => Expression.Not(OneOf(record, value, field, filter.Values)),
            FilterOp.Empty => IsNull(value, record, field),
            FilterOp.NotEmpty => Expression.Not(IsNull(value, record, field)),
            FilterOp.Lt => Order(record, value, field, filter.Values[0], ExpressionType.LessThan),
            FilterOp.Le => Order(record, value, field, filter.Values[0], ExpressionType.LessThanOrEqual),
            FilterOp.Gt => Order(record, value, field, filter.Values[0], ExpressionType.GreaterThan),
            FilterOp.Ge => Order(record, value, field, filter.Values[0], ExpressionType.GreaterThanOrEqual),
            FilterOp.Between or FilterOp.Within => Expression.AndAlso(
                filter.Values[0] is null ? HasValue(record, value, field) : Order(record, value, field, filter.Values[0], ExpressionType.GreaterThanOrEqual),
                filter.Values[1] is null ? HasValue(record, value, field) : Order(record, value, field, filter.Values[1], ExpressionType.LessThanOrEqual)),
            FilterOp.Contains => Text(
                record, field.Type == FieldType.RichText ? FieldExpression.PlainText(record, field) : value, field, nameof(string.Contains), (string)filter.Values[0]!),
            FilterOp.StartsWith => Text(record, value, field, nameof(string.StartsWith), (string)filter.Values[0]!),
        };
    }

    private static Expression List(Expression record, FieldFilter filter)
    {
        var field = filter.Field;
        if (field.IsCustom)
        {
            var custom = Expression.Property(record, nameof(Record.Custom));
            var text = FieldExpression.Value(record, field);
            return filter.Op switch
            {
                FilterOp.Empty => Expression.Equal(text, Expression.Constant(null, typeof(string))),
                FilterOp.NotEmpty => Expression.NotEqual(text, Expression.Constant(null, typeof(string))),
                _ => Expression.AndAlso(
                    Expression.NotEqual(text, Expression.Constant(null, typeof(string))),
                    Expression.Call(typeof(Sql), nameof(Sql.CustomHas), null, custom, Expression.Constant(field.CustomKey), FieldExpression.Parameter(filter.Values[0], typeof(string)))),
            };
        }

        var items = FieldExpression.Value(record, field, typeof(IEnumerable<string>));
        var any = Expression.Call(typeof(Enumerable), nameof(Enumerable.Any), [typeof(string)], items);
        return filter.Op switch
        {
            FilterOp.Empty => Expression.Not(any),
            FilterOp.NotEmpty => any,
            _ => Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)], items, FieldExpression.Parameter(filter.Values[0], typeof(string))),
        };
    }

    private static Expression HasValue(Expression record, Expression value, FieldDefinition field) =>
        field.IsCustom || CanBeNull(value.Type) ? NotNull(record, value, field) : True;

    private static Expression IsNull(Expression value, Expression record, FieldDefinition field) =>
        field.IsCustom || CanBeNull(value.Type) ? Expression.Not(NotNull(record, value, field)) : False;

    private static Expression Equal(Expression record, Expression value, FieldDefinition field, object? operand)
    {
        if (operand is null)
        {
            return IsNull(value, record, field);
        }

        var equal = Expression.Equal(value, Operand(field, operand, value.Type));
        return CanBeNull(value.Type) || field.IsCustom ? Expression.AndAlso(NotNull(record, value, field), equal) : equal;
    }

    private static Expression OneOf(Expression record, Expression value, FieldDefinition field, IReadOnlyList<object?> operands)
    {
        var plain = Nullable.GetUnderlyingType(value.Type) ?? value.Type;
        var list = Array.CreateInstance(plain, operands.Count(o => o is not null));
        var i = 0;
        foreach (var operand in operands.Where(o => o is not null))
        {
            list.SetValue(Physical(field, operand!, plain), i++);
        }

        Expression single = value.Type == plain ? value : Expression.Property(value, "Value");
        Expression any = list.Length == 0 ? False : Expression.Call(
            typeof(Enumerable), nameof(Enumerable.Contains), [plain], FieldExpression.Parameter(list, typeof(IEnumerable<>).MakeGenericType(plain)), single);
        any = list.Length > 0 && (CanBeNull(value.Type) || field.IsCustom) ? Expression.AndAlso(NotNull(record, value, field), any) : any;
        return operands.Contains(null) ? Expression.OrElse(IsNull(value, record, field), any) : any;
    }

    private static Expression Order(Expression record, Expression value, FieldDefinition field, object? operand, ExpressionType comparison)
    {
        var parameter = Operand(field, operand!, value.Type);
        var compared = value.Type == typeof(string)
            ? Expression.MakeBinary(comparison, Expression.Call(typeof(string), nameof(string.Compare), null, value, parameter), Expression.Constant(0))
            : Expression.MakeBinary(comparison, value, parameter);
        return CanBeNull(value.Type) || field.IsCustom ? Expression.AndAlso(NotNull(record, value, field), compared) : compared;
    }

    private static Expression Text(Expression record, Expression value, FieldDefinition field, string method, string operand)
    {
        if (value.Type != typeof(string))
        {
            // An enum choice is compared as the text it is stored as.
            value = Expression.Convert(Expression.Convert(value, typeof(object)), typeof(string));
        }

        // Without a letter in it there is nothing to fold: for Chinese words that halves what a row costs.
        var text = operand.Any(char.IsAsciiLetter) ? Expression.Call(typeof(Sql), nameof(Sql.Fold), null, value) : value;
        return Expression.AndAlso(
            NotNull(record, value, field),
            Expression.Call(text, typeof(string).GetMethod(method, [typeof(string)])!, FieldExpression.Parameter(AsciiFold.Of(operand), typeof(string))));
    }

    private static Expression NotNull(Expression record, Expression value, FieldDefinition field)
    {
        if (field.IsCustom)
        {
            // Whatever the type, the JSON text tells whether there is a value.
            value = Expression.Call(typeof(Sql), nameof(Sql.CustomText), null, Expression.Property(record, nameof(Record.Custom)), Expression.Constant(field.CustomKey));
        }

        return Expression.NotEqual(value, Expression.Constant(null, value.Type));
    }

    private static bool CanBeNull(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    private static Expression Operand(FieldDefinition field, object operand, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var parameter = FieldExpression.Parameter(Physical(field, operand, plain), plain);
        return plain == type ? parameter : Expression.Convert(parameter, type);
    }

    /// <summary>A logical value as the property, or the JSON text of a custom field, holds it.</summary>
    internal static object Physical(FieldDefinition field, object operand, Type plain)
    {
        if (plain == typeof(double))
        {
            return Convert.ToDouble(operand, System.Globalization.CultureInfo.InvariantCulture);
        }

        if (field.IsCustom && plain != typeof(bool))
        {
            return operand switch
            {
                string s => s,
                DateOnly d => d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                DateTimeOffset t => t.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
                _ => operand.ToString()!,
            };
        }

        return FieldAccess.ToProperty(plain, operand) ?? throw new Changes.InvalidInputException($"filter.{field.Key}", "error.choice", operand, string.Join(", ", field.Choices.Select(c => c.Value)));
    }
}
