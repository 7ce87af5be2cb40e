using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Query;

/// <summary>Counts and sums by a field (and by currency, for money never adds across currencies): one statement.</summary>
internal static class GroupTotals
{
    public static async Task<IReadOnlyList<GroupTotal>> RunAsync<T>(
        IQueryable<T> rows, ObjectSchema schema, FieldDefinition by, FieldDefinition? sum, CancellationToken cancellationToken)
        where T : Record
    {
        var record = Expression.Parameter(typeof(T), "r");
        var currency = sum?.Type == FieldType.Money ? schema.Find("currency") : null;
        Expression value = FieldExpression.Value(record, by);
        Expression money = sum is null ? Expression.Constant(null, typeof(decimal?)) : FieldExpression.Value(record, sum, typeof(decimal?));
        var pick = typeof(GroupTotals).GetMethod(nameof(PickAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(typeof(T), value.Type);
        var task = (Task<IReadOnlyList<GroupTotal>>)pick.Invoke(null, [
            rows,
            Expression.Lambda(value, record),
            Expression.Lambda<Func<T, string?>>(currency is null ? Expression.Constant(null, typeof(string)) : FieldExpression.Value(record, currency), record),
            sum is null ? null : Expression.Lambda<Func<T, decimal?>>(money, record),
            cancellationToken])!;
        return await task;
    }

    private static async Task<IReadOnlyList<GroupTotal>> PickAsync<T, TKey>(
        IQueryable<T> rows, Expression<Func<T, TKey>> by, Expression<Func<T, string?>> currency, Expression<Func<T, decimal?>>? sum, CancellationToken cancellationToken)
        where T : Record
    {
        var record = by.Parameters[0];
        var parts = typeof(Part<TKey>);
        Expression Use(LambdaExpression lambda) => lambda.Body;
        var row = Expression.Lambda<Func<T, Part<TKey>>>(
            Expression.MemberInit(
                Expression.New(parts),
                Expression.Bind(parts.GetProperty(nameof(Part<>.Key))!, Use(by)),
                Expression.Bind(parts.GetProperty(nameof(Part<>.Currency))!, Use(currency)),
                Expression.Bind(parts.GetProperty(nameof(Part<>.Amount))!, sum is null ? Expression.Constant(0m, typeof(decimal?)) : Use(sum))),
            record);
        var summed = sum is not null;
        var groups = rows.Select(row).GroupBy(p => new { p.Key, p.Currency });
        if (!summed)
        {
            var counts = await groups.Select(g => new { g.Key, Count = g.LongCount() }).ToListAsync(cancellationToken);
            return [.. counts.Select(c => new GroupTotal(Logical(c.Key.Key), c.Key.Currency, c.Count, null))];
        }

        var totals = await groups.Select(g => new { g.Key, Count = g.LongCount(), Sum = g.Sum(p => p.Amount) }).ToListAsync(cancellationToken);
        return [.. totals.Select(t => new GroupTotal(Logical(t.Key.Key), t.Key.Currency, t.Count, t.Sum ?? 0m))];
    }

    private static object? Logical(object? value) => value is Enum e ? EnumText.Of(e) : value is int i ? (long)i : value;

    private sealed class Part<TKey>
    {
        public TKey? Key { get; init; }

        public string? Currency { get; init; }

        public decimal? Amount { get; init; }
    }
}
