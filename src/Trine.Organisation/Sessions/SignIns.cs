using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Data;

namespace Trine.Organisation.Sessions;

/// <summary>Starts a session once it is clear who somebody is, however that was shown.</summary>
internal sealed class SignIns(TrineDb db, Caller caller, UserSessions sessions)
{
    /// <summary>Gives the browser its cookie; from here on the user is asking.</summary>
    public async Task StartAsync(HttpContext context, DirectoryUser user, CancellationToken cancellationToken)
    {
        // The language of the page he signs in on; his own comes with the answer.
        var language = caller.Language;
        caller.Become(user);
        caller.Language = language;
        var session = await sessions.BeginAsync(user.Id, context, cancellationToken);
        List<Claim> claims = [new("sub", user.Id.ToString()), new("stamp", user.Stamp), new(SessionAuthentication.Session, session.Id.ToString())];
        if (await db.Set<Credential>().AnyAsync(c => c.UserId == user.Id && c.MustChange, cancellationToken))
        {
            claims.Add(new Claim(SessionAuthentication.PasswordDue, "true"));
        }

        context.User = new ClaimsPrincipal(new ClaimsIdentity(claims, SessionAuthentication.Cookie));
        await context.SignInAsync(SessionAuthentication.Cookie, context.User, new AuthenticationProperties { IsPersistent = true });
    }
}
