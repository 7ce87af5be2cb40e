using System.Linq.Expressions;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Query;

/// <summary>Sorting and keyset paging. Empty values are the least, on both databases; the id settles ties.</summary>
internal static class SortOrder
{
    public static IQueryable<T> Apply<T>(IQueryable<T> rows, IReadOnlyList<SortKey> sort, DatabaseKind kind)
        where T : Record
    {
        var record = Expression.Parameter(typeof(T), "r");
        var expression = rows.Expression;
        var first = true;
        void By(Expression key, bool descending)
        {
            var method = (first ? "OrderBy" : "ThenBy") + (descending ? "Descending" : "");
            expression = Expression.Call(typeof(Queryable), method, [typeof(T), key.Type], expression, Expression.Quote(Expression.Lambda(key, record)));
            first = false;
        }

        foreach (var key in sort)
        {
            var value = RowProjection<T>.SortValue(record, key.Field);
            if (kind == DatabaseKind.Postgres && IsNullable(value.Type) && key.Field.SortProperty is null)
            {
                // PostgreSQL puts empty values last; this brings them where SQLite has them.
                By(Expression.NotEqual(value, Expression.Constant(null, value.Type)), key.Descending);
            }

            By(value, key.Descending);
        }

        if (!sort.Any(s => s.Field.Key == "id"))
        {
            By(Expression.Property(record, nameof(Record.Id)), sort.Count > 0 && sort[0].Descending);
        }

        return rows.Provider.CreateQuery<T>(expression);
    }

    /// <summary>The records after a cursor: strictly greater in the order, key by key.</summary>
    public static Expression<Func<T, bool>> After<T>(IReadOnlyList<SortKey> sort, Cursor cursor)
        where T : Record
    {
        var record = Expression.Parameter(typeof(T), "r");
        var descendingId = sort.Count > 0 && sort[0].Descending;
        var id = Expression.Property(record, nameof(Record.Id));
        var last = FieldExpression.Parameter(cursor.Id, typeof(Guid));
        Expression after = descendingId ? Expression.LessThan(id, last) : Expression.GreaterThan(id, last);
        for (var i = sort.Count - 1; i >= 0; i--)
        {
            if (sort[i].Field.Key == "id")
            {
                continue;
            }

            var value = RowProjection<T>.SortValue(record, sort[i].Field);
            after = Expression.OrElse(Beyond(value, sort[i], cursor.Values[i]), Expression.AndAlso(Same(value, sort[i].Field, cursor.Values[i]), after));
        }

        // The range of the first key, said by itself: only so does the index start at the right place.
        if (sort.Count > 0 && sort[0].Field.Key != "id" && cursor.Values[0] is { } start)
        {
            var value = RowProjection<T>.SortValue(record, sort[0].Field);
            if (!sort[0].Descending)
            {
                after = Expression.AndAlso(Compare(value, sort[0].Field, start, ExpressionType.GreaterThanOrEqual), after);
            }
            else if (!IsNullable(value.Type) || sort[0].Field.SortProperty is not null)
            {
                after = Expression.AndAlso(Compare(value, sort[0].Field, start, ExpressionType.LessThanOrEqual), after);
            }
        }

        return Expression.Lambda<Func<T, bool>>(after, record);
    }

    private static Expression Beyond(Expression value, SortKey key, object? last)
    {
        var nullable = IsNullable(value.Type) && key.Field.SortProperty is null;
        if (last is null)
        {
            // Nothing is less than empty; everything else is more.
            return key.Descending ? Expression.Constant(false) : Expression.NotEqual(value, Expression.Constant(null, value.Type));
        }

        var beyond = Compare(value, key.Field, last, key.Descending ? ExpressionType.LessThan : ExpressionType.GreaterThan);
        return key.Descending && nullable ? Expression.OrElse(beyond, Expression.Equal(value, Expression.Constant(null, value.Type))) : beyond;
    }

    private static Expression Same(Expression value, FieldDefinition field, object? last) => last is null
        ? Expression.Equal(value, Expression.Constant(null, value.Type))
        : Compare(value, field, last, ExpressionType.Equal);

    private static Expression Compare(Expression value, FieldDefinition field, object last, ExpressionType comparison)
    {
        var plain = Nullable.GetUnderlyingType(value.Type) ?? value.Type;
        var parameter = FieldExpression.Parameter(field.IsCustom ? FilterCompiler.Physical(field, last, plain) : FieldAccess.ToProperty(plain, last), plain);
        var typed = plain == value.Type ? parameter : Expression.Convert(parameter, value.Type);
        if (plain.IsEnum)
        {
            // Stored as text and sorted as text.
            var text = Expression.Convert(Expression.Convert(value, typeof(object)), typeof(string));
            return StringOrder(text, FieldExpression.Parameter((string)last, typeof(string)), comparison);
        }

        return plain == typeof(string) && comparison != ExpressionType.Equal
            ? StringOrder(value, typed, comparison)
            : Expression.MakeBinary(comparison, value, typed);
    }

    private static BinaryExpression StringOrder(Expression value, Expression last, ExpressionType comparison) =>
        Expression.MakeBinary(comparison, Expression.Call(typeof(string), nameof(string.Compare), null, value, last), Expression.Constant(0));

    private static bool IsNullable(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
}
