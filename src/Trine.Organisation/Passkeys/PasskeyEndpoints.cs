using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Organisation.Sessions;
using Trine.Organisation.TwoFactor;
using Trine.Organisation.Users;

namespace Trine.Organisation.Passkeys;

/// <summary>The caller's passkeys, and signing in with one (WebAuthn). Devices must verify their user, so a passkey counts as both factors.</summary>
internal static class PasskeyEndpoints
{
    private const int MaxPasskeys = 20;
    private const int MaxName = 60;
    private const string Creation = "passkey.create";
    private const string Request = "passkey.get";

    public static void Map(RouteGroupBuilder api)
    {
        var mine = api.MapGroup("/me/passkeys").RequireAuthorization(SessionAuthentication.SessionOnly);
        var whileDue = new AllowedWhileDue(DueStep.SecondFactor);
        mine.MapGet("", ListAsync).WithMetadata(whileDue).WithSummary("The caller's passkeys");
        mine.MapPost("/options", CreationOptionsAsync).WithMetadata(whileDue).WithSummary("What the browser's navigator.credentials.create() is told");
        mine.MapPost("", AddAsync).WithMetadata(whileDue).WithSummary("Keep a passkey the browser has made; of whoever owed a second factor, the session has shown one now");
        mine.MapPatch("/{id:guid}", RenameAsync).WithSummary("Call a passkey something else");
        mine.MapDelete("/{id:guid}", RemoveAsync).WithSummary("A passkey no longer signs in");
        api.MapPost("/session/passkey/options", RequestOptionsAsync).AllowAnonymous().RequireRateLimiting(SessionEndpoints.SignInLimit)
            .WithSummary("What the browser's navigator.credentials.get() is told");
        api.MapPost("/session/passkey", SignInAsync).Produces<Session>().AllowAnonymous().RequireRateLimiting(SessionEndpoints.SignInLimit).WithSummary("Sign in with a passkey");
    }

    /// <param name="LastUsedOn">The last day somebody signed in with it.</param>
    /// <param name="BackedUp">The user's other devices have it too.</param>
    public sealed record PasskeyItem(Guid Id, string Name, DateTimeOffset CreatedAt, DateOnly? LastUsedOn, bool BackedUp);

    /// <param name="Proof">The caller's password, or a code of the app he has; needed a quarter of an hour after signing in.</param>
    public sealed record OptionsRequest(string? Proof = null);

    /// <param name="Options">PublicKeyCredentialCreationOptions or PublicKeyCredentialRequestOptions as JSON.</param>
    /// <param name="Ticket">Goes with what the browser makes of them, within five minutes, once.</param>
    public sealed record Ceremony(WrittenJson Options, string Ticket);

    /// <param name="Ticket">That of the options.</param>
    /// <param name="Credential">The browser's PublicKeyCredential as JSON.</param>
    /// <param name="Name">The device, at most 60 characters.</param>
    public sealed record PasskeyRequest([property: Required] string? Ticket, JsonElement Credential, [property: Required] string? Name);

    /// <param name="Name">The device, at most 60 characters.</param>
    public sealed record NameRequest([property: Required] string? Name);

    /// <param name="Ticket">That of the options.</param>
    /// <param name="Credential">The browser's PublicKeyCredential as JSON.</param>
    public sealed record SignInRequest([property: Required] string? Ticket, JsonElement Credential);

    internal static async Task<Ok<Listing<PasskeyItem>>> ListAsync(TrineDb db, Caller caller, CancellationToken cancellationToken)
    {
        var me = caller.UserId;
        var passkeys = await db.Set<Passkey>().AsNoTracking().Where(p => p.UserId == me).OrderByDescending(p => p.CreatedAt).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Listing<PasskeyItem>([.. passkeys.Select(Shown)]));
    }

    internal static async Task<Ok<Ceremony>> CreationOptionsAsync(
        OptionsRequest request, HttpContext context, TrineDb db, Caller caller, OwnerProof proof, IPasskeyHandler<User> handler, Tickets tickets, CancellationToken cancellationToken)
    {
        var me = caller.User!;
        var count = await db.Set<Passkey>().CountAsync(p => p.UserId == me.Id, cancellationToken);
        DueSteps.RequirePasskey(context.User, me, count > 0);
        if (count >= MaxPasskeys)
        {
            throw new RefusedException("passkey.full", MaxPasskeys);
        }

        await proof.CheckUnlessFreshAsync(context, request.Proof, cancellationToken);
        var made = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = me.Id.ToString(), Name = me.Email, DisplayName = me.Name }, context);
        return TypedResults.Ok(new Ceremony(WrittenJson.Of(made.CreationOptionsJson), tickets.Issue(Creation, made.AttestationState!)));
    }

    internal static async Task<Created<PasskeyItem>> AddAsync(
        PasskeyRequest request, HttpContext context, TrineDb db, Caller caller, IPasskeyHandler<User> handler, Tickets tickets, IdentityEvents events, WorkspaceClock clock,
        CancellationToken cancellationToken)
    {
        var me = caller.UserId!.Value;
        var name = Name(request.Name);

        // Again: the ticket may have been given out before there was one.
        DueSteps.RequirePasskey(context.User, caller.User!, await db.Set<Passkey>().AnyAsync(p => p.UserId == me, cancellationToken));
        var state = await tickets.SpendAsync<string>(Creation, request.Ticket, cancellationToken) ?? throw new RefusedException("passkey.over");
        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = Json(request.Credential), AttestationState = state });

        // The ticket may have been given to whoever was signed in here before.
        if (!result.Succeeded || result.UserEntity.Id != me.ToString())
        {
            throw new RefusedException("passkey.notMade");
        }

        var row = PasskeyStore.Row(me, result.Passkey, name, clock.Now);
        db.Add(row);
        events.Add(IdentityEvent.PasskeyAdded, me, row.Id.ToString());
        await db.SaveChangesAsync(cancellationToken);
        if (DueSteps.Of(context.User, caller.User!) == DueStep.SecondFactor)
        {
            await SignIns.StrengthenAsync(context);
        }

        return TypedResults.Created((string?)null, Shown(row));
    }

    internal static async Task<Ok<PasskeyItem>> RenameAsync(Guid id, NameRequest request, TrineDb db, Caller caller, CancellationToken cancellationToken)
    {
        var row = await MineAsync(id, db, caller, cancellationToken);
        row.Name = Name(request.Name);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Shown(row));
    }

    internal static async Task<NoContent> RemoveAsync(Guid id, TrineDb db, Caller caller, IdentityEvents events, CancellationToken cancellationToken)
    {
        db.Remove(await MineAsync(id, db, caller, cancellationToken));
        events.Add(IdentityEvent.PasskeyRemoved, caller.UserId!.Value, id.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    internal static async Task<Ok<Ceremony>> RequestOptionsAsync(HttpContext context, IPasskeyHandler<User> handler, Tickets tickets)
    {
        // Of nobody in particular: the browser offers what it has, and strangers do not learn who has any.
        var made = await handler.MakeRequestOptionsAsync(null, context);
        return TypedResults.Ok(new Ceremony(WrittenJson.Of(made.RequestOptionsJson), tickets.Issue(Request, made.AssertionState!)));
    }

    internal static async Task<IResult> SignInAsync(
        SignInRequest request, HttpContext context, TrineDb db, IPasskeyHandler<User> handler, Tickets tickets, UserDirectory directory, SignIns signIns, SessionAnswer answer,
        WorkspaceClock clock, CancellationToken cancellationToken)
    {
        var state = await tickets.SpendAsync<string>(Request, request.Ticket, cancellationToken);
        var result = state is null
            ? null
            : await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = Json(request.Credential), AssertionState = state });
        if (result is not { Succeeded: true } || directory.Current.User(result.User.Id) is not { Active: true } user || !await UsedAsync(result.Passkey, db, clock.Today, cancellationToken))
        {
            await signIns.RefuseAsync(context, "session.passkeyWrong", null);
            return Results.Empty;
        }

        await signIns.StartAsync(context, user, twoFactor: true, cancellationToken);
        return answer.Of(context);
    }

    /// <summary>Writes down that a passkey was used; false when it was removed this very moment.</summary>
    private static async Task<bool> UsedAsync(UserPasskeyInfo passkey, TrineDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var known = Base64Url.EncodeToString(passkey.CredentialId);
        if (await db.Set<Passkey>().SingleOrDefaultAsync(p => p.CredentialId == known, cancellationToken) is not { } row)
        {
            return false;
        }

        (row.SignCount, row.BackedUp, row.LastUsedOn) = (passkey.SignCount, passkey.IsBackedUp, today);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (StaleException)
        {
            return false;
        }
    }

    private static async Task<Passkey> MineAsync(Guid id, TrineDb db, Caller caller, CancellationToken cancellationToken)
    {
        var me = caller.UserId;
        return await db.Set<Passkey>().SingleOrDefaultAsync(p => p.Id == id && p.UserId == me, cancellationToken) ?? throw new NotThereException("passkeys");
    }

    private static string Name(string? name) => name?.Trim() switch
    {
        null or "" => throw new InvalidInputException("name", "error.required"),
        { Length: > MaxName } text => throw new InvalidInputException("name", "error.maxLength", MaxName, text.Length),
        var text => text,
    };

    private static string Json(JsonElement credential) => credential.ValueKind == JsonValueKind.Object ? credential.GetRawText() : throw new InvalidInputException("credential", "error.required");

    private static PasskeyItem Shown(Passkey p) => new(p.Id, p.Name, p.CreatedAt, p.LastUsedOn, p.BackedUp);
}
