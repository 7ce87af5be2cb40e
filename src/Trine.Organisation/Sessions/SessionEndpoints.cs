using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Organisation.Users;

namespace Trine.Organisation.Sessions;

/// <summary>Signing in and out, and what the signed-in user may do.</summary>
internal static class SessionEndpoints
{
    /// <summary>The rate limit of sign-in attempts per address.</summary>
    public const string SignInLimit = "sign-in";

    public static void Map(RouteGroupBuilder api)
    {
        var whileDue = new AllowedWhilePasswordIsDue();
        api.MapPost("/session", SignInAsync).Produces<Session>().AllowAnonymous().RequireRateLimiting(SignInLimit).WithSummary("Sign in");
        api.MapGet("/session", Current).WithMetadata(whileDue).WithSummary("The signed-in user and what he may do");
        api.MapDelete("/session", SignOutAsync).WithMetadata(whileDue).WithSummary("Sign out");
        api.MapPut("/session/password", ChangePasswordAsync).Produces(StatusCodes.Status204NoContent).WithMetadata(whileDue).WithSummary("Change one's own password");
    }

    /// <param name="Email">The user's address.</param>
    /// <param name="Password">His password.</param>
    public sealed record SignInRequest([property: Required] string? Email, [property: Required] string? Password);

    /// <param name="Current">The password so far.</param>
    /// <param name="New">The password from now on, 8–200 characters, none of the commonest and not his e-mail or name.</param>
    public sealed record PasswordRequest([property: Required] string? Current, [property: Required] string? New);

    internal static async Task<IResult> SignInAsync(
        SignInRequest request, HttpContext context, Passwords passwords, UserDirectory directory, SignIns signIns, SessionAnswer answer, ProblemWriter problems,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(request.Email) || string.IsNullOrEmpty(request.Password) || request.Password.Length > PasswordRules.MaxLength)
        {
            throw new InvalidInputException(string.IsNullOrEmpty(request.Email) ? "email" : "password", "error.required");
        }

        var check = await passwords.CheckAsync(request.Email, request.Password, cancellationToken);
        if (check.User is not { } user || directory.Current.User(user.Id) is not { Active: true } known)
        {
            await RefuseAsync(context, problems, check.LockedFor);
            return Results.Empty;
        }

        await signIns.StartAsync(context, known, cancellationToken);
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
        PasswordRequest request, HttpContext context, TrineDb db, Caller caller, Passwords passwords, UserDirectory directory, SignIns signIns, ProblemWriter problems,
        CancellationToken cancellationToken)
    {
        var check = await passwords.CheckAsync(caller.User!.Email, request.Current ?? "", cancellationToken);
        if (check.LockedFor is not null)
        {
            await RefuseAsync(context, problems, check.LockedFor);
            return Results.Empty;
        }

        if (check.User is null)
        {
            throw new InvalidInputException("current", "error.passwordWrong");
        }

        var user = await db.Set<User>().SingleAsync(u => u.Id == check.User.Id, cancellationToken);
        await passwords.SetAsync(user, request.New ?? "", "new", cancellationToken);
        await signIns.StartAsync(context, directory.Current.User(user.Id)!, cancellationToken);
        return Results.NoContent();
    }

    private static Task RefuseAsync(HttpContext context, ProblemWriter problems, TimeSpan? lockedFor)
    {
        if (lockedFor is not { } wait)
        {
            return ProblemHandler.WriteAsync(context, new Problem(problems.Text("session.wrong"), 401, "session.wrong"));
        }

        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return ProblemHandler.WriteAsync(
            context, new Problem(problems.Text("session.locked", (int)Math.Ceiling(wait.TotalMinutes)), 429, "session.locked", RetryAfter: seconds));
    }
}
