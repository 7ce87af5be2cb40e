using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Localisation;
using Trine.Kernel.Telemetry;
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Transfer;

/// <summary>Runs the imports or the exports, one after the other; takes up those a killed process left behind.</summary>
public abstract class TransferWorker<TJob>(
    IServiceScopeFactory scopes, JobSignal<TJob> signal, UserDirectory directory, MessageTexts texts, WorkspaceClock clock, TransferNews news, LivingNodes nodes, ILogger logger) : BackgroundService
    where TJob : TransferJob
{
    private const int Attempts = 3;

    /// <summary>Processes that may die of a job before it is given up. Machines are switched off amid work too: it may well be innocent of some.</summary>
    private const int MaxClaims = 5;

    /// <summary>How long a process that does not report is believed to be alive.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);
    private readonly Dictionary<Guid, int> _failures = [];

    /// <summary>For the scopes of the work itself.</summary>
    protected IServiceScopeFactory Scopes => scopes;

    /// <summary>Sentences in the user's language.</summary>
    protected MessageTexts Texts => texts;

    /// <summary>What time it is.</summary>
    protected WorkspaceClock Clock => clock;

    /// <summary>Tells the user how it goes.</summary>
    protected TransferNews News => news;

    /// <summary>This process, as the holder of a job.</summary>
    protected string Node => nodes.Here;

    /// <summary><c>import</c> or <c>export</c>, in messages to the client.</summary>
    protected abstract string Kind { get; }

    /// <summary>Whether it may be left undone when processes keep dying of it; otherwise it only lets all others go first.</summary>
    protected virtual bool MayGiveUp => true;

    /// <summary>Whether this node has what it needs for it, when there are several.</summary>
    protected virtual bool CanTake(TJob job, DateTimeOffset now) => true;

    /// <summary>Does it, from its last committed row on.</summary>
    /// <exception cref="NotThereException">What was asked for is no longer there.</exception>
    protected abstract Task WorkAsync(TJob job, DirectoryUser user, CancellationToken cancellationToken);

    /// <summary>Tells the user of the end, in the open transaction.</summary>
    protected abstract Task TellAsync(TrineDb db, AuditTrail audit, TJob ended, CancellationToken cancellationToken);

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

                await signal.WaitAsync(Idle, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                logger.LogWarning(e, "The {Kind} worker failed; it goes on in {Pause}", Kind, Idle);
                await Task.Delay(Idle, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>The oldest that waits, or whose process has died.</summary>
    private async Task<TJob?> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var scope = SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var now = clock.Now;
        var open = await db.Set<TJob>().AsNoTracking().Where(j => j.State == TransferState.Queued || j.State == TransferState.Running)
            .OrderBy(j => j.Claims >= MaxClaims).ThenBy(j => j.Id).ToListAsync(cancellationToken);
        if (await FirstAsync(open, db, now, cancellationToken) is not { } job)
        {
            return null;
        }

        var (state, holder, until) = (job.State, job.Holder, now + Lease);
        // Before the work: of what ends the process nothing is told afterwards. One this process holds already did not end it.
        var claims = job.Claims + (holder == Node ? 0 : 1);
        await using var write = await db.BeginWriteAsync(cancellationToken);
        var taken = await db.Set<TJob>().Where(j => j.Id == job.Id && j.State == state && j.Holder == holder)
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.State, TransferState.Running).SetProperty(j => j.Holder, Node).SetProperty(j => j.HeldUntil, until).SetProperty(j => j.Claims, claims), cancellationToken);
        await write.CommitAsync(cancellationToken);
        job.Claims = claims;
        return taken == 1 ? job : null;
    }

    private async Task<TJob?> FirstAsync(List<TJob> open, TrineDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var job in open)
        {
            // One this process holds itself was laid down: it works on one at a time, and is here to ask.
            var held = job.State == TransferState.Running && await nodes.HoldsAsync(db, job.Holder, job.HeldUntil, cancellationToken);
            if (!held && (db.Kind == DatabaseKind.Sqlite || CanTake(job, now)))
            {
                return job;
            }
        }

        return null;
    }

    private async Task RunAsync(TJob job, CancellationToken stoppingToken)
    {
        using var span = TrineTelemetry.Source.StartActivity(Kind);
        span?.SetTag("trine.job", job.Id);
        if (job.Claims > MaxClaims)
        {
            logger.LogError("{Claims} processes in a row have died while at work on the {Kind} {Job}", job.Claims - 1, Kind, job.Id);
            if (MayGiveUp)
            {
                await FinishAsync(job, TransferState.Failed, texts.Get(job.Language, "transfer.deadly"), stoppingToken);
                return;
            }
        }

        try
        {
            var user = directory.Current.User(job.UserId) is { Active: true } active ? active : throw new NotThereException("users");
            await HoldAsync(job, () => WorkAsync(job, user, stoppingToken), stoppingToken);
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
        catch (RefusedException e)
        {
            await FinishAsync(job, TransferState.Failed, texts.Get(job.Language, "refused." + e.Code, [.. e.Args]), stoppingToken);
        }
        catch (TransferStoppedException)
        {
            logger.LogInformation("The {Kind} {Job} was cancelled or taken over", Kind, job.Id);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // It stays «running»: the next process goes on after the last committed row. This one was not ended by it.
            await UncountAsync(job);
            throw;
        }
        catch (Exception e)
        {
            await RetryAsync(job, e, stoppingToken);
        }
    }

    /// <summary>Says every few seconds that this process lives, as long as the work takes: however long a file takes to survey, or a chunk to write, no other node takes it for dead.</summary>
    private async Task HoldAsync(TJob job, Func<Task> work, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var holding = Task.Run(() => BeatAsync(job, stop.Token), stop.Token);
        try
        {
            await work();
        }
        finally
        {
            await stop.CancelAsync();
            await holding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task BeatAsync(TJob job, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Lease / 3);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                await using var scope = SystemScope();
                var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
                if (db.Kind == DatabaseKind.Sqlite)
                {
                    // Nobody else has the file.
                    return;
                }

                var until = clock.Now + Lease;
                await db.Set<TJob>().Where(j => j.Id == job.Id && j.State == TransferState.Running && j.Holder == Node)
                    .ExecuteUpdateAsync(s => s.SetProperty(j => j.HeldUntil, until), cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The work itself meets what is wrong, and says so better.
                logger.LogDebug(e, "The {Kind} {Job} could not be held on to", Kind, job.Id);
            }
        }
    }

    private async Task FinishAsync(TJob job, TransferState state, string? error, CancellationToken cancellationToken)
    {
        _failures.Remove(job.Id);
        await using var scope = SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var now = clock.Now;
        await using var write = await db.BeginWriteAsync(cancellationToken);
        var ended = await db.Set<TJob>().Where(j => j.Id == job.Id && j.State == TransferState.Running && j.Holder == Node)
            .ExecuteUpdateAsync(
                s => s.SetProperty(j => j.State, state).SetProperty(j => j.Error, error).SetProperty(j => j.FinishedAt, now)
                    .SetProperty(j => j.Total, j => state == TransferState.Done ? j.Done : j.Total).SetProperty(j => j.Holder, (string?)null),
                cancellationToken);
        if (ended == 1)
        {
            var result = await db.Set<TJob>().AsNoTracking().SingleAsync(j => j.Id == job.Id, cancellationToken);
            await news.ProgressAsync(db, job.UserId, Kind, job.Id, state, result.Done, result.Total, cancellationToken);
            await TellAsync(db, scope.ServiceProvider.GetRequiredService<AuditTrail>(), result, cancellationToken);
        }

        await write.CommitAsync(cancellationToken);
        if (ended == 1 && state == TransferState.Done)
        {
            TrineTelemetry.TransferRows.Add(job.Done, new KeyValuePair<string, object?>("trine.kind", Kind));
        }
    }

    /// <summary>A database that went away comes back; a fault of ours does not go away by trying.</summary>
    private async Task RetryAsync(TJob job, Exception error, CancellationToken cancellationToken)
    {
        var failures = _failures[job.Id] = _failures.GetValueOrDefault(job.Id) + 1;
        if (failures >= Attempts)
        {
            logger.LogError(error, "The {Kind} {Job} failed", Kind, job.Id);
            await FinishAsync(job, TransferState.Failed, texts.Get(job.Language, "transfer.internal"), cancellationToken);
            return;
        }

        logger.LogWarning(error, "The {Kind} {Job} failed; it is tried again", Kind, job.Id);
        await Task.Delay(TimeSpan.FromMilliseconds(200 * failures), cancellationToken);
        await using var scope = SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        await using var write = await db.BeginWriteAsync(cancellationToken);
        await db.Set<TJob>().Where(j => j.Id == job.Id && j.State == TransferState.Running && j.Holder == Node)
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.State, TransferState.Queued).SetProperty(j => j.Holder, (string?)null).SetProperty(j => j.Claims, j => j.Claims - 1), cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    private async Task UncountAsync(TJob job)
    {
        try
        {
            await using var scope = SystemScope();
            var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
            await db.Set<TJob>().Where(j => j.Id == job.Id && j.State == TransferState.Running && j.Holder == Node)
                .ExecuteUpdateAsync(s => s.SetProperty(j => j.Claims, j => j.Claims - 1), CancellationToken.None);
        }
        catch (Exception e)
        {
            logger.LogDebug(e, "The {Kind} {Job} could not be laid down", Kind, job.Id);
        }
    }

    private AsyncServiceScope SystemScope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().BecomeSystem();
        return scope;
    }
}
