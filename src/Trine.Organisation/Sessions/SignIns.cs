using System.Globalization;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Organisation.SingleSignOn;
using Trine.Organisation.TwoFactor;

namespace Trine.Organisation.Sessions;

/// <summary>Starts a session once it is clear who somebody is, however that was shown.</summary>
internal sealed class SignIns(
    TrineDb db, Caller caller, UserSessions sessions, SecondFactors factors, Tickets tickets, SsoConfiguration sso, IdentityEvents events, SessionAnswer answer, ProblemWriter problems)
{
    /// <summary>A password was right: asks for a code, or begins the session of who has none.</summary>
    public async Task<IResult> AfterPasswordAsync(HttpContext context, DirectoryUser user, CancellationToken cancellationToken)
    {
        await AdmitAsync(user, cancellationToken);
        if (!user.Admin && await sso.EnabledAsync(cancellationToken) is { PasswordsAllowed: false })
        {
            await RefuseAsync(context, "session.ssoOnly", null);
            return Results.Empty;
        }

        if (await factors.IsOnAsync(user.Id, cancellationToken))
        {
            await ProblemHandler.WriteAsync(context, new Problem(problems.Text("session.codeDue"), 401, "session.codeDue", Ticket: TicketOf(user)));
            return Results.Empty;
        }

        await StartAsync(context, user, twoFactor: false, cancellationToken);
        return answer.Of(context);
    }

    /// <summary>The identity provider says who it is: begins the session, unless he is to show a code and has not shown the provider more than a password.</summary>
    /// <returns>The ticket that goes with the code; null when the session has begun.</returns>
    public async Task<string?> AfterProviderAsync(HttpContext context, DirectoryUser user, bool twoFactor, CancellationToken cancellationToken)
    {
        if (!twoFactor && await factors.IsOnAsync(user.Id, cancellationToken))
        {
            return TicketOf(user);
        }

        await StartAsync(context, user, twoFactor, cancellationToken);
        return null;
    }

    /// <summary>Gives the browser its cookie; from here on the user is asking.</summary>
    /// <param name="twoFactor">He has shown more than a password.</param>
    public async Task StartAsync(HttpContext context, DirectoryUser user, bool twoFactor, CancellationToken cancellationToken)
    {
        await AdmitAsync(user, cancellationToken);

        // The language of the page he signs in on; his own comes with the answer.
        var language = caller.Language;
        caller.Become(user);
        caller.Language = language;
        var session = await sessions.BeginAsync(user.Id, context, cancellationToken);
        List<Claim> claims = [new("sub", user.Id.ToString()), new("stamp", user.Stamp), new(SessionAuthentication.Session, session.Id.ToString())];
        if (twoFactor)
        {
            claims.Add(new Claim(SessionAuthentication.TwoFactor, "true"));
        }

        var credential = await db.Set<Credential>().SingleOrDefaultAsync(c => c.UserId == user.Id, cancellationToken);
        if (credential is { MustChange: true })
        {
            claims.Add(new Claim(SessionAuthentication.PasswordDue, "true"));
        }

        if (credential is { FailedAttempts: > 0 })
        {
            Lockout.Forgive(credential);
            await db.SaveChangesAsync(cancellationToken);
        }

        await IssueAsync(context, claims);
    }

    /// <summary>Makes sure that he may act from where he is.</summary>
    /// <exception cref="RefusedException"><c>signIn.address</c>.</exception>
    public async Task AdmitAsync(DirectoryUser user, CancellationToken cancellationToken)
    {
        if (!IPAddress.TryParse(caller.Origin?.Address, out var address) || !user.Admits(address))
        {
            await events.WriteAsync(IdentityEvent.AddressRefused, user.Id, "", cancellationToken);
            throw new RefusedException("signIn.address");
        }
    }

    /// <summary>The session of a browser has shown a second factor after all.</summary>
    public static Task StrengthenAsync(HttpContext context) =>
        IssueAsync(context, context.User.Claims.Where(c => c.Type != SessionAuthentication.TwoFactor).Append(new Claim(SessionAuthentication.TwoFactor, "true")));

    /// <summary>Says that a sign-in failed, and how long no other counts.</summary>
    /// <param name="text">The key of its sentence, where it is not the code.</param>
    public Task RefuseAsync(HttpContext context, string code, TimeSpan? lockedFor, string? text = null)
    {
        if (lockedFor is not { } wait)
        {
            return ProblemHandler.WriteAsync(context, new Problem(problems.Text(text ?? code), 401, code));
        }

        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return ProblemHandler.WriteAsync(
            context, new Problem(problems.Text("session.locked", (int)Math.Ceiling(wait.TotalMinutes)), 429, "session.locked", RetryAfter: seconds));
    }

    private string TicketOf(DirectoryUser user) => tickets.Issue(SignInTicket.Purpose, new SignInTicket(user.Id, user.Stamp));

    private static Task IssueAsync(HttpContext context, IEnumerable<Claim> claims)
    {
        context.User = new ClaimsPrincipal(new ClaimsIdentity(claims, SessionAuthentication.Cookie));
        return context.SignInAsync(SessionAuthentication.Cookie, context.User, new AuthenticationProperties { IsPersistent = true });
    }
}
