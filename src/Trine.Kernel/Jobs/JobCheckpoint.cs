using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Data;

namespace Trine.Kernel.Jobs;

/// <summary>Until when a repeated job has done its work. Moved by compare-and-set: of several nodes that try at once, one wins.</summary>
public sealed class JobCheckpoint
{
    /// <summary>The job.</summary>
    public string Name { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The checkpoint of a job; null before its first run.</summary>
    public static Task<JobCheckpoint?> FindAsync(TrineDb db, string name, CancellationToken cancellationToken) =>
        db.Set<JobCheckpoint>().AsNoTracking().SingleOrDefaultAsync(c => c.Name == name, cancellationToken);

    /// <summary>Sets the first checkpoint of a job or moves the one that was read; in the open write transaction.</summary>
    /// <returns>False when another node was faster.</returns>
    public static async Task<bool> MoveAsync(TrineDb db, string name, JobCheckpoint? read, DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (read is not null)
        {
            return await db.Set<JobCheckpoint>().Where(c => c.Name == name && c.At == read.At).ExecuteUpdateAsync(c => c.SetProperty(x => x.At, to), cancellationToken) == 1;
        }

        object at = db.Kind == DatabaseKind.Sqlite ? (to.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10 : to;
        return await db.Database.ExecuteSqlAsync($"INSERT INTO job_checkpoints (name, at) VALUES ({name}, {at}) ON CONFLICT DO NOTHING", cancellationToken) == 1;
    }
}
