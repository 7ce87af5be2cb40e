using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Data;

namespace Trine.Kernel.Transfer.Exports;

/// <summary>How many records somebody has taken out today, in the workspace's time zone.</summary>
internal sealed class ExportQuota(TrineDb db, WorkspaceClock clock)
{
    /// <summary>How many of a quota are left, all exports counted that have their file since midnight or are being written now.</summary>
    /// <param name="except">An export that is not counted: the one that asks.</param>
    public async Task<long> LeftAsync(Guid user, long quota, Guid? except, CancellationToken cancellationToken)
    {
        var midnight = clock.StartOf(clock.Today);
        var used = await db.Set<ExportJob>()
            .Where(j => j.UserId == user && j.Id != except && ((j.State == TransferState.Done && j.FinishedAt >= midnight) || j.State == TransferState.Running))
            .SumAsync(j => j.Done, cancellationToken);
        return Math.Max(0, quota - used);
    }

    /// <summary>How many records somebody takes out today without anybody's approval: in files since midnight, in those being written, and in those that wait for their turn.</summary>
    /// <param name="except">An export that runs; it is not counted, and those behind it in the line are not yet.</param>
    public async Task<long> UnapprovedAsync(Guid user, Guid? except, CancellationToken cancellationToken)
    {
        var midnight = clock.StartOf(clock.Today);
        return await db.Set<ExportJob>()
            .Where(j => j.UserId == user && j.Id != except && j.DecidedById == null
                && ((j.State == TransferState.Done && j.FinishedAt >= midnight) || j.State == TransferState.Running || (j.State == TransferState.Queued && except == null)))
            .SumAsync(j => j.State == TransferState.Done ? j.Done : j.Total ?? j.Done, cancellationToken);
    }
}
