using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Data;
using Trine.Kernel.Localisation;
using Trine.Kernel.Notifications;
using Trine.Kernel.Transfer;

namespace Trine.Organisation.HandOvers;

/// <summary>Runs hand-overs, as who asked for them. One that was left goes on with what is still to be handed over.</summary>
internal sealed class HandOverWorker(
    IServiceScopeFactory scopes, JobSignal<HandOver> signal, UserDirectory directory, MessageTexts texts, WorkspaceClock clock, TransferNews news, LivingNodes nodes,
    ILogger<HandOverWorker> logger) : TransferWorker<HandOver>(scopes, signal, directory, texts, clock, news, nodes, logger)
{
    private static readonly AuditEvent HandedOver = new("handedOver", AuditTopic.Administration);
    private static readonly AuditEvent HandOverFailed = new("handOverFailed", AuditTopic.Administration);
    private readonly UserDirectory _directory = directory;

    /// <inheritdoc/>
    protected override string Kind => "handOver";

    /// <inheritdoc/>
    protected override Task WorkAsync(HandOver job, DirectoryUser user, CancellationToken cancellationToken) =>
        new HandOverRun(Scopes, job, user, News, Node).RunAsync(cancellationToken);

    /// <inheritdoc/>
    protected override async Task TellAsync(TrineDb db, AuditTrail audit, HandOver ended, CancellationToken cancellationToken)
    {
        var done = ended.State == TransferState.Done;
        var details = new AuditDetails { By = ended.UserId, Count = ended.Done - ended.Refused, Job = ended.Id, ChangeSet = ended.ChangeSet };
        await audit.WriteAsync(done ? HandedOver : HandOverFailed, AuditSubject.User(ended.LeaverId), details, cancellationToken);
        var message = !done ? "handOverFailed" : ended.Refused > 0 ? "handOverPartly" : "handOverDone";
        await News.EndedAsync(
            db, ended.UserId, NotificationEvent.HandOver, message, ended.Id, ended.Object, _directory.Current.User(ended.LeaverId)?.Name ?? "",
            [ended.Done - ended.Refused, ended.Refused], cancellationToken, ended.LeaverId);
    }
}
