using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Organisation.Roles;
using Trine.Organisation.Sessions;
using Trine.Organisation.Tokens;
using Trine.Organisation.Users;

namespace Trine.Organisation.Invitations;

/// <summary>What somebody may do who holds a one-time link and is not signed in. The code stands behind the <c>#</c> of the link, so no server log has it.</summary>
internal static class LinkEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/links/open", OpenAsync).AllowAnonymous().RequireRateLimiting(SessionEndpoints.SignInLimit).WithSummary("What a one-time link is for");
        api.MapPost("/links/password", SetPasswordAsync).Produces<Session>().AllowAnonymous().RequireRateLimiting(SessionEndpoints.SignInLimit)
            .WithSummary("Choose a password by a link of invitation or reset, and sign in");
        api.MapPost("/setup", SetUpAsync).AllowAnonymous().RequireRateLimiting(SessionEndpoints.SignInLimit)
            .WithSummary("Make the first administrator of a new workspace by the link the server printed, and sign in");
    }

    /// <param name="Code">What stands behind the <c>#</c> of the link.</param>
    public sealed record OpenRequest([property: Required] string? Code);

    /// <param name="Code">What stands behind the <c>#</c> of the link.</param>
    /// <param name="Password">The password from now on.</param>
    public sealed record LinkPasswordRequest([property: Required] string? Code, [property: Required] string? Password);

    /// <param name="Code">What stands behind the <c>#</c> of the link.</param>
    /// <param name="Name">The administrator's name.</param>
    /// <param name="Email">Signs in with it.</param>
    /// <param name="Password">His password.</param>
    public sealed record SetUpRequest(
        [property: Required] string? Code, [property: Required] string? Name, [property: Required] string? Email, [property: Required] string? Password);

    /// <param name="Name">Whom it lets in; null for the first administrator.</param>
    /// <param name="Email">What he signs in with.</param>
    /// <param name="Until">It works before this instant.</param>
    public sealed record OpenLink(LinkKind Kind, string? Name, string? Email, DateTimeOffset Until);

    internal static async Task<Ok<OpenLink>> OpenAsync(OpenRequest request, OneTimeLinks links, UserDirectory directory, CancellationToken cancellationToken)
    {
        var link = await links.OpenAsync(request.Code, cancellationToken);
        var user = link.UserId is { } id ? directory.Current.User(id) : null;
        if (link.Kind != LinkKind.SetUp && user is not { Active: true })
        {
            throw new RefusedException("link.over");
        }

        return TypedResults.Ok(new OpenLink(link.Kind, user?.Name, user?.Email, link.ExpiresAt));
    }

    internal static async Task<IResult> SetPasswordAsync(
        LinkPasswordRequest request, HttpContext context, TrineDb db, OneTimeLinks links, Passwords passwords, Caller caller, UserDirectory directory, SignIns signIns,
        IdentityEvents events, CancellationToken cancellationToken)
    {
        Guid userId;
        await using (var write = await db.BeginWriteAsync(cancellationToken))
        {
            var link = await links.OpenAsync(request.Code, cancellationToken);
            caller.BecomeSystem();
            var user = link.UserId is { } id ? await db.Readable<User>().SingleOrDefaultAsync(u => u.Id == id && u.Active, cancellationToken) : null;
            if (user is null)
            {
                throw new RefusedException("link.over");
            }

            if (link.Kind == LinkKind.Reset)
            {
                // An administrator resets what others may know: whoever did may have made himself a token.
                await ApiTokens.RevokeAsync(db.Set<ApiToken>().Where(t => t.UserId == user.Id), db, events, cancellationToken);
            }

            db.Remove(link);
            events.Add(IdentityEvent.LinkUsed, user.Id, EnumText.Of(link.Kind));
            await passwords.SetAsync(user, request.Password ?? "", "password", cancellationToken);
            await write.CommitAsync(cancellationToken);
            userId = user.Id;
        }

        // Whoever can read his mail has not got his phone.
        return await signIns.AfterPasswordAsync(context, directory.Current.User(userId)!, cancellationToken);
    }

    internal static async Task<Ok<Session>> SetUpAsync(
        SetUpRequest request, HttpContext context, TrineDb db, OneTimeLinks links, Passwords passwords, Caller caller, UserDirectory directory, SignIns signIns, SessionAnswer answer,
        IdentityEvents events, CancellationToken cancellationToken)
    {
        var user = new User { Name = request.Name ?? "", Email = request.Email ?? "", Language = caller.Language == "en-US" ? Language.English : Language.Chinese };
        var badPassword = PasswordRules.Check(user, request.Password ?? "", "password");
        await using (var write = await db.BeginWriteAsync(cancellationToken))
        {
            var link = await links.OpenAsync(request.Code, cancellationToken);
            caller.BecomeSystem();
            if (link.Kind != LinkKind.SetUp || await db.Readable<User>().AnyAsync(cancellationToken))
            {
                throw new RefusedException("link.over");
            }

            user.RoleId = (await db.Readable<Role>().FirstAsync(r => r.Admin, cancellationToken)).Id;
            db.Remove(link);
            db.Add(user);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (InvalidInputException e) when (badPassword is not null)
            {
                throw new InvalidInputException([.. e.Errors, badPassword]);
            }

            events.Add(IdentityEvent.LinkUsed, user.Id, EnumText.Of(LinkKind.SetUp));
            await passwords.SetAsync(user, request.Password ?? "", "password", cancellationToken);
            await write.CommitAsync(cancellationToken);
        }

        await signIns.StartAsync(context, directory.Current.User(user.Id)!, twoFactor: false, cancellationToken);
        return answer.Of(context);
    }
}
