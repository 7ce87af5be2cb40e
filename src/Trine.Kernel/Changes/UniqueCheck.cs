using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Changes;

/// <summary>Looks for living records that hold a unique value already: one query per field, whatever the number of records. The databases' own indexes catch two writers at once.</summary>
internal static class UniqueCheck
{
    private static readonly MethodInfo HoldersMethod = typeof(UniqueCheck).GetMethod(nameof(HoldersAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static async Task RunAsync(TrineDb db, IReadOnlyList<RecordChange> changes, CancellationToken cancellationToken)
    {
        foreach (var group in changes.Where(c => c.Op != ChangeOp.Delete).GroupBy(c => c.Schema))
        {
            foreach (var field in group.Key.Fields.Where(f => f.Unique))
            {
                var claims = group.Where(c => (c.Changes(field.Key) || c.Op == ChangeOp.Restore) && c.Errors.Count == 0)
                    .Select(c => (Change: c, Value: field.Get(c.After) as string)).Where(c => !string.IsNullOrEmpty(c.Value)).ToList();
                if (claims.Count > 0)
                {
                    await OneFieldAsync(db, group.Key, field, claims!, cancellationToken);
                }
            }
        }
    }

    private static async Task OneFieldAsync(
        TrineDb db, ObjectSchema schema, FieldDefinition field, List<(RecordChange Change, string Value)> claims, CancellationToken cancellationToken)
    {
        var values = claims.Select(c => c.Value).Distinct().ToList();
        var search = (Task<List<(Guid Id, string Value)>>)HoldersMethod.MakeGenericMethod(schema.Definition.ClrType)
            .Invoke(null, [db, field, values, cancellationToken])!;
        var holders = (await search).ToLookup(h => h.Value, h => h.Id);
        var inThisSave = claims.Select(c => c.Change.After.Id).ToHashSet();
        var taken = new HashSet<string>();
        foreach (var (change, value) in claims)
        {
            // A holder that is itself part of this save is judged by its new value, which is among the claims if it kept it.
            if (!taken.Add(value) || holders[value].Any(id => id != change.After.Id && !inThisSave.Contains(id)))
            {
                change.Errors.Add(new FieldError(field.Key, "error.unique", value));
            }
        }
    }

    private static async Task<List<(Guid Id, string Value)>> HoldersAsync<T>(TrineDb db, FieldDefinition field, List<string> values, CancellationToken cancellationToken)
        where T : Record
    {
        var record = Expression.Parameter(typeof(T), "r");
        var text = FieldExpression.Value(record, field, typeof(string));
        var contains = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)], FieldExpression.Parameter(values, typeof(IEnumerable<string>)), text);
        var pair = Expression.Lambda<Func<T, Holder>>(
            Expression.MemberInit(
                Expression.New(typeof(Holder)),
                Expression.Bind(typeof(Holder).GetProperty(nameof(Holder.Id))!, Expression.Property(record, nameof(Record.Id))),
                Expression.Bind(typeof(Holder).GetProperty(nameof(Holder.Value))!, text)),
            record);
        var rows = await db.Set<T>().Where(Expression.Lambda<Func<T, bool>>(contains, record)).Select(pair).ToListAsync(cancellationToken);
        return [.. rows.Select(r => (r.Id, r.Value!))];
    }

    private sealed class Holder
    {
        public Guid Id { get; init; }

        public string? Value { get; init; }
    }
}
