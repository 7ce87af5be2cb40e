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
        if (credential.FailedAttempts >= FreeAttempts)
        {
            credential.LockedUntil = clock.Now.AddMinutes(Math.Min(60, Math.Pow(2, credential.FailedAttempts - FreeAttempts)));
        }
    }

    /// <summary>One more failure, saved; none is lost where many come at once.</summary>
    public async Task FailAsync(Credential credential, CancellationToken cancellationToken)
    {
        while (true)
        {
            Count(credential);
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

    /// <summary>Failures no longer count against him. Saved with the next save.</summary>
    public static void Forgive(Credential credential) => (credential.FailedAttempts, credential.LockedUntil) = (0, null);
}
