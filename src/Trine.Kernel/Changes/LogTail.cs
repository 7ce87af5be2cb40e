using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Data;

namespace Trine.Kernel.Changes;

/// <summary>The entries after a checkpoint, in an order that loses nothing.</summary>
public static class LogTail
{
    // Entries of other objects a reader passes over at once.
    private const int Skipping = 20_000;

    /// <summary>
    /// At most <paramref name="count"/> entries after the checkpoint. On PostgreSQL a sequence number is drawn at insert and seen at commit,
    /// so entries are ordered by (tx, seq), and those of transactions that may still have company in flight wait.
    /// </summary>
    public static Task<List<ChangeLogEntry>> ReadAsync(TrineDb db, ulong tx, long seq, int count, CancellationToken cancellationToken) =>
        After(db, tx, seq, count).ToListAsync(cancellationToken);

    private static IQueryable<ChangeLogEntry> After(TrineDb db, ulong tx, long seq, int count)
    {
        if (db.Kind == DatabaseKind.Sqlite)
        {
            return db.Set<ChangeLogEntry>().AsNoTracking().Where(e => e.Seq > seq).OrderBy(e => e.Seq).Take(count);
        }

        var after = tx.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return db.Set<ChangeLogEntry>().FromSql(
            $"""
            SELECT * FROM change_log
            WHERE (tx, seq) > ({after}::xid8, {seq}) AND tx < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY tx, seq LIMIT {count}
            """).AsNoTracking();
    }

    /// <summary>The next entries for a reader that follows only some objects: of the others no more than the keys are read.</summary>
    /// <param name="count">Wanted entries the slice has at most.</param>
    internal static async Task<LogSlice> SliceAsync(
        TrineDb db, ulong tx, long seq, int count, IReadOnlyCollection<string>? objects, CancellationToken cancellationToken)
    {
        if (objects is null)
        {
            var all = await ReadAsync(db, tx, seq, count, cancellationToken);
            return all.Count == 0 ? new LogSlice(all, tx, seq, 0) : new LogSlice(all, all[^1].Tx, all[^1].Seq, all.Count);
        }

        // Sorted here: what a query does to the order of its inner one is its own affair.
        var read = await After(db, tx, seq, Skipping).Select(e => new { e.Tx, e.Seq, e.Object }).ToListAsync(cancellationToken);
        var keys = read.OrderBy(k => k.Tx).ThenBy(k => k.Seq).ToList();
        if (keys.Count == 0)
        {
            return new LogSlice([], tx, seq, 0);
        }

        var wanted = keys.Where(k => objects.Contains(k.Object)).Take(count).Select(k => k.Seq).ToList();
        var covered = wanted.Count < count ? keys.Count : keys.FindIndex(k => k.Seq == wanted[^1]) + 1;
        var entries = wanted.Count == 0 ? []
            : await db.Set<ChangeLogEntry>().AsNoTracking().Where(e => wanted.Contains(e.Seq)).ToListAsync(cancellationToken);
        return new LogSlice([.. entries.OrderBy(e => e.Tx).ThenBy(e => e.Seq)], keys[covered - 1].Tx, keys[covered - 1].Seq, covered);
    }

    /// <summary>Where the log ends now: entries that commit from here on come after it.</summary>
    public static async Task<(ulong Tx, long Seq)> EndAsync(TrineDb db, CancellationToken cancellationToken)
    {
        if (db.Kind == DatabaseKind.Sqlite)
        {
            return (0, await db.Set<ChangeLogEntry>().MaxAsync(e => (long?)e.Seq, cancellationToken) ?? 0);
        }

        var last = await db.Set<ChangeLogEntry>().FromSql(
            $"SELECT * FROM change_log WHERE tx < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY tx DESC, seq DESC LIMIT 1")
            .AsNoTracking().Select(e => new { e.Tx, e.Seq }).SingleOrDefaultAsync(cancellationToken);
        return last is null ? (0, 0) : (last.Tx, last.Seq);
    }

    /// <summary>How many committed entries are still to be read, counted to 100,000.</summary>
    public static async Task<long> LagAsync(TrineDb db, ulong tx, long seq, CancellationToken cancellationToken)
    {
        if (db.Kind == DatabaseKind.Sqlite)
        {
            var newest = await db.Set<ChangeLogEntry>().MaxAsync(e => (long?)e.Seq, cancellationToken) ?? 0;
            return Math.Max(0, newest - seq);
        }

        var after = tx.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return (await db.Database.SqlQuery<long>(
            $"SELECT count(*) FROM (SELECT 1 FROM change_log WHERE (tx, seq) > ({after}::xid8, {seq}) LIMIT 100000) AS behind").ToListAsync(cancellationToken))[0];
    }
}
