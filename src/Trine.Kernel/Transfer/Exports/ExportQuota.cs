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
}
