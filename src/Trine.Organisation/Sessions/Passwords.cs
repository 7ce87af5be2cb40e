using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Organisation.Invitations;
using Trine.Organisation.Users;

namespace Trine.Organisation.Sessions;

/// <summary>Sets and checks passwords.</summary>
public sealed class Passwords(TrineDb db, Lockout lockout, UserSessions sessions, IdentityEvents events, StrangerAttempts strangers, StrangerLocks locks, Caller caller)
{
    private static readonly PasswordHasher<User> Hasher = new();
    private static readonly User Nobody = new();

    /// <summary>No refusal comes sooner: a wrong password of somebody we know is written down, which takes longer than one of nobody.</summary>
    private static readonly TimeSpan Refusal = TimeSpan.FromMilliseconds(150);

    // Checked when there is no such user, so the answer takes as long as for a wrong password.
    private static readonly string NobodysHash = Hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <summary>Sets a user's password; his other sessions end, and so do links to choose one.</summary>
    /// <exception cref="InvalidInputException"><see cref="PasswordRules"/> refuse it, or it is the one he has.</exception>
    public async Task SetAsync(User user, string password, string field, CancellationToken cancellationToken)
    {
        if (PasswordRules.Check(user, password, field) is { } error)
        {
            throw new InvalidInputException([error]);
        }

        // Whoever must change it, because others may know it, would keep the one they know.
        var hash = await db.Set<Credential>().Where(c => c.UserId == user.Id).Select(c => c.PasswordHash).SingleOrDefaultAsync(cancellationToken);
        if (hash is not null && Hasher.VerifyHashedPassword(user, hash, password) != PasswordVerificationResult.Failed)
        {
            throw new InvalidInputException(field, "error.passwordSame");
        }

        await SetWithoutRulesAsync(user, password, cancellationToken);
    }

    /// <summary>Sets a password nobody checks: only for demo people, whose password everybody may know.</summary>
    public async Task SetWithoutRulesAsync(User user, string password, CancellationToken cancellationToken)
    {
        var credential = await db.Set<Credential>().SingleOrDefaultAsync(c => c.UserId == user.Id, cancellationToken);
        if (credential is null)
        {
            credential = new Credential { UserId = user.Id };
            db.Add(credential);
        }

        credential.PasswordHash = Hasher.HashPassword(user, password);
        credential.Stamp = Guid.NewGuid().ToString("N");
        credential.MustChange = false;
        Lockout.Forgive(credential);
        await EndSessionsAsync(user.Id, cancellationToken);

        // Whoever has a link to choose one would take it back.
        db.RemoveRange(await db.Set<OneTimeLink>().Where(l => l.UserId == user.Id).ToListAsync(cancellationToken));
        events.Add(IdentityEvent.PasswordSet, user.Id);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A user must choose another password when he next signs in; his sessions end.</summary>
    public async Task DemandChangeAsync(Guid userId, CancellationToken cancellationToken)
    {
        var credential = await db.Set<Credential>().SingleAsync(c => c.UserId == userId, cancellationToken);
        (credential.MustChange, credential.Stamp) = (true, Guid.NewGuid().ToString("N"));
        await EndSessionsAsync(userId, cancellationToken);
        events.Add(IdentityEvent.PasswordDemanded, userId);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>
    /// Checks a password. A locked account is not even checked, so guessing gains nothing. A right one forgives no failures: a code may be due, and whoever
    /// guesses that must not begin anew by repeating the password (<see cref="SignIns"/> forgives).
    /// </summary>
    public async Task<PasswordCheck> CheckAsync(string email, string password, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var check = await LookAsync(email, password, cancellationToken);
        if (check.User is null && Refusal - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, cancellationToken);
        }

        return check;
    }

    private async Task<PasswordCheck> LookAsync(string email, string password, CancellationToken cancellationToken)
    {
        var address = email.Trim().ToLowerInvariant();
        var user = await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Email == address && u.Active, cancellationToken);
        var credential = user is null ? null : await db.Set<Credential>().SingleOrDefaultAsync(c => c.UserId == user.Id, cancellationToken);
        var known = credential?.PasswordHash is not null;
        var before = credential?.LockedUntil;
        if ((known ? await lockout.TakeAsync(credential!, cancellationToken) : locks.Take(address)) is { } wait)
        {
            return new PasswordCheck(null, wait);
        }

        var hash = credential?.PasswordHash ?? NobodysHash;
        var right = Hasher.VerifyHashedPassword(user ?? Nobody, hash, password) != PasswordVerificationResult.Failed && credential?.PasswordHash is not null;
        if (credential?.PasswordHash is null)
        {
            // No lock ends these: they are counted by where they come from.
            await strangers.AddAsync(events, caller.Origin?.Address ?? "", cancellationToken);
            return new PasswordCheck(null, null);
        }

        if (right)
        {
            await lockout.GiveBackAsync(credential, before, cancellationToken);
            return new PasswordCheck(user, null);
        }

        await events.WriteAsync(credential.LockedUntil is null ? IdentityEvent.SignInFailed : IdentityEvent.Locked, credential.UserId, "", cancellationToken);
        return new PasswordCheck(null, null);
    }

    /// <summary>With the new stamp: the directory is read anew, and the list of devices says so.</summary>
    private async Task EndSessionsAsync(Guid userId, CancellationToken cancellationToken)
    {
        sessions.End(await sessions.Living(userId).ToListAsync(cancellationToken));
        db.Touch("users");
    }
}
