using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Jobs;

namespace Trine.Operations.Backups;

/// <summary>Asks for backups: when the plan says, or when somebody does.</summary>
internal sealed class BackupPlans(TrineDb db, DataOptions data, IDataProtectionProvider protection, AuditTrail audit, WorkspaceClock clock)
{
    /// <summary>What is touched when one is asked for, so that all nodes hear of it.</summary>
    public const string Key = "backups";

    private readonly IDataProtector _protector = protection.CreateProtector("Trine.Backups.Passphrase");

    /// <summary>Where they go unless the plan says otherwise.</summary>
    public string DefaultFolder => Path.Combine(data.Folder, "backups");

    /// <summary>The plan, tracked; a new one when nobody has made any.</summary>
    public async Task<BackupPlan> FindAsync(CancellationToken cancellationToken)
    {
        if (await db.Set<BackupPlan>().SingleOrDefaultAsync(p => p.Id == BackupPlan.TheOne, cancellationToken) is { } known)
        {
            return known;
        }

        var plan = new BackupPlan();
        db.Add(plan);
        return plan;
    }

    /// <summary>Keeps a passphrase so that only this workspace's keys open it.</summary>
    public string Protect(string passphrase) => _protector.Protect(passphrase);

    /// <summary>The plan's passphrase.</summary>
    /// <exception cref="BackupException">The keys it was protected with are gone.</exception>
    public string? Passphrase(BackupPlan plan)
    {
        try
        {
            return plan.Passphrase is null ? null : _protector.Unprotect(plan.Passphrase);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            throw new BackupException("keysLost");
        }
    }

    /// <summary>Asks for one; whichever node is free makes it.</summary>
    /// <exception cref="RefusedException">One is under way.</exception>
    public async Task<Backup> AskAsync(Guid? userId, CancellationToken cancellationToken)
    {
        if (await db.Set<Backup>().AnyAsync(b => b.State == BackupState.Queued || b.State == BackupState.Running, cancellationToken))
        {
            throw new RefusedException("backup.running");
        }

        var plan = await db.Set<BackupPlan>().AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new BackupPlan();
        var now = clock.Now;
        var backup = new Backup
        {
            Id = Guid.CreateVersion7(now),
            State = BackupState.Queued,
            Folder = plan.Folder ?? DefaultFolder,
            Name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"trine-{now:yyyyMMdd'T'HHmmssfff'Z'}{BackupFormat.Ending}"),
            At = now,
            UserId = userId,
            Encrypted = plan.Passphrase is not null,
        };
        db.Add(backup);
        audit.Add(BackupEvents.Asked, AuditSubject.Nobody, new AuditDetails { Detail = backup.Name });
        db.Touch(Key);
        await db.SaveChangesAsync(cancellationToken);
        return backup;
    }

    /// <summary>Asks for one when the plan's hour has struck since the last; also after a night the machine was off.</summary>
    /// <returns>Whether it was time, and this node's turn.</returns>
    public async Task<bool> AskWhenDueAsync(CancellationToken cancellationToken)
    {
        var plan = await db.Set<BackupPlan>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (plan is not { Enabled: true })
        {
            return false;
        }

        var now = clock.Now;
        var due = clock.StartOf(clock.Today).AddMinutes(plan.Minute);
        due = due > now ? clock.StartOf(clock.Today.AddDays(-1)).AddMinutes(plan.Minute) : due;
        var last = await JobCheckpoint.FindAsync(db, "backup", cancellationToken);
        // A clock that was set back must not stop backups until it has caught up.
        if (last is not null && last.At >= due && last.At <= now.AddMinutes(5))
        {
            return false;
        }

        await using var write = await db.BeginWriteAsync(cancellationToken);
        if (!await JobCheckpoint.MoveAsync(db, "backup", last, now, cancellationToken))
        {
            return false;
        }

        try
        {
            await AskAsync(null, cancellationToken);
        }
        catch (RefusedException)
        {
            // One that somebody asked for is being made this minute, and will do.
        }

        await write.CommitAsync(cancellationToken);
        return true;
    }
}
