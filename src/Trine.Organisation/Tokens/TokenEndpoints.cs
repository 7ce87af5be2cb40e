using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Organisation.Sessions;
using Trine.Organisation.TwoFactor;

namespace Trine.Organisation.Tokens;

/// <summary>The caller's own tokens. Only a signed-in browser makes them: a token that made tokens could outlive its own end.</summary>
internal static class TokenEndpoints
{
    private const int MaxTokens = 50;
    private const int MaxName = 60;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/tokens", ListAsync).RequireAuthorization(SessionAuthentication.SessionOnly).WithSummary("The caller's access tokens");
        api.MapPost("/tokens", AddAsync).RequireAuthorization(SessionAuthentication.SessionOnly).WithSummary("Make an access token; it is shown this once");
        api.MapDelete("/tokens/{id:guid}", RevokeAsync).RequireAuthorization(SessionAuthentication.SessionOnly).WithSummary("Revoke an access token");
    }

    /// <param name="Name">The program it is for, at most 60 characters.</param>
    /// <param name="Days">How long it works: 30, 90 or 365; null for ever.</param>
    /// <param name="ReadOnly">Whether it only reads.</param>
    /// <param name="Objects">The objects whose records it reaches; all the caller reaches when left out. One that names any neither imports nor exports, and administers nothing.</param>
    /// <param name="Proof">The caller's password, or a code of the app he has; needed a quarter of an hour after signing in.</param>
    public sealed record TokenRequest([property: Required] string? Name, int? Days = null, bool ReadOnly = false, IReadOnlyList<string>? Objects = null, string? Proof = null);

    /// <param name="Objects">The objects it reaches; empty for all.</param>
    /// <param name="ExpiresAt">It works before this instant; null for ever.</param>
    /// <param name="LastUsedOn">The last day it was used.</param>
    public sealed record Token(Guid Id, string Name, bool ReadOnly, IReadOnlyList<string> Objects, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateOnly? LastUsedOn);

    /// <param name="Token">What programs send; shown this once.</param>
    public sealed record NewToken(string Token, Token Item);

    internal static async Task<Ok<Listing<Token>>> ListAsync(TrineDb db, Caller caller, CancellationToken cancellationToken)
    {
        var me = caller.UserId;
        var tokens = await db.Set<ApiToken>().AsNoTracking().Where(t => t.UserId == me).OrderByDescending(t => t.CreatedAt).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Listing<Token>([.. tokens.Select(Shown)]));
    }

    internal static async Task<Created<NewToken>> AddAsync(
        TokenRequest request, HttpContext context, VisibleSchemas schemas, TrineDb db, Caller caller, OwnerProof proof, ApiTokens tokens, IdentityEvents events, WorkspaceClock clock,
        CancellationToken cancellationToken)
    {
        var me = caller.UserId!.Value;
        var name = request.Name?.Trim() ?? "";
        List<FieldError> errors = [];
        if (name.Length is 0 or > MaxName)
        {
            errors.Add(name.Length == 0 ? new FieldError("name", "error.required", []) : new FieldError("name", "error.maxLength", [MaxName, name.Length]));
        }

        if (request.Days is not (null or 30 or 90 or 365))
        {
            errors.Add(new FieldError("days", "error.tokenDays", []));
        }

        var objects = (request.Objects ?? []).Select(o => o ?? "").Distinct().ToList();
        if (objects.Find(o => schemas.Find(o) is not { Definition: { Administrative: false, AccessOf: null } }) is { } other)
        {
            errors.Add(new FieldError("objects", "error.tokenObject", [other]));
        }

        if (errors.Count > 0)
        {
            throw new InvalidInputException(errors);
        }

        if (await db.Set<ApiToken>().CountAsync(t => t.UserId == me, cancellationToken) >= MaxTokens)
        {
            throw new RefusedException("token.full", MaxTokens);
        }

        await proof.CheckUnlessFreshAsync(context, request.Proof, cancellationToken);
        var (token, row) = tokens.New(me, name, request.ReadOnly, objects, request.Days is { } days ? clock.Now.AddDays(days) : null);
        db.Add(row);
        events.Add(IdentityEvent.TokenMade, me, row.Name);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created((string?)null, new NewToken(token, Shown(row)));
    }

    internal static async Task<NoContent> RevokeAsync(Guid id, TrineDb db, Caller caller, IdentityEvents events, CancellationToken cancellationToken)
    {
        var me = caller.UserId!.Value;
        await RevokeFoundAsync(db.Set<ApiToken>().Where(t => t.Id == id && t.UserId == me), db, events, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Revokes the token a query finds; it is not there unless it was when asked.</summary>
    internal static async Task RevokeFoundAsync(IQueryable<ApiToken> which, TrineDb db, IdentityEvents events, CancellationToken cancellationToken)
    {
        if (!await which.AnyAsync(cancellationToken))
        {
            throw new NotThereException("tokens");
        }

        await ApiTokens.RevokeAsync(which, db, events, cancellationToken);
    }

    internal static Token Shown(ApiToken t) => new(t.Id, t.Name, t.ReadOnly, t.Objects, t.CreatedAt, t.ExpiresAt, t.LastUsedOn);
}
