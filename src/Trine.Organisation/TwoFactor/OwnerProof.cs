using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Organisation.Sessions;

namespace Trine.Organisation.TwoFactor;

/// <summary>Makes sure that who sits at a signed-in browser is its owner, before he weakens how it is signed in.</summary>
internal sealed class OwnerProof(Caller caller, Passwords passwords, SecondFactors factors)
{
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
