using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Trine.Kernel.CustomFields;
using Trine.Kernel.Data;
using Trine.Kernel.Files;
using Trine.Kernel.Notifications;
using Trine.Kernel.Transfer;
using Trine.Kernel.Transfer.Imports;

namespace Trine.Kernel.Jobs;

/// <summary>
/// Throws away, once a day and on one node, what nobody will ask for again: files of imports and exports past their time, bytes whose upload
/// was never committed, files sent ahead of a record that was never saved, notifications read long ago. Nodes share the data folder.
/// </summary>
public sealed class DailySweep(TrineDb db, TransferFolder transfers, IFileStore files, WorkspaceClock clock)
{
    /// <summary>How long a notification that was read is kept.</summary>
    public static readonly TimeSpan NotificationsLive = TimeSpan.FromDays(90);

    /// <summary>How old bytes without a row are before they go: no upload takes that long to be committed.</summary>
    public static readonly TimeSpan UploadsLive = TimeSpan.FromDays(1);

    /// <summary>How long a file sent ahead waits for its record: a form may stay open over a weekend.</summary>
    public static readonly TimeSpan WaitingLive = TimeSpan.FromDays(7);

    /// <summary>How far back orphaned bytes are looked for, so that a day's work does not grow with the years.</summary>
    private static readonly TimeSpan OrphansReach = TimeSpan.FromDays(30);

    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <summary>Sweeps when the last time was a day ago or more. Call as the system.</summary>
    /// <returns>Whether it was time, and this node's turn.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var last = await JobCheckpoint.FindAsync(db, "sweep", cancellationToken);
        if (last is not null && now - last.At < Every)
        {
            return false;
        }

        await using (var write = await db.BeginWriteAsync(cancellationToken))
        {
            if (!await JobCheckpoint.MoveAsync(db, "sweep", last, now, cancellationToken))
            {
                return false;
            }

            var old = now - NotificationsLive;
            await db.Set<Notification>().Where(n => n.ReadAt != null && n.At < old).ExecuteDeleteAsync(cancellationToken);
            if (db.Kind == DatabaseKind.Sqlite)
            {
                await SqliteStatistics.RefreshAsync(db.Database.GetDbConnection(), db.Database.CurrentTransaction!.GetDbTransaction(), db.Catalog, cancellationToken);
                await CustomFieldIndexes.MeasureAsync(db, cancellationToken);
            }

            await write.CommitAsync(cancellationToken);
        }

        var waiting = await db.Set<ImportJob>().Where(j => j.State == TransferState.Queued || j.State == TransferState.Running).Select(j => j.Token).ToListAsync(cancellationToken);
        transfers.Tidy(waiting.ToHashSet());
        await OrphansAsync(now, cancellationToken);
        await WaitingAsync(now - WaitingLive, cancellationToken);
        return true;
    }

    private async Task OrphansAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        files.DiscardUnfinished(now - UploadsLive);
        var since = now - OrphansReach;
        var found = files.Keys(since, now - UploadsLive).ToHashSet();
        if (found.Count > 0)
        {
            // A deleted file can be brought back; it keeps its bytes. Rows are written right after the bytes, by the same clock or one close to it.
            var from = since - UploadsLive;
            found.ExceptWith(await db.Set<Attachment>().IgnoreQueryFilters([TrineDb.LivingOnly]).Where(a => a.CreatedAt >= from).Select(a => a.StorageKey).ToListAsync(cancellationToken));
        }

        foreach (var key in found)
        {
            files.Discard(key);
        }
    }

    private async Task WaitingAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var waiting = await db.Unscoped<Attachment>().Where(a => a.RecordId == Guid.Empty && a.CreatedAt < before).ToListAsync(cancellationToken);
        db.RemoveRange(waiting);
        await db.SaveChangesAsync(cancellationToken);
        waiting.ForEach(file => files.Discard(file.StorageKey));
    }
}
