using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Claims;
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
using Trine.Kernel.Objects;
using Trine.Organisation.Users;

namespace Trine.Organisation.Sessions;

/// <summary>Signing in and out, and what the signed-in user may do.</summary>
internal static class SessionEndpoints
{
    /// <summary>The rate limit of sign-in attempts per address.</summary>
    public const string SignInLimit = "sign-in";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/session", SignInAsync).Produces<Session>().AllowAnonymous().RequireRateLimiting(SignInLimit).WithSummary("Sign in");
        api.MapGet("/session", Current).WithSummary("The signed-in user and what he may do");
        api.MapDelete("/session", SignOutAsync).WithSummary("Sign out");
        api.MapPut("/session/password", ChangePasswordAsync).Produces(StatusCodes.Status204NoContent).WithSummary("Change one's own password");
    }

    /// <param name="Email">The user's address.</param>
    /// <param name="Password">His password.</param>
    public sealed record SignInRequest([property: Required] string? Email, [property: Required] string? Password);

    /// <param name="Current">The password so far.</param>
    /// <param name="New">The password from now on, 8–200 characters, none of the commonest and not his e-mail or name.</param>
    public sealed record PasswordRequest([property: Required] string? Current, [property: Required] string? New);

    /// <param name="User">Who is signed in.</param>
    /// <param name="Workspace">Where.</param>
    /// <param name="Admin">He may do everything.</param>
    /// <param name="Demo">The workspace is for trying out.</param>
    /// <param name="Objects">What he may do with the records of each object.</param>
    public sealed record Session(SignedInUser User, Workspace Workspace, bool Admin, bool Demo, IReadOnlyDictionary<string, Abilities> Objects);

    public sealed record SignedInUser(
        Guid Id, string Name, string Email, [property: AllowedValues("zh-CN", "en-US")] string Language, RecordLink? Department, IReadOnlyList<RecordLink> Roles);

    /// <param name="TimeZone">An IANA name.</param>
    /// <param name="Currency">ISO 4217.</param>
    public sealed record Workspace(string Name, string TimeZone, string Currency);

    internal static async Task<IResult> SignInAsync(
        SignInRequest request, HttpContext context, Passwords passwords, UserDirectory directory, Caller caller, ProblemWriter problems, AccessRules access, ObjectCatalog catalog,
        WorkspaceInfo workspace, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(request.Email) || string.IsNullOrEmpty(request.Password) || request.Password.Length > 200)
        {
            throw new InvalidInputException(string.IsNullOrEmpty(request.Email) ? "email" : "password", "error.required");
        }

        var check = await passwords.CheckAsync(request.Email, request.Password, cancellationToken);
        if (check.User is not { } user || directory.Current.User(user.Id) is not { Active: true } known)
        {
            await RefuseAsync(context, problems, check.LockedFor);
            return Results.Empty;
        }

        var language = caller.Language;
        caller.Become(known);
        caller.Language = language;
        var identity = new ClaimsIdentity([new Claim("sub", known.Id.ToString()), new Claim("stamp", known.Stamp)], SessionAuthentication.Cookie);
        await context.SignInAsync(SessionAuthentication.Cookie, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = true });
        return Current(caller, directory, access, catalog, workspace);
    }

    internal static Ok<Session> Current(Caller caller, UserDirectory directory, AccessRules access, ObjectCatalog catalog, WorkspaceInfo workspace)
    {
        var user = caller.User!;
        return TypedResults.Ok(new Session(
            new SignedInUser(
                user.Id,
                user.Name,
                user.Email,
                user.Language,
                user.DepartmentId is { } id ? new RecordLink(id, directory.Current.Department(id)?.Name) : null,
                [.. user.Roles.Select(r => new RecordLink(r.Id, r.Name))]),
            new Workspace(workspace.Name, workspace.TimeZone, workspace.Currency),
            user.Admin,
            workspace.Demo,
            catalog.Objects.Where(o => !o.Internal).ToDictionary(o => o.Key, o => Abilities.Of(access, o))));
    }

    internal static async Task<NoContent> SignOutAsync(HttpContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await context.SignOutAsync(SessionAuthentication.Cookie);
        return TypedResults.NoContent();
    }

    internal static async Task<IResult> ChangePasswordAsync(
        PasswordRequest request, HttpContext context, TrineDb db, Caller caller, Passwords passwords, UserDirectory directory, ProblemWriter problems, CancellationToken cancellationToken)
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
        var stamp = directory.Current.User(user.Id)!.Stamp;
        var identity = new ClaimsIdentity([new Claim("sub", user.Id.ToString()), new Claim("stamp", stamp)], SessionAuthentication.Cookie);
        await context.SignInAsync(SessionAuthentication.Cookie, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = true });
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
