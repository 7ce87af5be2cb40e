using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Data;

namespace Trine.Kernel.Changes;

/// <summary>The entries after a checkpoint, in an order that loses nothing.</summary>
public static class LogTail
{
    /// <summary>
    /// At most <paramref name="count"/> entries after the checkpoint. On PostgreSQL a sequence number is drawn at insert and seen at commit,
    /// so entries are ordered by (tx, seq), and those of transactions that may still have company in flight wait.
    /// </summary>
    public static Task<List<ChangeLogEntry>> ReadAsync(TrineDb db, ulong tx, long seq, int count, CancellationToken cancellationToken)
    {
        if (db.Kind == DatabaseKind.Sqlite)
        {
            return db.Set<ChangeLogEntry>().AsNoTracking().Where(e => e.Seq > seq).OrderBy(e => e.Seq).Take(count).ToListAsync(cancellationToken);
        }

        var after = tx.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return db.Set<ChangeLogEntry>().FromSql(
            $"""
            SELECT * FROM change_log
            WHERE (tx, seq) > ({after}::xid8, {seq}) AND tx < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY tx, seq LIMIT {count}
            """).AsNoTracking().ToListAsync(cancellationToken);
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
