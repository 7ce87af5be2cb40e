using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Localisation;
using Trine.Kernel.Notifications;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Transfer.Exports;

/// <summary>Runs exports. One that was left half written is begun anew: nothing depends on it but its file.</summary>
public sealed class ExportWorker(
    IServiceScopeFactory scopes, TransferSignal signal, TransferFolder folder, UserDirectory directory, MessageTexts texts, WorkspaceClock clock, TransferNews news, LogReaderLoop loop,
    ILogger<ExportWorker> logger) : TransferWorker<ExportJob>(scopes, directory, texts, clock, news, loop, logger)
{
    /// <inheritdoc/>
    protected override string Kind => "export";

    /// <inheritdoc/>
    protected override Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => signal.WaitForExportsAsync(atMost, cancellationToken);

    /// <inheritdoc/>
    protected override Task WorkAsync(ExportJob job, DirectoryUser user, CancellationToken cancellationToken) =>
        new ExportRun(Scopes, job, user, folder, News, Node, Clock).RunAsync(cancellationToken);

    /// <inheritdoc/>
    protected override Task TellAsync(TrineDb db, ExportJob ended, CancellationToken cancellationToken) => News.EndedAsync(
        db, ended.UserId, NotificationEvent.Export, ended.State == TransferState.Done ? "exportDone" : "exportFailed", ended.Id, ended.Object, EnumText.Of(ended.Format).ToUpperInvariant(),
        [ended.Done], cancellationToken);
}
