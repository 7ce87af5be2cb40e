using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Kernel.Search;

namespace Trine.Kernel.Query;

/// <summary>The one read path: lists, single records, look-ups, boards, exports and timelines all come through here, and so through access.</summary>
public sealed class RecordReader(TrineDb db, AccessRules access, SearchIndex search)
{
    /// <summary>Counting stops here when capped.</summary>
    public const int CountCap = 1001;

    private static readonly ConcurrentDictionary<Type, IReads> Typed = new();

    /// <summary>One page of a list.</summary>
    /// <exception cref="ForbiddenException">The caller may not read the object at all.</exception>
    public async Task<RecordPage> ReadAsync(RecordQuery query, CancellationToken cancellationToken)
    {
        if (!access.Can(query.Schema.Definition, AccessAction.Read))
        {
            throw new ForbiddenException(query.Schema.Key, AccessAction.Read);
        }

        return await For(query.Schema).ReadAsync(this, Seen(query), cancellationToken);
    }

    /// <summary>One record, or null when it is not there or not the caller's.</summary>
    public async Task<RecordRow?> FindAsync(ObjectSchema schema, Guid id, IReadOnlyList<FieldDefinition> fields, CancellationToken cancellationToken, DateTimeOffset? asOf = null)
    {
        var query = new RecordQuery { Schema = schema, Fields = fields, Limit = 1, Filter = ById(schema, [id]), AsOf = asOf };
        return access.Can(schema.Definition, AccessAction.Read)
            ? (await For(schema).ReadAsync(this, Seen(query), cancellationToken)).Rows.SingleOrDefault()
            : null;
    }

    /// <summary>A value the caller sees in part, whole. Whoever asks writes down that he did.</summary>
    /// <exception cref="NotThereException">The record is not there or not the caller's.</exception>
    internal async Task<object?> RevealAsync(ObjectSchema schema, Guid id, FieldDefinition field, CancellationToken cancellationToken)
    {
        var query = new RecordQuery { Schema = schema, Fields = [schema.Whole.Find(field.Key)!], Limit = 1, Filter = ById(schema, [id]), Revealed = true };
        return (await ReadAsync(query, cancellationToken)).Rows is [var row] ? row.Values[0] : throw new NotThereException(schema.Key);
    }

    /// <summary>Names of records the caller may see; the others are missing.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(ObjectSchema schema, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0 || !access.Can(schema.Definition, AccessAction.Read))
        {
            return new Dictionary<Guid, string>();
        }

        return await For(schema).TitlesAsync(this, schema, ids, cancellationToken);
    }

    /// <summary>Rows one after the other for exports: constant memory, however many.</summary>
    public IAsyncEnumerable<RecordRow> StreamAsync(RecordQuery query, CancellationToken cancellationToken) => For(query.Schema).StreamAsync(this, Seen(query), cancellationToken);

    /// <summary>How many rows a query has, and the sums of a field by another: for boards.</summary>
    public Task<IReadOnlyList<GroupTotal>> TotalsAsync(RecordQuery query, FieldDefinition by, FieldDefinition? sum, CancellationToken cancellationToken) =>
        access.Can(query.Schema.Definition, AccessAction.Read)
            ? For(query.Schema).TotalsAsync(this, Seen(query), by, sum, cancellationToken)
            : throw new ForbiddenException(query.Schema.Key, AccessAction.Read);

    /// <summary>
    /// The query with the caller's eyes: of fields he does not see in full no more than their part comes back, and nothing is found or ordered
    /// by them, whoever put the query together.
    /// </summary>
    private RecordQuery Seen(RecordQuery query)
    {
        var view = access.View(query.Schema);
        if (view == query.Schema.Whole)
        {
            return query;
        }

        Check(view, query.Filter);
        foreach (var key in query.Sort)
        {
            Check(view, key.Field);
        }

        return ReferenceEquals(query.Fields, view.Fields) ? query : query with { Schema = view, Fields = [.. query.Fields.Select(f => query.Revealed && view.See(f).Mode == FieldMode.Masked ? f : view.See(f))] };
    }

    private void Check(ObjectSchema view, Filter? filter)
    {
        switch (filter)
        {
            case AndFilter and:
                and.Parts.ToList().ForEach(part => Check(view, part));
                break;
            case OrFilter or:
                or.Parts.ToList().ForEach(part => Check(view, part));
                break;
            case NotFilter not:
                Check(view, not.Part);
                break;
            case PathFilter path:
                Check(view, path.Reference);
                Check(access.View(path.Target), path.Part);
                break;
            case FieldFilter one:
                Check(view, one.Field);
                break;
            default:
                break;
        }
    }

    private static void Check(ObjectSchema view, FieldDefinition field)
    {
        if (view.See(field).Mode is FieldMode.Masked or FieldMode.Hidden)
        {
            throw new InvalidInputException($"filter.{field.Key}", "error.filter.field", field.Key, view.Key);
        }
    }

    internal static FieldFilter ById(ObjectSchema schema, IReadOnlyCollection<Guid> ids) => new(schema.Find("id")!, ids.Count == 1 ? FilterOp.Eq : FilterOp.In, [.. ids.Cast<object?>()]);

    private static IReads For(ObjectSchema schema) => Typed.GetOrAdd(schema.Definition.ClrType, static type => (IReads)Activator.CreateInstance(typeof(Reads<>).MakeGenericType(type))!);

    /// <summary>The generic half, one instance per record class: the seam between schemas and typed queries.</summary>
    private interface IReads
    {
        Task<RecordPage> ReadAsync(RecordReader reader, RecordQuery query, CancellationToken cancellationToken);

        Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(RecordReader reader, ObjectSchema schema, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

        IAsyncEnumerable<RecordRow> StreamAsync(RecordReader reader, RecordQuery query, CancellationToken cancellationToken);

        Task<IReadOnlyList<GroupTotal>> TotalsAsync(RecordReader reader, RecordQuery query, FieldDefinition by, FieldDefinition? sum, CancellationToken cancellationToken);
    }

    private sealed class Reads<T> : IReads
        where T : Record
    {
        public async Task<RecordPage> ReadAsync(RecordReader reader, RecordQuery query, CancellationToken cancellationToken)
        {
            if (query.AsOf is { } moment)
            {
                var living = await reader.RowsAsync<T>(query with { Search = null }, cancellationToken);
                var everything = reader.Db.Readable<T>().IgnoreQueryFilters([TrineDb.LivingOnly]);
                if (!query.PartsOfSeen)
                {
                    // What is in the bin now is read as the bin is, the time before it got there included.
                    var bin = reader.Db.Reachable<T>(AccessAction.Delete).IgnoreQueryFilters([TrineDb.LivingOnly]);
                    everything = everything.Where(r => r.DeletedAt == null || bin.Any(b => b.Id == r.Id));
                }

                return await PastList.ReadAsync(reader.Db, query, moment, living.Rows, everything, cancellationToken);
            }

            var (parts, capped) = await reader.PartsAsync<T>(query, cancellationToken);
            var projection = RowProjection<T>.Of(query.Fields, query.Sort);
            var found = new List<RecordRow>();
            foreach (var rows in parts)
            {
                var page = query.Cursor is { } cursor ? rows.Where(SortOrder.After<T>(query.Sort, cursor)) : rows;
                var columns = await SortOrder.Apply(page, query.Sort, reader.Db.Kind).Select(projection.Columns).Take(query.Limit + 1).ToListAsync(cancellationToken);
                found.AddRange(columns.Select(projection.Row));
            }

            var result = (parts.Count == 1 ? found : [.. found.Order(new RowOrder(query.Sort))]).Take(query.Limit).ToList();
            var next = found.Count > query.Limit ? new Cursor(result[^1].SortValues, result[^1].Id) : null;
            var whole = next is null && query.Cursor is null;
            long? count = query.Count switch
            {
                CountMode.None => null,
                CountMode.Capped => whole ? result.Count : Math.Min(CountCap, await SumAsync(parts, rows => rows.Take(CountCap).LongCountAsync(cancellationToken))),
                CountMode.Exact => whole ? result.Count : await SumAsync(parts, rows => reader.CountAsync(rows, query, cancellationToken)),
            };
            result = await reader.WithRulesAsync<T>(query.Schema.Definition, result, cancellationToken);
            return new RecordPage(result, next, count, capped || (query.Count == CountMode.Capped && count == CountCap));
        }

        private static async Task<long> SumAsync(IReadOnlyList<IQueryable<T>> parts, Func<IQueryable<T>, Task<long>> count)
        {
            var sum = 0L;
            foreach (var part in parts)
            {
                sum += await count(part);
            }

            return sum;
        }

        public async Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(RecordReader reader, ObjectSchema schema, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
        {
            var (rows, _) = await reader.RowsAsync<T>(new RecordQuery { Schema = schema, Fields = [], Limit = ids.Count, Filter = ById(schema, ids) }, cancellationToken);
            var record = Expression.Parameter(typeof(T), "r");
            var pair = Expression.Lambda<Func<T, object?[]>>(
                Expression.NewArrayInit(typeof(object), Expression.Convert(Expression.Property(record, nameof(Record.Id)), typeof(object)), FieldExpression.Value(record, schema.Title, typeof(object))),
                record);
            var titles = await rows.Select(pair).ToListAsync(cancellationToken);
            return titles.ToDictionary(t => (Guid)t[0]!, t => t[1] as string ?? "");
        }

        public async IAsyncEnumerable<RecordRow> StreamAsync(
            RecordReader reader, RecordQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var (rows, _) = await reader.RowsAsync<T>(query, cancellationToken, hitCap: int.MaxValue - 1);
            var projection = RowProjection<T>.Of(query.Fields, []);
            await foreach (var columns in SortOrder.Apply(rows, query.Sort, reader.Db.Kind).Select(projection.Columns).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                yield return projection.Row(columns);
            }
        }

        public async Task<IReadOnlyList<GroupTotal>> TotalsAsync(
            RecordReader reader, RecordQuery query, FieldDefinition by, FieldDefinition? sum, CancellationToken cancellationToken)
        {
            var (parts, _) = await reader.PartsAsync<T>(query, cancellationToken);
            var totals = new List<GroupTotal>();
            foreach (var rows in parts)
            {
                totals.AddRange(await GroupTotals.RunAsync(rows, query.Schema, by, sum, cancellationToken));
            }

            return parts.Count == 1 ? totals : [.. totals.GroupBy(t => (t.Value, t.Currency)).Select(g => new GroupTotal(g.Key.Value, g.Key.Currency, g.Sum(t => t.Count), sum is null ? null : g.Sum(t => t.Sum)))];
        }
    }

    private TrineDb Db => db;

    /// <summary>
    /// How many rows there are. Of a whole table it is all rows less the deleted ones: a database knows or quickly counts the first and has an
    /// index of the second, where going through all living ones costs more than the page.
    /// </summary>
    private async Task<long> CountAsync<T>(IQueryable<T> rows, RecordQuery query, CancellationToken cancellationToken)
        where T : Record
    {
        if (query is not { Deleted: false, Search: null or "", Within: null, Filter: null, Without: null } || !access.Reach(query.Schema.Definition, AccessAction.Read).All)
        {
            return await rows.LongCountAsync(cancellationToken);
        }

        var everything = rows.IgnoreQueryFilters([TrineDb.LivingOnly]);
        return await everything.LongCountAsync(cancellationToken) - await everything.LongCountAsync(r => r.DeletedAt != null, cancellationToken);
    }

    /// <summary>Which rows rules let the caller change: only the database knows, for a row has not all fields.</summary>
    private async Task<List<RecordRow>> WithRulesAsync<T>(ObjectDefinition definition, List<RecordRow> rows, CancellationToken cancellationToken)
        where T : Record
    {
        if (rows.Count == 0 || access.Reach(definition, AccessAction.Update).Rules.Count == 0)
        {
            return rows;
        }

        var ids = rows.ConvertAll(r => r.Id);
        var writable = (await db.Reachable<T>(AccessAction.Update).Where(r => ids.Contains(r.Id)).Select(r => r.Id).ToListAsync(cancellationToken)).ToHashSet();
        return rows.ConvertAll(r => r with { IsWritable = writable.Contains(r.Id) });
    }

    /// <summary>
    /// The rows of a page. What is shared with the caller stands apart from what his roles reach: of «his or shared» a database makes one heap
    /// to sort, where each by itself comes from an index in order.
    /// </summary>
    private async Task<(IReadOnlyList<IQueryable<T>> Parts, bool Capped)> PartsAsync<T>(RecordQuery query, CancellationToken cancellationToken)
        where T : Record
    {
        if (query.Deleted || !string.IsNullOrWhiteSpace(query.Search) || query.Filter is FieldFilter { Field.Key: "id" })
        {
            var (rows, capped) = await RowsAsync<T>(query, cancellationToken);
            return ([rows], capped);
        }

        var (own, shared) = await db.ReadableApartAsync<T>(cancellationToken);
        return (shared is null ? [Narrowed(own, query)] : [Narrowed(own, query), Narrowed(shared, query)], false);
    }

    /// <summary>Access, then deletion, search and filter: the rows every reading begins with.</summary>
    /// <param name="hitCap">Search hits that are looked at: the best for a list, all for an export.</param>
    private async Task<(IQueryable<T> Rows, bool Capped)> RowsAsync<T>(RecordQuery query, CancellationToken cancellationToken, int hitCap = CountCap)
        where T : Record
    {
        var rows = db.Readable<T>();
        if (query.Deleted)
        {
            // Only who may delete sees what was deleted, and of that no more than he would see of it living.
            rows = rows.IgnoreQueryFilters([TrineDb.LivingOnly]).Where(r => r.DeletedAt != null);
            rows = access.Rows<T>(query.Schema.Definition, AccessAction.Delete, db) is { } deletable ? rows.Where(deletable) : rows;
        }

        var capped = false;
        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            var hits = await search.FindIdsAsync(query.Schema, query.Search, hitCap, cancellationToken);
            capped = hits.Count >= hitCap;
            rows = rows.Where(r => hits.Contains(r.Id));
        }

        return (Narrowed(rows, query), capped);
    }

    private IQueryable<T> Narrowed<T>(IQueryable<T> rows, RecordQuery query)
        where T : Record
    {
        if (query.Within is { } action && access.Rows<T>(query.Schema.Definition, action, db) is { } reach)
        {
            rows = rows.Where(reach);
        }

        if (query.Without is { } without)
        {
            rows = rows.Where(r => !without.Contains(r.Id));
        }

        return query.Filter is { } filter ? rows.Where(new FilterCompiler(db).Compile<T>(filter)) : rows;
    }
}
