using System.Security.Claims;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;

namespace Trine.Organisation.Sessions;

/// <summary>Decides what is due. Only sessions owe anything: a token was made by somebody who had done it all.</summary>
internal static class DueSteps
{
    /// <summary>The step that comes next, or null.</summary>
    public static DueStep? Of(ClaimsPrincipal session, DirectoryUser user) =>
        SessionAuthentication.SessionOf(session) is null ? null
        : session.HasClaim(c => c.Type == SessionAuthentication.PasswordDue) ? DueStep.Password
        : user.Roles.Any(r => r.RequiresTwoFactor) && !session.HasClaim(c => c.Type == SessionAuthentication.TwoFactor) ? DueStep.SecondFactor
        : null;

    /// <summary>Whoever has a passkey shows that when a second factor is due. To make another one instead takes no more than the password, which may be stolen.</summary>
    /// <exception cref="RefusedException"><c>twoFactor.passkeyFirst</c>.</exception>
    public static void RequirePasskey(ClaimsPrincipal session, DirectoryUser user, bool hasPasskey)
    {
        if (hasPasskey && Of(session, user) == DueStep.SecondFactor)
        {
            throw new RefusedException("twoFactor.passkeyFirst");
        }
    }
}
