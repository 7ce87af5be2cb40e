using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;

namespace Trine.Organisation.Sessions;

/// <summary>Counts wrong passwords and codes of a user alike, and locks for longer with each.</summary>
public sealed class Lockout(TrineDb db, WorkspaceClock clock)
{
    /// <summary>Failures before the lock.</summary>
    public const int FreeAttempts = 5;

    /// <summary>What proves a user, made when he has none yet; tracked.</summary>
    public async Task<Credential> CredentialAsync(Guid userId, CancellationToken cancellationToken)
    {
        var credential = await db.Set<Credential>().SingleOrDefaultAsync(c => c.UserId == userId, cancellationToken);
        if (credential is null)
        {
            // His sessions know no stamp: another would end them.
            credential = new Credential { UserId = userId, Stamp = "" };
            db.Add(credential);
        }

        return credential;
    }

    /// <summary>How long no attempt counts; null when it does.</summary>
    public TimeSpan? LockedFor(Credential? credential) => credential?.LockedUntil is { } until && until > clock.Now ? until - clock.Now : null;

    /// <summary>One more failure: one minute, then two, four, … up to an hour. Saved with the next save.</summary>
    public void Count(Credential credential)
    {
        credential.FailedAttempts++;
        credential.LockedUntil = LockAfter(credential.FailedAttempts, clock.Now) ?? credential.LockedUntil;
    }

    /// <summary>Counts an attempt as a failure before it is looked at, so that of many at once no more are looked at than one by one.</summary>
    /// <returns>How long no attempt counts; null when this one may be looked at.</returns>
    public async Task<TimeSpan?> TakeAsync(Credential credential, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (LockedFor(credential) is { } wait)
            {
                return wait;
            }

            Count(credential);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return null;
            }
            catch (StaleException)
            {
                await db.Entry(credential).ReloadAsync(cancellationToken);
            }
        }
    }

    /// <summary>What <see cref="TakeAsync"/> counted was no failure; those beside it stay.</summary>
    /// <param name="until">The lock there was before.</param>
    public async Task GiveBackAsync(Credential credential, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        var mine = credential.LockedUntil;
        while (true)
        {
            credential.FailedAttempts = Math.Max(0, credential.FailedAttempts - 1);
            credential.LockedUntil = credential.LockedUntil == mine ? until : credential.LockedUntil;
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (StaleException)
            {
                await db.Entry(credential).ReloadAsync(cancellationToken);
            }
        }
    }

    /// <summary>Until when so many failures lock; null when they do not yet.</summary>
    internal static DateTimeOffset? LockAfter(int failures, DateTimeOffset now) =>
        failures >= FreeAttempts ? now.AddMinutes(Math.Min(60, Math.Pow(2, failures - FreeAttempts))) : null;

    /// <summary>Failures no longer count against him. Saved with the next save.</summary>
    public static void Forgive(Credential credential) => (credential.FailedAttempts, credential.LockedUntil) = (0, null);
}
