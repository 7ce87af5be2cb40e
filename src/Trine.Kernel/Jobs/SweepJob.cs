using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Trine.Kernel.Access;

namespace Trine.Kernel.Jobs;

/// <summary>Asks every hour whether the daily sweep is due: a machine that is off at night sweeps as well.</summary>
[DisallowConcurrentExecution]
public sealed class SweepJob(IServiceScopeFactory scopes) : IJob
{
    /// <summary>How often it asks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>When it asks first: a server that has just started has better things to do.</summary>
    public static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    /// <summary>Sweeps when it is due; see <see cref="DailySweep.RunAsync"/>.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope();
        return await scope.ServiceProvider.GetRequiredService<DailySweep>().RunAsync(cancellationToken);
    }
}
