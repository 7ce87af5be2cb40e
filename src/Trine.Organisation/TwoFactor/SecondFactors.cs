using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Organisation.Sessions;

namespace Trine.Organisation.TwoFactor;

/// <summary>Authenticator apps and recovery codes of users: set up, checked, turned off.</summary>
public sealed class SecondFactors(TrineDb db, Lockout lockout, IdentityEvents events, WorkspaceClock clock, IDataProtectionProvider protection)
{
    /// <summary>How many recovery codes a user is given.</summary>
    public const int RecoveryCodeCount = 10;

    private const int RecoveryBytes = 10;
    private const int RecoveryGroup = 4;

    private readonly IDataProtector _seeds = protection.CreateProtector("Trine.SecondFactor.Seed");

    /// <summary>Whether a user is asked for a code.</summary>
    public Task<bool> IsOnAsync(Guid userId, CancellationToken cancellationToken) => db.Set<SecondFactor>().AnyAsync(f => f.UserId == userId && f.Seed != null, cancellationToken);

    /// <summary>How many recovery codes are left.</summary>
    public Task<int> RecoveryCodesLeftAsync(Guid userId, CancellationToken cancellationToken) => db.Set<RecoveryCode>().CountAsync(c => c.UserId == userId, cancellationToken);

    /// <summary>A seed for another app. What was on stays so until the app has shown a code.</summary>
    public async Task<byte[]> BeginAsync(Guid userId, CancellationToken cancellationToken)
    {
        var seed = RandomNumberGenerator.GetBytes(TimeCode.SeedBytes);
        var factor = await FindAsync(userId, cancellationToken);
        if (factor is null)
        {
            factor = new SecondFactor { UserId = userId };
            db.Add(factor);
        }

        factor.PendingSeed = Base64Url.EncodeToString(_seeds.Protect(seed));
        await db.SaveChangesAsync(cancellationToken);
        return seed;
    }

    /// <summary>Checks a code of the app that is being set up. Wrong ones count towards the lock: the app may be one its owner left at that, whose codes somebody else guesses.</summary>
    /// <exception cref="RefusedException"><c>twoFactor.notBegun</c>.</exception>
    public async Task<CodeCheck> CheckPendingAsync(Guid userId, string code, CancellationToken cancellationToken)
    {
        if ((await FindAsync(userId, cancellationToken))?.PendingSeed is not { } pending)
        {
            throw new RefusedException("twoFactor.notBegun");
        }

        var credential = await lockout.CredentialAsync(userId, cancellationToken);
        var before = credential.LockedUntil;
        if (await lockout.TakeAsync(credential, cancellationToken) is { } wait)
        {
            return new CodeCheck(false, wait);
        }

        if (TimeCode.Match(Reveal(pending), Plain(code), clock.Now, after: 0) is null)
        {
            await events.WriteAsync(credential.LockedUntil is null ? IdentityEvent.TwoFactorFailed : IdentityEvent.Locked, userId, "", cancellationToken);
            return new CodeCheck(false);
        }

        await lockout.GiveBackAsync(credential, before, cancellationToken);
        return new CodeCheck(true);
    }

    /// <summary>The app has shown a code: from now on one is asked for.</summary>
    /// <returns>New recovery codes, shown this once; null when the code is not right.</returns>
    /// <exception cref="RefusedException"><c>twoFactor.notBegun</c>.</exception>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(Guid userId, string code, CancellationToken cancellationToken)
    {
        var factor = await FindAsync(userId, cancellationToken);
        if (factor?.PendingSeed is not { } pending)
        {
            throw new RefusedException("twoFactor.notBegun");
        }

        if (TimeCode.Match(Reveal(pending), Plain(code), clock.Now, after: 0) is not { } step)
        {
            return null;
        }

        (factor.Seed, factor.PendingSeed, factor.LastStep) = (pending, null, step);
        var codes = await NewCodesAsync(userId, cancellationToken);
        events.Add(IdentityEvent.TwoFactorOn, userId);
        await db.SaveChangesAsync(cancellationToken);
        return codes;
    }

    /// <summary>Whether what was typed looks like a recovery code, not like one of an app.</summary>
    public static bool IsRecoveryCode(string code) => Plain(code) is var plain && (plain.Length > TimeCode.Digits || plain.Any(char.IsAsciiLetter));

    /// <summary>Checks a code of the app, or a recovery code, and uses it up. Wrong ones count towards the lock.</summary>
    /// <exception cref="StaleException">Another attempt at the same time was faster; this one was not looked at.</exception>
    public async Task<CodeCheck> CheckAsync(Guid userId, string code, CancellationToken cancellationToken)
    {
        var credential = await lockout.CredentialAsync(userId, cancellationToken);
        if (lockout.LockedFor(credential) is { } wait)
        {
            return new CodeCheck(false, wait);
        }

        // Counted before it is looked at: of a thousand guesses sent at once no more are looked at than of a thousand sent one by one.
        lockout.Count(credential);
        await db.SaveChangesAsync(cancellationToken);
        if (!await UseUpAsync(userId, Plain(code), cancellationToken))
        {
            await events.WriteAsync(credential.LockedUntil is null ? IdentityEvent.TwoFactorFailed : IdentityEvent.Locked, userId, "", cancellationToken);
            return new CodeCheck(false);
        }

        Lockout.Forgive(credential);
        await db.SaveChangesAsync(cancellationToken);
        return new CodeCheck(true);
    }

    /// <summary>Ten new recovery codes in place of what was left; shown this once.</summary>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(Guid userId, CancellationToken cancellationToken)
    {
        var codes = await NewCodesAsync(userId, cancellationToken);
        events.Add(IdentityEvent.RecoveryCodesMade, userId);
        await db.SaveChangesAsync(cancellationToken);
        return codes;
    }

    /// <summary>No code is asked for any more.</summary>
    public async Task TurnOffAsync(Guid userId, CancellationToken cancellationToken)
    {
        if (await FindAsync(userId, cancellationToken) is { } factor)
        {
            db.Remove(factor);
            db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.UserId == userId).ToListAsync(cancellationToken));
            events.Add(IdentityEvent.TwoFactorOff, userId);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>What is to be used up is marked; the caller saves, and of two with the same code one is refused then.</summary>
    private async Task<bool> UseUpAsync(Guid userId, string code, CancellationToken cancellationToken)
    {
        if (code.Length == TimeCode.Digits)
        {
            var factor = await FindAsync(userId, cancellationToken);
            if (factor?.Seed is not { } seed || TimeCode.Match(Reveal(seed), code, clock.Now, factor.LastStep) is not { } step)
            {
                return false;
            }

            factor.LastStep = step;
            return true;
        }

        var hash = Hash(code);
        if (await db.Set<RecoveryCode>().SingleOrDefaultAsync(c => c.UserId == userId && c.Hash == hash, cancellationToken) is not { } known)
        {
            return false;
        }

        db.Remove(known);
        events.Add(IdentityEvent.RecoveryCodeUsed, userId);
        return true;
    }

    private async Task<IReadOnlyList<string>> NewCodesAsync(Guid userId, CancellationToken cancellationToken)
    {
        db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.UserId == userId).ToListAsync(cancellationToken));
        var codes = Enumerable.Range(0, RecoveryCodeCount).Select(_ => Base32.Encode(RandomNumberGenerator.GetBytes(RecoveryBytes))).ToList();
        db.AddRange(codes.Select(c => new RecoveryCode { UserId = userId, Hash = Hash(c) }));
        return [.. codes.Select(c => string.Join('-', c.Chunk(RecoveryGroup).Select(part => new string(part))).ToLowerInvariant())];
    }

    private Task<SecondFactor?> FindAsync(Guid userId, CancellationToken cancellationToken) =>
        db.Set<SecondFactor>().SingleOrDefaultAsync(f => f.UserId == userId, cancellationToken);

    private byte[] Reveal(string protectedSeed) => _seeds.Unprotect(Base64Url.DecodeFromChars(protectedSeed));

    /// <summary>As people type it: with spaces, hyphens, small letters.</summary>
    private static string Plain(string code) => new([.. code.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
