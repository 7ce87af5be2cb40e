using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Data;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Changes;

/// <summary>
/// Refuses to delete a record that others need: what a field declared with <see cref="FieldBuilder{T}.Restrict"/> refers to. One count per such
/// field, whatever the number of records. Who may see those others does not matter here; only how many they are is told.
/// </summary>
internal static class RestrictCheck
{
    private static readonly MethodInfo CountMethod = typeof(RestrictCheck).GetMethod(nameof(CountAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static async Task RunAsync(TrineDb db, IReadOnlyList<RecordChange> changes, CancellationToken cancellationToken)
    {
        foreach (var deleted in changes.Where(c => c.Op == ChangeOp.Delete).GroupBy(c => c.Schema.Key))
        {
            var ids = deleted.Select(c => c.After.Id).ToList();
            var restricting = from user in db.Catalog.Objects
                              from field in user.Fields
                              where field.Restrict && FilterParser.TargetOf(field) == deleted.Key
                              select (user, field);
            foreach (var (user, field) in restricting)
            {
                // What is part of this save is judged by what it becomes.
                var here = changes.Where(c => c.Schema.Definition == user).ToList();
                var types = new[] { user.ClrType, (db.Catalog.ParentOf(user) ?? user).ClrType };
                var count = await (Task<Dictionary<Guid, int>>)CountMethod.MakeGenericMethod(types)
                    .Invoke(null, [db, user, field, ids, here.Select(c => c.After.Id).ToList(), cancellationToken])!;
                foreach (var change in deleted)
                {
                    var uses = count.GetValueOrDefault(change.After.Id) + here.Count(c => c.Op != ChangeOp.Delete && Equals(field.Get(c.After), change.After.Id));
                    if (uses > 0)
                    {
                        change.Errors.Add(new FieldError("", "refused.inUse", uses, new TextKey($"objects.{user.Key}.plural")) { Code = "inUse" });
                    }
                }
            }
        }
    }

    private static async Task<Dictionary<Guid, int>> CountAsync<T, TParent>(
        TrineDb db, ObjectDefinition user, FieldDefinition field, List<Guid> ids, List<Guid> except, CancellationToken cancellationToken)
        where T : Record
        where TParent : Record
    {
        var rows = db.Set<T>().Where(new FilterCompiler(db).Compile<T>(new FieldFilter(field, FilterOp.In, [.. ids.Cast<object?>()])));
        if (db.Catalog.ParentOf(user)?.Lines is { } lines)
        {
            // Lines of a deleted order lie in the bin with it.
            rows = rows.Join(db.Set<TParent>(), Id<T>(user.Field(lines.ParentKey)), p => (Guid?)p.Id, (line, _) => line);
        }

        var counts = await rows.Where(r => !except.Contains(r.Id)).GroupBy(Id<T>(field)).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return counts.ToDictionary(c => c.Key!.Value, c => c.Count);
    }

    private static Expression<Func<T, Guid?>> Id<T>(FieldDefinition reference)
    {
        var record = Expression.Parameter(typeof(T), "r");
        return Expression.Lambda<Func<T, Guid?>>(FieldExpression.Value(record, reference, typeof(Guid?)), record);
    }
}
