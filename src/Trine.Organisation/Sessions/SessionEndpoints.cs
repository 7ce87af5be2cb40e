using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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
        api.MapPost("/session", SignInAsync).AllowAnonymous().RequireRateLimiting(SignInLimit).WithSummary("Sign in");
        api.MapGet("/session", Current).WithSummary("The signed-in user and what he may do");
        api.MapDelete("/session", SignOutAsync).WithSummary("Sign out");
        api.MapPut("/session/password", ChangePasswordAsync).WithSummary("Change one's own password");
    }

    /// <param name="Email">The user's address.</param>
    /// <param name="Password">His password.</param>
    public sealed record SignInRequest(string? Email, string? Password);

    /// <param name="Current">The password so far.</param>
    /// <param name="New">The password from now on, 8–200 characters.</param>
    public sealed record PasswordRequest(string? Current, string? New);

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

    internal static IResult Current(Caller caller, UserDirectory directory, AccessRules access, ObjectCatalog catalog, WorkspaceInfo workspace)
    {
        var user = caller.User!;
        return Results.Ok(new
        {
            user = new
            {
                id = user.Id,
                name = user.Name,
                email = user.Email,
                language = user.Language,
                department = user.DepartmentId is { } id ? new { id, name = directory.Current.Department(id)?.Name } : null,
                roles = user.Roles.Select(r => new { id = r.Id, name = r.Name }),
            },
            workspace = new { name = workspace.Name, timeZone = workspace.TimeZone, currency = workspace.Currency },
            admin = user.Admin,
            demo = workspace.Demo,
            objects = catalog.Objects.Where(o => !o.Internal).ToDictionary(o => o.Key, o => Enum.GetValues<AccessAction>().ToDictionary(a => EnumText.Of(a), a => access.Can(o, a))),
        });
    }

    internal static async Task<IResult> SignOutAsync(HttpContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await context.SignOutAsync(SessionAuthentication.Cookie);
        return Results.NoContent();
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
            return ProblemHandler.WriteAsync(context, 401, "session.wrong", problems.Text("session.wrong"), null);
        }

        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return ProblemHandler.WriteAsync(context, 429, "session.locked", problems.Text("session.locked", (int)Math.Ceiling(wait.TotalMinutes)), null, writer =>
        {
            writer.WriteNumber("retryAfter", seconds);
            return Task.CompletedTask;
        });
    }
}
