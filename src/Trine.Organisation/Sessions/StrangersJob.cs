using Quartz;

namespace Trine.Organisation.Sessions;

/// <summary>Writes once a minute how often strangers tried to sign in.</summary>
[DisallowConcurrentExecution]
internal sealed class StrangersJob(StrangerAttempts attempts) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await attempts.WriteAsync(cancellationToken);
}
