using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Localisation;
using Trine.Kernel.Notifications;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Transfer.Exports;

/// <summary>Runs exports one after the other. One that a killed process left half written is begun anew: nothing depends on it but its file.</summary>
public sealed class ExportWorker(
    IServiceScopeFactory scopes, TransferSignal signal, TransferFolder folder, UserDirectory directory, MessageTexts texts, WorkspaceClock clock, TransferNews news, LogReaderLoop loop,
    ILogger<ExportWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await ClaimAsync(stoppingToken) is { } job)
                {
                    await RunAsync(job, stoppingToken);
                }

                await signal.WaitForExportsAsync(Idle, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                logger.LogWarning(e, "The export worker failed; it goes on in {Pause}", Idle);
                await Task.Delay(Idle, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<ExportJob?> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var scope = SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var now = clock.Now;
        var alone = db.Kind == DatabaseKind.Sqlite;
        var job = await db.Set<ExportJob>().AsNoTracking()
            .Where(j => j.State == TransferState.Queued || (j.State == TransferState.Running && (alone || j.Holder == loop.Node || j.HeldUntil < now)))
            .OrderBy(j => j.Id).FirstOrDefaultAsync(cancellationToken);
        if (job is null)
        {
            return null;
        }

        var (state, holder, until) = (job.State, job.Holder, now + TransferSignal.Lease);
        await using var write = await db.BeginWriteAsync(cancellationToken);
        var taken = await db.Set<ExportJob>().Where(j => j.Id == job.Id && j.State == state && j.Holder == holder)
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.State, TransferState.Running).SetProperty(j => j.Holder, loop.Node).SetProperty(j => j.HeldUntil, until), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return taken == 1 ? job : null;
    }

    private async Task RunAsync(ExportJob job, CancellationToken stoppingToken)
    {
        try
        {
            var user = directory.Current.User(job.UserId) is { Active: true } active ? active : throw new NotThereException("users");
            await new ExportRun(scopes, job, user, folder, news, loop.Node, clock).RunAsync(stoppingToken);
            await FinishAsync(job, TransferState.Done, null, stoppingToken);
        }
        catch (Exception e) when (e is NotThereException or InvalidInputException or ForbiddenException)
        {
            await FinishAsync(job, TransferState.Failed, texts.Get(job.Language, "transfer.noLongerPossible"), stoppingToken);
        }
        catch (ExportStoppedException)
        {
            logger.LogInformation("The export {Export} was taken over", job.Id);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "The export {Export} failed", job.Id);
            await FinishAsync(job, TransferState.Failed, texts.Get(job.Language, "transfer.internal"), stoppingToken);
        }
    }

    private async Task FinishAsync(ExportJob job, TransferState state, string? error, CancellationToken cancellationToken)
    {
        await using var scope = SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var now = clock.Now;
        await using var write = await db.BeginWriteAsync(cancellationToken);
        var ended = await db.Set<ExportJob>().Where(j => j.Id == job.Id && j.State == TransferState.Running && j.Holder == loop.Node)
            .ExecuteUpdateAsync(
                s => s.SetProperty(j => j.State, state).SetProperty(j => j.Error, error).SetProperty(j => j.FinishedAt, now)
                    .SetProperty(j => j.Total, j => state == TransferState.Done ? j.Done : j.Total).SetProperty(j => j.Holder, (string?)null),
                cancellationToken);
        if (ended == 1)
        {
            var result = await db.Set<ExportJob>().AsNoTracking().SingleAsync(j => j.Id == job.Id, cancellationToken);
            await news.ProgressAsync(db, job.UserId, "export", job.Id, state, result.Done, result.Total, cancellationToken);
            await news.EndedAsync(
                db, job.UserId, NotificationEvent.Export, state == TransferState.Done ? "exportDone" : "exportFailed", job.Id, job.Object, EnumText.Of(job.Format).ToUpperInvariant(), [result.Done],
                cancellationToken);
        }

        await write.CommitAsync(cancellationToken);
    }

    private AsyncServiceScope SystemScope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().BecomeSystem();
        return scope;
    }
}
