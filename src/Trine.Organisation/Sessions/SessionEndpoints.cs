using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Organisation.TwoFactor;
using Trine.Organisation.Users;

namespace Trine.Organisation.Sessions;

/// <summary>Signing in and out, and what the signed-in user may do.</summary>
internal static class SessionEndpoints
{
    /// <summary>The rate limit of sign-in attempts per address.</summary>
    public const string SignInLimit = "sign-in";

    /// <summary>Nobody's address is longer. What is tried is remembered for a while, and strangers may try much.</summary>
    private const int LongestEmail = 254;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/session", SignInAsync).Produces<Session>().AllowAnonymous().RequireRateLimiting(SignInLimit).WithSummary("Sign in");
        api.MapPost("/session/code", EnterCodeAsync).Produces<Session>().AllowAnonymous().RequireRateLimiting(SignInLimit)
            .WithSummary("Sign in, second step: a code of the authenticator app, or a recovery code");
        api.MapGet("/session", Current).WithMetadata(AllowedWhileDue.Always).WithSummary("The signed-in user and what he may do");
        api.MapDelete("/session", SignOutAsync).WithMetadata(AllowedWhileDue.Always, AllowedFromAnywhere.Mark).WithSummary("Sign out");
        // It begins a session: one begun by a token would have passed by the second factor.
        api.MapPut("/session/password", ChangePasswordAsync).Produces(StatusCodes.Status204NoContent).RequireAuthorization(SessionAuthentication.SessionOnly)
            .WithMetadata(new AllowedWhileDue(DueStep.Password)).WithSummary("Change one's own password");
    }

    /// <param name="Email">The user's address.</param>
    /// <param name="Password">His password.</param>
    public sealed record SignInRequest([property: Required] string? Email, [property: Required] string? Password);

    /// <param name="Current">The password so far.</param>
    /// <param name="New">The password from now on, 8–200 characters, none of the commonest and not his e-mail or name.</param>
    public sealed record PasswordRequest([property: Required] string? Current, [property: Required] string? New);

    /// <param name="Ticket">Of the answer to the right password.</param>
    /// <param name="Code">Six digits, or a recovery code.</param>
    public sealed record CodeRequest([property: Required] string? Ticket, [property: Required] string? Code);

    internal static async Task<IResult> SignInAsync(
        SignInRequest request, HttpContext context, Passwords passwords, UserDirectory directory, SignIns signIns, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(request.Email) || string.IsNullOrEmpty(request.Password) || request.Password.Length > PasswordRules.MaxLength)
        {
            throw new InvalidInputException(string.IsNullOrEmpty(request.Email) ? "email" : "password", "error.required");
        }

        if (request.Email.Trim().Length is > LongestEmail and var length)
        {
            throw new InvalidInputException("email", "error.maxLength", LongestEmail, length);
        }

        var check = await passwords.CheckAsync(request.Email, request.Password, cancellationToken);
        if (check.User is not { } user || directory.Current.User(user.Id) is not { Active: true } known)
        {
            await signIns.RefuseAsync(context, "session.wrong", check.LockedFor);
            return Results.Empty;
        }

        return await signIns.AfterPasswordAsync(context, known, cancellationToken);
    }

    internal static async Task<IResult> EnterCodeAsync(
        CodeRequest request, HttpContext context, Tickets tickets, UserDirectory directory, SecondFactors factors, SignIns signIns, SessionAnswer answer, CancellationToken cancellationToken)
    {
        if (tickets.Read<SignInTicket>(SignInTicket.Purpose, request.Ticket) is not { } ticket || directory.Current.User(ticket.UserId) is not { Active: true } user || user.Stamp != ticket.Stamp)
        {
            await signIns.RefuseAsync(context, "session.ticketOver", null);
            return Results.Empty;
        }

        var check = await factors.CheckAsync(user.Id, request.Code ?? "", cancellationToken);
        if (!check.Right)
        {
            await signIns.RefuseAsync(context, "session.codeWrong", check.LockedFor, SecondFactors.IsRecoveryCode(request.Code ?? "") ? "session.recoveryCodeWrong" : null);
            return Results.Empty;
        }

        await signIns.StartAsync(context, user, twoFactor: true, cancellationToken);
        return answer.Of(context);
    }

    internal static Ok<Session> Current(HttpContext context, SessionAnswer answer) => answer.Of(context);

    internal static async Task<NoContent> SignOutAsync(HttpContext context, TrineDb db, Caller caller, UserSessions sessions, CancellationToken cancellationToken)
    {
        var here = SessionAuthentication.SessionOf(context.User);
        sessions.End(await sessions.Living(caller.UserId!.Value).Where(s => s.Id == here).ToListAsync(cancellationToken), IdentityEvent.SignedOut);
        await db.SaveChangesAsync(cancellationToken);
        await context.SignOutAsync(SessionAuthentication.Cookie);
        return TypedResults.NoContent();
    }

    internal static async Task<IResult> ChangePasswordAsync(
        PasswordRequest request, HttpContext context, TrineDb db, Caller caller, Passwords passwords, UserDirectory directory, SignIns signIns,
        CancellationToken cancellationToken)
    {
        var check = await passwords.CheckAsync(caller.User!.Email, request.Current ?? "", cancellationToken);
        if (check.LockedFor is not null)
        {
            await signIns.RefuseAsync(context, "session.wrong", check.LockedFor);
            return Results.Empty;
        }

        if (check.User is null)
        {
            throw new InvalidInputException("current", "error.passwordWrong");
        }

        var user = await db.Set<User>().SingleAsync(u => u.Id == check.User.Id, cancellationToken);
        await passwords.SetAsync(user, request.New ?? "", "new", cancellationToken);
        var twoFactor = context.User.HasClaim(c => c.Type == SessionAuthentication.TwoFactor);
        await signIns.StartAsync(context, directory.Current.User(user.Id)!, twoFactor, cancellationToken);
        return Results.NoContent();
    }
}
