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
using Trine.Organisation.Passkeys;
using Trine.Organisation.Sessions;
using Trine.Organisation.Tokens;
using Trine.Organisation.TwoFactor;
using Trine.Organisation.Users;

namespace Trine.Organisation.Invitations;

/// <summary>What administrators see of and do about a user's ways in. A right to edit users is not enough: whoever can reset a password can become that user.</summary>
internal static class UserSignInEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/users/{id:guid}/signIn", ShowAsync).WithSummary("How a user can sign in; administrators only");
        api.MapPost("/users/{id:guid}/link", InviteAsync).WithSummary("A one-time link by which a user chooses his password; administrators only");
        api.MapPost("/users/{id:guid}/demandPassword", DemandAsync).WithSummary("A user must choose another password when he next signs in; administrators only");
        api.MapDelete("/users/{id:guid}/secondFactor", ResetSecondFactorAsync).WithSummary("A user who has lost his phone: he is no longer asked for codes, and his passkeys sign nobody in; administrators only");
        api.MapDelete("/users/{id:guid}/sessions", EndSessionsAsync).WithSummary("Sign a user out everywhere; administrators only");
        api.MapGet("/users/{id:guid}/tokens", TokensAsync).WithSummary("A user's access tokens; administrators only");
        api.MapDelete("/users/{id:guid}/tokens", RevokeAllAsync).WithSummary("Revoke all access tokens of a user; administrators only");
        api.MapDelete("/users/{id:guid}/tokens/{token:guid}", RevokeAsync).WithSummary("Revoke an access token of a user; administrators only");
    }

    /// <param name="Password">He has one.</param>
    /// <param name="PasswordDue">He must choose another when he next signs in.</param>
    /// <param name="LockedUntil">No attempt counts until then.</param>
    /// <param name="SecondFactor">He is asked for a code of his authenticator app.</param>
    /// <param name="Passkeys">How many passkeys he has.</param>
    /// <param name="Sessions">On how many devices he is signed in.</param>
    /// <param name="Tokens">How many access tokens he has.</param>
    /// <param name="Link">A one-time link that works now.</param>
    public sealed record UserSignIn(bool Password, bool PasswordDue, DateTimeOffset? LockedUntil, bool SecondFactor, int Passkeys, int Sessions, int Tokens, WorkingLink? Link);

    public sealed record WorkingLink(LinkKind Kind, DateTimeOffset Until);

    /// <param name="Path">Where it leads, the code included; shown this once.</param>
    public sealed record NewLink(LinkKind Kind, string Path, DateTimeOffset Until);

    internal static async Task<Ok<UserSignIn>> ShowAsync(
        Guid id, TrineDb db, Caller caller, UserSessions sessions, SecondFactors factors, WorkspaceClock clock, CancellationToken cancellationToken)
    {
        await UserAsync(id, db, caller, cancellationToken);
        var now = clock.Now;
        var credential = await db.Set<Credential>().AsNoTracking().SingleOrDefaultAsync(c => c.UserId == id, cancellationToken);
        var link = await db.Set<OneTimeLink>().AsNoTracking().SingleOrDefaultAsync(l => l.UserId == id && l.ExpiresAt > now, cancellationToken);
        return TypedResults.Ok(new UserSignIn(
            credential?.PasswordHash is not null,
            credential is { MustChange: true },
            credential?.LockedUntil > now ? credential.LockedUntil : null,
            await factors.IsOnAsync(id, cancellationToken),
            await db.Set<Passkey>().CountAsync(p => p.UserId == id, cancellationToken),
            await sessions.Living(id).CountAsync(cancellationToken),
            await db.Set<ApiToken>().CountAsync(t => t.UserId == id, cancellationToken),
            link is null ? null : new WorkingLink(link.Kind, link.ExpiresAt)));
    }

    internal static async Task<Ok<NewLink>> InviteAsync(Guid id, TrineDb db, Caller caller, OneTimeLinks links, IdentityEvents events, CancellationToken cancellationToken)
    {
        var user = await UserAsync(id, db, caller, cancellationToken);
        if (!user.Active)
        {
            throw new RefusedException("user.inactive");
        }

        var kind = await HasPasswordAsync(id, db, cancellationToken) ? LinkKind.Reset : LinkKind.Invitation;
        events.Add(IdentityEvent.LinkMade, id, EnumText.Of(kind));
        var (code, until) = await links.IssueAsync(kind, id, cancellationToken);
        return TypedResults.Ok(new NewLink(kind, $"/{EnumText.Of(kind)}#{code}", until));
    }

    internal static async Task<NoContent> DemandAsync(Guid id, TrineDb db, Caller caller, Passwords passwords, CancellationToken cancellationToken)
    {
        await UserAsync(id, db, caller, cancellationToken);
        if (!await HasPasswordAsync(id, db, cancellationToken))
        {
            throw new RefusedException("user.noPassword");
        }

        await passwords.DemandChangeAsync(id, cancellationToken);
        return TypedResults.NoContent();
    }

    internal static async Task<NoContent> ResetSecondFactorAsync(Guid id, TrineDb db, Caller caller, SecondFactors factors, UserSessions sessions, IdentityEvents events, CancellationToken cancellationToken)
    {
        await UserAsync(id, db, caller, cancellationToken);
        await using var write = await db.BeginWriteAsync(cancellationToken);
        await factors.TurnOffAsync(id, cancellationToken);
        var passkeys = await db.Set<Passkey>().Where(p => p.UserId == id).ToListAsync(cancellationToken);
        db.RemoveRange(passkeys);
        passkeys.ForEach(p => events.Add(IdentityEvent.PasskeyRemoved, id, p.Id.ToString()));

        // The lost phone may be signed in, and so may whoever found it.
        sessions.End(await sessions.Living(id).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    internal static async Task<Ok<EndedSessions>> EndSessionsAsync(Guid id, TrineDb db, Caller caller, UserSessions sessions, CancellationToken cancellationToken)
    {
        await UserAsync(id, db, caller, cancellationToken);
        var living = await sessions.Living(id).ToListAsync(cancellationToken);
        sessions.End(living);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new EndedSessions(living.Count));
    }

    internal static async Task<Ok<Listing<TokenEndpoints.Token>>> TokensAsync(Guid id, TrineDb db, Caller caller, CancellationToken cancellationToken)
    {
        await UserAsync(id, db, caller, cancellationToken);
        var tokens = await db.Set<ApiToken>().AsNoTracking().Where(t => t.UserId == id).OrderByDescending(t => t.CreatedAt).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Listing<TokenEndpoints.Token>([.. tokens.Select(TokenEndpoints.Shown)]));
    }

    internal static async Task<NoContent> RevokeAllAsync(Guid id, TrineDb db, Caller caller, IdentityEvents events, CancellationToken cancellationToken)
    {
        await UserAsync(id, db, caller, cancellationToken);
        await ApiTokens.RevokeAsync(db.Set<ApiToken>().Where(t => t.UserId == id), db, events, cancellationToken);
        return TypedResults.NoContent();
    }

    internal static async Task<NoContent> RevokeAsync(Guid id, Guid token, TrineDb db, Caller caller, IdentityEvents events, CancellationToken cancellationToken)
    {
        await UserAsync(id, db, caller, cancellationToken);
        await TokenEndpoints.RevokeFoundAsync(db.Set<ApiToken>().Where(t => t.Id == token && t.UserId == id), db, events, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<User> UserAsync(Guid id, TrineDb db, Caller caller, CancellationToken cancellationToken) =>
        !caller.IsAdmin ? throw new ForbiddenException("users", AccessAction.Update)
        : await db.Readable<User>().SingleOrDefaultAsync(u => u.Id == id, cancellationToken) ?? throw new NotThereException("users");

    private static Task<bool> HasPasswordAsync(Guid id, TrineDb db, CancellationToken cancellationToken) =>
        db.Set<Credential>().AnyAsync(c => c.UserId == id && c.PasswordHash != null, cancellationToken);
}
