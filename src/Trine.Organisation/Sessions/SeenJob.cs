using Quartz;

namespace Trine.Organisation.Sessions;

/// <summary>Writes down once a minute when sessions were seen last.</summary>
[DisallowConcurrentExecution]
public sealed class SeenJob(SessionRegister register) : IJob
{
    /// <summary>How far behind the list of devices may be.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await register.WriteSeenAsync(cancellationToken);
}
