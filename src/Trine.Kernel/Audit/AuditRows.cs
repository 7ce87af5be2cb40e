using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;

namespace Trine.Kernel.Audit;

/// <summary>Finds entries of the audit log, newest first; each way of looking has its index, and each index holds audited entries alone.</summary>
internal sealed class AuditRows(TrineDb db, QueryInput input, WorkspaceClock clock)
{
    /// <summary>The next entries.</summary>
    /// <param name="cursor">Where the page before ended; null for the first.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>The entries, and where the next page goes on; null after the last.</returns>
    public async Task<(IReadOnlyList<ChangeLogEntry> Rows, string? Next)> ReadAsync(AuditFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var rows = Filtered(filter);
        if (!string.IsNullOrEmpty(cursor))
        {
            var (at, seq) = Position(cursor);
            rows = rows.Where(e => e.At <= at && (e.At < at || e.Seq < seq));
        }

        var found = new List<ChangeLogEntry>();
        foreach (var part in Parts(rows, filter.User))
        {
            found.AddRange(await part.OrderByDescending(e => e.At).ThenByDescending(e => e.Seq).Take(limit + 1).ToListAsync(cancellationToken));
        }

        var page = found.OrderByDescending(e => e.At).ThenByDescending(e => e.Seq).Take(limit).ToList();
        return (page, found.Count > page.Count ? Text(page[^1]) : null);
    }

    private IQueryable<ChangeLogEntry> Filtered(AuditFilter filter)
    {
        var rows = db.Set<ChangeLogEntry>().AsNoTracking().Where(e => e.Topic != null);
        rows = filter.Topics() switch
        {
            [] => rows,
            [var one] => rows.Where(e => e.Topic == one),
            var several => rows.Where(e => several.Contains(e.Topic!.Value)),
        };
        var (from, to) = filter.Times(input, clock);
        rows = from is { } first ? rows.Where(e => e.At >= first) : rows;
        rows = to is { } end ? rows.Where(e => e.At < end) : rows;
        rows = string.IsNullOrEmpty(filter.Object) ? rows : rows.Where(e => e.Subject == filter.Object);
        return filter.Record is { } record ? rows.Where(e => e.RecordId == record) : rows;
    }

    /// <summary>What somebody did, and what was done to him: two queries, because one with «or» would take neither index.</summary>
    private static IEnumerable<IQueryable<ChangeLogEntry>> Parts(IQueryable<ChangeLogEntry> rows, Guid? user) => user is { } id
        ? [rows.Where(e => e.ActorId == id), rows.Where(e => e.RecordId == id && (e.ActorId == null || e.ActorId != id))]
        : [rows];

    private static string Text(ChangeLogEntry last) =>
        string.Create(CultureInfo.InvariantCulture, $"{(last.At.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10}.{last.Seq}");

    private static (DateTimeOffset At, long Seq) Position(string cursor)
    {
        var parts = cursor.Split('.');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var micros) && micros < 250_000_000_000_000_000
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            ? (DateTimeOffset.UnixEpoch.AddTicks(micros * 10), seq)
            : throw new InvalidInputException("cursor", "error.cursor");
    }
}
