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
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>Runs imports one after the other; takes up those a killed process left behind.</summary>
public sealed class ImportWorker(
    IServiceScopeFactory scopes, TransferSignal signal, TransferFolder folder, UserDirectory directory, Metadata metadata, FieldTexts fieldTexts, MessageTexts texts, WorkspaceClock clock,
    TransferNews news, LogReaderLoop loop, ILogger<ImportWorker> logger) : BackgroundService
{
    private const int Attempts = 3;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);
    private readonly Dictionary<Guid, int> _failures = [];

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

                await signal.WaitForImportsAsync(Idle, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                logger.LogWarning(e, "The import worker failed; it goes on in {Pause}", Idle);
                await Task.Delay(Idle, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>The oldest import that waits, or whose process has died.</summary>
    private async Task<ImportJob?> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var scope = SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var now = clock.Now;
        // This worker runs one at a time and is here to ask, and one process alone has a SQLite file: whoever held an import then is dead.
        var alone = db.Kind == DatabaseKind.Sqlite;
        var waiting = await db.Set<ImportJob>().AsNoTracking()
            .Where(j => j.State == TransferState.Queued || (j.State == TransferState.Running && (alone || j.Holder == loop.Node || j.HeldUntil < now)))
            .OrderBy(j => j.Id).ToListAsync(cancellationToken);
        // On several nodes the one that has the file takes it.
        var job = waiting.Find(j => File.Exists(folder.UploadPath(j.Token)) || alone || now - j.At > TransferFolder.UploadsLive);
        if (job is null)
        {
            return null;
        }

        var (state, holder, until) = (job.State, job.Holder, now + TransferSignal.Lease);
        await using var write = await db.BeginWriteAsync(cancellationToken);
        var taken = await db.Set<ImportJob>().Where(j => j.Id == job.Id && j.State == state && j.Holder == holder)
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.State, TransferState.Running).SetProperty(j => j.Holder, loop.Node).SetProperty(j => j.HeldUntil, until), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return taken == 1 ? job : null;
    }

    private async Task RunAsync(ImportJob job, CancellationToken stoppingToken)
    {
        try
        {
            await ImportAsync(job, stoppingToken);
            await FinishAsync(job, TransferState.Done, null, stoppingToken);
        }
        catch (SourceFormatException e)
        {
            await FinishAsync(job, TransferState.Failed, texts.Get(job.Language, e.Code), stoppingToken);
        }
        catch (Exception e) when (e is NotThereException or InvalidInputException or ForbiddenException)
        {
            // What was allowed and possible when it was asked for is no longer.
            await FinishAsync(job, TransferState.Failed, texts.Get(job.Language, "transfer.noLongerPossible"), stoppingToken);
        }
        catch (ImportStoppedException)
        {
            logger.LogInformation("The import {Import} was cancelled or taken over", job.Id);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // It stays «running»: the next process goes on after the last committed row.
            throw;
        }
        catch (Exception e)
        {
            await RetryAsync(job, e, stoppingToken);
        }
    }

    private async Task ImportAsync(ImportJob job, CancellationToken cancellationToken)
    {
        var user = directory.Current.User(job.UserId) is { Active: true } active ? active : throw new NotThereException("users");
        var path = folder.UploadPath(job.Token);
        if (!File.Exists(path))
        {
            throw new NotThereException("imports");
        }

        var options = ImportOptions.Parse(job.Options);
        var schema = metadata.Exposed(job.Object);
        await using var scope = scopes.CreateAsyncScope();
        TransferScope.Become(scope.ServiceProvider, user, job.Language);
        if (!scope.ServiceProvider.GetRequiredService<AccessRules>().Can(schema.Definition, AccessAction.Import))
        {
            throw new ForbiddenException(schema.Key, AccessAction.Import);
        }

        var mapping = scope.ServiceProvider.GetRequiredService<ImportMapping>();
        var source = new SourceOptions(options.Encoding, options.Delimiter is { Length: 1 } delimiter ? delimiter[0] : null);
        ImportSurvey survey;
        await using (var first = SourceReader.Open(path, job.FileName, source))
        {
            var plan = ImportPlan.Create(schema, first.Columns, options, null, mapping, fieldTexts, clock, job.Language);
            var dates = plan.Columns.Where(c => c.Index >= 0 && c.Field.Type is FieldType.Date or FieldType.DateTime).Select(c => c.Index).ToList();
            survey = await ImportSurvey.RunAsync(first, dates, cancellationToken);
        }

        await using var reader = SourceReader.Open(path, job.FileName, source);
        var settled = ImportPlan.Create(schema, reader.Columns, options, survey.Orders, mapping, fieldTexts, clock, job.Language);
        await new ImportRun(scopes, job, user, settled, survey, folder, news, loop.Node, clock).RunAsync(reader, texts, cancellationToken);
    }

    private async Task FinishAsync(ImportJob job, TransferState state, string? error, CancellationToken cancellationToken)
    {
        _failures.Remove(job.Id);
        await using var scope = SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var now = clock.Now;
        await using var write = await db.BeginWriteAsync(cancellationToken);
        var ended = await db.Set<ImportJob>().Where(j => j.Id == job.Id && j.State == TransferState.Running && j.Holder == loop.Node)
            .ExecuteUpdateAsync(
                s => s.SetProperty(j => j.State, state).SetProperty(j => j.Error, error).SetProperty(j => j.FinishedAt, now)
                    .SetProperty(j => j.Total, j => state == TransferState.Done ? j.Done : j.Total).SetProperty(j => j.Holder, (string?)null),
                cancellationToken);
        if (ended == 1)
        {
            var result = await db.Set<ImportJob>().AsNoTracking().SingleAsync(j => j.Id == job.Id, cancellationToken);
            await news.ProgressAsync(db, job.UserId, "import", job.Id, state, result.Done, result.Total, cancellationToken);
            // Who tries a file out waits for it on the page; nothing has happened that he would want to be told of later.
            if (!result.DryRun)
            {
                await news.EndedAsync(
                    db, job.UserId, NotificationEvent.Import, state == TransferState.Done ? "importDone" : "importFailed", job.Id, job.Object, job.FileName,
                    [result.Created, result.Updated, result.Skipped, result.Rejected], cancellationToken);
            }
        }

        await write.CommitAsync(cancellationToken);
    }

    /// <summary>A database that went away comes back; a fault of ours does not go away by trying.</summary>
    private async Task RetryAsync(ImportJob job, Exception error, CancellationToken cancellationToken)
    {
        var failures = _failures[job.Id] = _failures.GetValueOrDefault(job.Id) + 1;
        if (failures >= Attempts)
        {
            logger.LogError(error, "The import {Import} failed", job.Id);
            await FinishAsync(job, TransferState.Failed, texts.Get(job.Language, "transfer.internal"), cancellationToken);
            return;
        }

        logger.LogWarning(error, "The import {Import} failed; it is tried again from its last committed row", job.Id);
        await Task.Delay(TimeSpan.FromMilliseconds(200 * failures), cancellationToken);
        await using var scope = SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        await using var write = await db.BeginWriteAsync(cancellationToken);
        await db.Set<ImportJob>().Where(j => j.Id == job.Id && j.State == TransferState.Running && j.Holder == loop.Node)
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.State, TransferState.Queued).SetProperty(j => j.Holder, (string?)null), cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    private AsyncServiceScope SystemScope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().BecomeSystem();
        return scope;
    }
}
