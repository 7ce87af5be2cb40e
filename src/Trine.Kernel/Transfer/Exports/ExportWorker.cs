using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Data;
using Trine.Kernel.Localisation;
using Trine.Kernel.Notifications;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Transfer.Exports;

/// <summary>Runs exports. One that was left half written is begun anew: nothing depends on it but its file.</summary>
public sealed class ExportWorker(
    IServiceScopeFactory scopes, JobSignal<ExportJob> signal, TransferFolder folder, UserDirectory directory, MessageTexts texts, WorkspaceClock clock, TransferNews news, LivingNodes nodes,
    ILogger<ExportWorker> logger) : TransferWorker<ExportJob>(scopes, signal, directory, texts, clock, news, nodes, logger)
{
    /// <inheritdoc/>
    protected override string Kind => "export";

    /// <inheritdoc/>
    protected override Task WorkAsync(ExportJob job, DirectoryUser user, CancellationToken cancellationToken) =>
        new ExportRun(Scopes, job, user, folder, News, Node, Clock).RunAsync(cancellationToken);

    /// <inheritdoc/>
    protected override async Task TellAsync(TrineDb db, AuditTrail audit, ExportJob ended, CancellationToken cancellationToken)
    {
        var done = ended.State == TransferState.Done;
        await audit.WriteAsync(
            done ? AuditEvent.ExportEnded : AuditEvent.ExportFailed,
            AuditSubject.Of(ended.Object),
            new AuditDetails { By = ended.UserId, Job = ended.Id, Count = ended.Done, Format = EnumText.Of(ended.Format), Detail = ended.Error },
            cancellationToken);
        await News.EndedAsync(
            db, ended.UserId, NotificationEvent.Export, done ? "exportDone" : "exportFailed", ended.Id, ended.Object, EnumText.Of(ended.Format).ToUpperInvariant(), [ended.Done], cancellationToken);
    }
}
