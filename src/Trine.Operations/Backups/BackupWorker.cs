using System.Text.Json;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Notifications;

namespace Trine.Operations.Backups;

/// <summary>Makes the backups that are asked for, one after the other, throws away old ones, and tells administrators of those that failed.</summary>
internal sealed class BackupWorker(
    IServiceScopeFactory scopes, DataOptions data, UserDirectory directory, LivingNodes nodes, LogSignal signal, TimeProvider time, WorkspaceClock clock, ILogger<BackupWorker> logger)
    : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>How long failed ones stay in the list.</summary>
    private static readonly TimeSpan FailuresLive = TimeSpan.FromDays(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        signal.Listen((objects, _) =>
        {
            if (objects.Contains(BackupPlans.Key))
            {
                wake.Writer.TryWrite(true);
            }

            return Task.CompletedTask;
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await ClaimAsync(stoppingToken) is { } id)
                {
                    await MakeAsync(id, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                logger.LogWarning(e, "The backup worker failed; it goes on in {Pause}", Idle);
            }

            await Task.WhenAny(wake.Reader.WaitToReadAsync(stoppingToken).AsTask(), Task.Delay(Idle, stoppingToken));
            wake.Reader.TryRead(out _);
        }
    }

    /// <summary>The next that waits; ends those whose process has died.</summary>
    private async Task<Guid?> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var now = clock.Now;
        var open = await db.Set<Backup>().Where(b => b.State == BackupState.Queued || b.State == BackupState.Running).OrderBy(b => b.Id).ToListAsync(cancellationToken);
        var busy = false;
        foreach (var running in open.Where(b => b.State == BackupState.Running))
        {
            if (!File.Exists(running.FilePath) && await nodes.HoldsAsync(db, running.Holder, running.HeldUntil, cancellationToken))
            {
                busy = true;
                continue;
            }

            // Its file takes its name when it is whole: then only the telling was cut off. So it is of a backup that is itself restored.
            await EndAsync(running.Id, File.Exists(running.FilePath) ? null : new BackupException("interrupted"), new FileInfo(running.FilePath) is { Exists: true, Length: var size } ? size : 0, cancellationToken);
        }

        if (busy || open.Find(b => b.State == BackupState.Queued) is not { } next)
        {
            return null;
        }

        (next.State, next.Holder, next.HeldUntil) = (BackupState.Running, nodes.Here, now + Lease);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return next.Id;
        }
        catch (StaleException)
        {
            return null;
        }
    }

    private async Task MakeAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            var (path, passphrase) = await PrepareAsync(id, cancellationToken);
            var written = 0L;
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var beating = Task.Run(() => BeatAsync(id, () => Interlocked.Read(ref written), stop.Token), stop.Token);
            long size;
            try
            {
                // Disks and compression answer at once: on a thread of its own, so that no request waits for it.
                size = await Task.Run(() => new BackupRun(data, time).RunAsync(path, passphrase, bytes => Interlocked.Exchange(ref written, bytes), cancellationToken), cancellationToken);
            }
            finally
            {
                await stop.CancelAsync();
                await beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await EndAsync(id, null, size, cancellationToken);
            await TidyAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            logger.LogError(e, "The backup failed");
            await EndAsync(id, e as BackupException ?? new BackupException("internal"), 0, cancellationToken);
        }
    }

    private async Task<(string Path, string? Passphrase)> PrepareAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var plans = scope.ServiceProvider.GetRequiredService<BackupPlans>();
        var backup = await db.Set<Backup>().SingleAsync(b => b.Id == id, cancellationToken);
        var passphrase = plans.Passphrase(await db.Set<BackupPlan>().AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new BackupPlan());
        backup.Encrypted = passphrase is not null;
        await db.SaveChangesAsync(cancellationToken);
        return (backup.FilePath, passphrase);
    }

    /// <summary>Says that this process lives and how far it is.</summary>
    private async Task BeatAsync(Guid id, Func<long> written, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2));
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                await using var scope = scopes.CreateSystemScope();
                var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
                var backup = await db.Set<Backup>().SingleAsync(b => b.Id == id, cancellationToken);
                (backup.Size, backup.HeldUntil) = (written(), clock.Now + Lease);
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogDebug(e, "Could not tell how far the backup is");
            }
        }
    }

    private async Task EndAsync(Guid id, BackupException? error, long size, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        await using var write = await db.BeginWriteAsync(cancellationToken);
        if (await db.Set<Backup>().SingleOrDefaultAsync(b => b.Id == id, cancellationToken) is not { State: not (BackupState.Done or BackupState.Failed) } backup)
        {
            return;
        }

        (backup.State, backup.FinishedAt, backup.Size, backup.Holder) = (error is null ? BackupState.Done : BackupState.Failed, clock.Now, size, null);
        backup.Error = error is null ? null : JsonSerializer.Serialize(BackupFailure.Of(error));
        await db.SaveChangesAsync(cancellationToken);
        if (error is not null)
        {
            var admins = directory.Current.Users.Where(u => u is { Active: true, Admin: true });
            await scope.ServiceProvider.GetRequiredService<NotificationWriter>().AddAsync(
                db, [.. admins.Select(u => new NewNotification(u.Id, NotificationEvent.Backup, $"backup:{id:N}:{u.Id:N}"))], cancellationToken);
        }

        await write.CommitAsync(cancellationToken);
    }

    /// <summary>Only after one was made: backups that fail must not eat those that are there.</summary>
    private async Task TidyAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var plan = await db.Set<BackupPlan>().AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new BackupPlan();
        var now = clock.Now;
        var done = await db.Set<Backup>().Where(b => b.State == BackupState.Done).OrderByDescending(b => b.At).ToListAsync(cancellationToken);
        var failed = await db.Set<Backup>().Where(b => b.State == BackupState.Failed).ToListAsync(cancellationToken);
        var old = done.Skip(plan.Keep).Where(b => b.At < now.AddDays(-plan.KeepDays)).ToList();
        old.ForEach(b => File.Delete(b.FilePath));
        db.RemoveRange(old);
        db.RemoveRange(failed.Where(b => b.At < now - FailuresLive));
        await db.SaveChangesAsync(cancellationToken);
    }
}
