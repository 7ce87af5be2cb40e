using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Trine.Kernel.Access;

namespace Trine.Privacy.Retention;

/// <summary>Asks every hour whether the rules were carried out today: a machine that is off at night keeps no data longer for that.</summary>
[DisallowConcurrentExecution]
public sealed class RetentionJob(IServiceScopeFactory scopes) : IJob
{
    /// <summary>How often it asks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>When it asks first: a server that has just started has better things to do.</summary>
    public static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    /// <summary>Carries the rules out when that is due; see <see cref="RetentionRun.RunAsync"/>.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope();
        return await scope.ServiceProvider.GetRequiredService<RetentionRun>().RunAsync(cancellationToken);
    }
}
