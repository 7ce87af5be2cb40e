using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Query;

/// <summary>
/// A list as it was at a past moment. Records untouched since then come from the database as ever; the others are rolled back in
/// memory with the log, filtered there, and merged in. Access is judged by today's rows: the past opens no door.
/// </summary>
internal static class PastList
{
    /// <summary>Beyond this many records changed since, the list is refused rather than slow.</summary>
    public const int MaxChanged = 20_000;

    public static async Task<RecordPage> ReadAsync<T>(
        TrineDb db, RecordQuery query, DateTimeOffset moment, IQueryable<T> living, IQueryable<T> everything, CancellationToken cancellationToken)
        where T : Record
    {
        if (!string.IsNullOrWhiteSpace(query.Search) || HasPath(query.Filter))
        {
            throw new RefusedException("asOf.filter");
        }

        var rolled = await RollBackAsync(db, query, moment, everything, cancellationToken);
        var key = query.Schema.Key;
        var log = db.Set<ChangeLogEntry>();
        var untouched = living.Where(r => !log.Any(e => e.Object == key && e.RecordId == r.Id && e.At > moment));
        var projection = RowProjection<T>.Of(query.Fields, query.Sort);
        var page = query.Cursor is { } cursor ? untouched.Where(SortOrder.After<T>(query.Sort, cursor)) : untouched;
        var columns = await SortOrder.Apply(page, query.Sort, db.Kind).Select(projection.Columns).Take(query.Limit + 1).ToListAsync(cancellationToken);
        var order = new RowOrder(query.Sort);
        var merged = columns.Select(projection.Row)
            .Concat(rolled.Select(r => Row(query, r)).Where(r => query.Cursor is null || order.Compare(r.SortValues, r.Id, query.Cursor.Values, query.Cursor.Id) > 0))
            .Order(order).Take(query.Limit + 1).ToList();
        long? count = query.Count == CountMode.None ? null : rolled.Count + await untouched.Take(RecordReader.CountCap).CountAsync(cancellationToken);
        var rows = merged.Take(query.Limit).ToList();
        return new RecordPage(rows, merged.Count > query.Limit ? new Cursor(rows[^1].SortValues, rows[^1].Id) : null, count, count >= RecordReader.CountCap);
    }

    private static async Task<List<T>> RollBackAsync<T>(
        TrineDb db, RecordQuery query, DateTimeOffset moment, IQueryable<T> everything, CancellationToken cancellationToken)
        where T : Record
    {
        var key = query.Schema.Key;
        var since = db.Set<ChangeLogEntry>().AsNoTracking().Where(e => e.Object == key && e.At > moment);
        if (query.Filter is FieldFilter { Field.Key: "id", Op: FilterOp.In or FilterOp.Eq } only)
        {
            var ids = only.Values.OfType<Guid>().ToList();
            since = since.Where(e => ids.Contains(e.RecordId));
        }

        var changed = await since.Select(e => e.RecordId).Distinct().Take(MaxChanged + 1).ToListAsync(cancellationToken);
        if (changed.Count > MaxChanged)
        {
            throw new RefusedException("asOf.tooMuch", MaxChanged);
        }

        var evaluator = new FilterEvaluator((_, _) => null);
        var rolled = new List<T>();
        foreach (var chunk in changed.Chunk(500))
        {
            var records = await everything.Where(r => chunk.Contains(r.Id)).ToListAsync(cancellationToken);
            var entries = (await since.Where(e => chunk.Contains(e.RecordId)).OrderByDescending(e => e.Seq).ToListAsync(cancellationToken)).ToLookup(e => e.RecordId);
            rolled.AddRange(records.Where(r => PastRecord.RollBack(query.Schema, r, entries[r.Id]) && evaluator.Matches(query.Filter, r)));
        }

        return rolled;
    }

    private static RecordRow Row(RecordQuery query, Record record) => new(
        record.Id,
        record.Version,
        record.OwnerId,
        record.DepartmentId,
        record.ParentOwnerId,
        record.DeletedAt,
        [.. query.Fields.Select(f => f.Shown(f.Get(record)))],
        [.. query.Sort.Select(s => s.Field.SortProperty is { } key ? key.GetValue(record) : s.Field.Get(record))]);

    private static bool HasPath(Filter? filter) => filter switch
    {
        AndFilter and => and.Parts.Any(HasPath),
        OrFilter or => or.Parts.Any(HasPath),
        NotFilter not => HasPath(not.Part),
        PathFilter => true,
        _ => false,
    };
}
