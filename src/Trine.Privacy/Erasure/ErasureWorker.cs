using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Localisation;
using Trine.Kernel.Notifications;
using Trine.Kernel.Objects;
using Trine.Kernel.Transfer;

namespace Trine.Privacy.Erasure;

/// <summary>Carries out erasures, one after the other.</summary>
internal sealed class ErasureWorker(
    IServiceScopeFactory scopes, JobSignal<ErasureJob> signal, UserDirectory directory, MessageTexts texts, WorkspaceClock clock, TransferNews news, LivingNodes nodes, LogReaderLoop loop, ILogger<ErasureWorker> logger)
    : TransferWorker<ErasureJob>(scopes, signal, directory, texts, clock, news, nodes, logger)
{
    private readonly ILogger<ErasureWorker> _log = logger;

    /// <inheritdoc/>
    protected override string Kind => "erasure";

    /// <summary>Never: the law wants it done.</summary>
    protected override bool MayGiveUp => false;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = Scopes.CreateSystemScope();
            await scope.ServiceProvider.GetRequiredService<ErasureReplay>().RunAsync(stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            _log.LogError(e, "Could not find out whether erasures have to be carried out again; start again to do so");
        }

        await base.ExecuteAsync(stoppingToken);
    }

    /// <inheritdoc/>
    protected override async Task WorkAsync(ErasureJob job, DirectoryUser user, CancellationToken cancellationToken)
    {
        await new ErasureRun(Scopes, job, loop).RunAsync(cancellationToken);
        job.Done = job.Records.Count;
    }

    /// <inheritdoc/>
    protected override async Task TellAsync(TrineDb db, AuditTrail audit, ErasureJob ended, CancellationToken cancellationToken)
    {
        var done = ended.State == TransferState.Done;
        await audit.WriteAsync(
            done ? PrivacyEvents.ErasureEnded : PrivacyEvents.ErasureFailed, AuditSubject.Of(ended.Object),
            new AuditDetails { By = ended.UserId, Count = ended.Records.Count, Job = ended.Id, Detail = EnumText.Of(ended.Reason) }, cancellationToken);
        if (ended.Reason == ErasureReason.Request)
        {
            await News.EndedAsync(
                db, ended.UserId, NotificationEvent.Erasure, done ? "erasureDone" : "erasureFailed", ended.Id, ended.Object, ended.Id.ToString("N")[^6..].ToUpperInvariant(), [ended.Records.Count], cancellationToken);
        }
    }
}
