using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Trine.Kernel.Access;

namespace Trine.Kernel.Reminders;

/// <summary>Looks for due reminders every ten seconds.</summary>
[DisallowConcurrentExecution]
public sealed class ReminderJob(IServiceScopeFactory scopes) : IJob
{
    /// <summary>How late a reminder may be.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await FireAsync(cancellationToken);

    /// <summary>Fires what is due now.</summary>
    /// <returns>How many users were reminded.</returns>
    public async Task<int> FireAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope();
        return await scope.ServiceProvider.GetRequiredService<DueReminders>().FireAsync(cancellationToken);
    }
}
