using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Organisation.Sessions;

namespace Trine.Organisation.TwoFactor;

/// <summary>Makes sure that who sits at a signed-in browser is its owner, before he weakens how it is signed in or makes what opens more than this browser.</summary>
internal sealed class OwnerProof(TrineDb db, Caller caller, Passwords passwords, SecondFactors factors, WorkspaceClock clock)
{
    /// <summary>How long after signing in nobody is asked again.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    /// <summary>
    /// As <see cref="CheckAsync"/>, but who has just signed in has shown it: so has who has neither password nor app, since a passkey or an
    /// identity provider signs him in. Who owes a second factor is about to give one.
    /// </summary>
    /// <exception cref="InvalidInputException">On <c>proof</c>: it is needed, or wrong.</exception>
    public async Task CheckUnlessFreshAsync(HttpContext context, string? proof, CancellationToken cancellationToken)
    {
        var session = SessionAuthentication.SessionOf(context.User);
        var since = clock.Now - Fresh;
        if (!string.IsNullOrEmpty(proof)
            || (DueSteps.Of(context.User, caller.User!) is null && !await db.Set<UserSession>().AnyAsync(s => s.Id == session && s.CreatedAt > since, cancellationToken)))
        {
            await CheckAsync(proof, cancellationToken);
        }
    }

    /// <summary>Checks the caller's password, or a code of his app where he typed six digits: no password is as short.</summary>
    /// <exception cref="InvalidInputException">On <c>proof</c>: it is neither.</exception>
    /// <exception cref="RefusedException"><c>signIn.locked</c>: too many wrong ones.</exception>
    public async Task CheckAsync(string? proof, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(proof))
        {
            throw new InvalidInputException("proof", "error.required");
        }

        var me = caller.User!;
        bool right;
        TimeSpan? lockedFor;
        if (proof.Length == TimeCode.Digits)
        {
            (right, lockedFor) = await factors.CheckAsync(me.Id, proof, cancellationToken);
        }
        else
        {
            (var user, lockedFor) = await passwords.CheckAsync(me.Email, proof, cancellationToken);
            right = user is not null;
        }

        if (lockedFor is { } wait)
        {
            throw new RefusedException("signIn.locked", (int)Math.Ceiling(wait.TotalMinutes));
        }

        if (!right)
        {
            throw new InvalidInputException("proof", "error.proofWrong");
        }
    }
}
