using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Trine.Kernel.Access;

namespace Trine.Operations.Backups;

/// <summary>Asks every minute whether the plan's backup is due.</summary>
[DisallowConcurrentExecution]
public sealed class BackupJob(IServiceScopeFactory scopes) : IJob
{
    /// <summary>How often it asks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    /// <summary>Asks; see <see cref="BackupPlans.AskWhenDueAsync"/>.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope();
        return await scope.ServiceProvider.GetRequiredService<BackupPlans>().AskWhenDueAsync(cancellationToken);
    }
}
