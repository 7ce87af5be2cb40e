using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Organisation.Passkeys;
using Trine.Organisation.Sessions;

namespace Trine.Organisation.TwoFactor;

/// <summary>The caller's own authenticator app and recovery codes.</summary>
internal static class SecondFactorEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var mine = api.MapGroup("/me/secondFactor").RequireAuthorization(SessionAuthentication.SessionOnly);
        var whileDue = new AllowedWhileDue(DueStep.SecondFactor);
        mine.MapGet("", ShowAsync).WithMetadata(whileDue).WithSummary("Whether the caller is asked for a code");
        mine.MapPost("", BeginAsync).WithMetadata(whileDue).WithSummary("Set up an authenticator app: the key to scan or type; what was on stays on until it is confirmed");
        mine.MapPut("", ConfirmAsync).WithMetadata(whileDue).WithSummary("Confirm the app by a code it shows: from now on one is asked for; the caller's other sessions end");
        mine.MapPost("/recoveryCodes", RenewAsync).WithSummary("New recovery codes in place of what is left");
        mine.MapPost("/off", TurnOffAsync).WithSummary("No longer be asked for a code");
    }

    /// <param name="On">A code is asked for.</param>
    /// <param name="RecoveryCodesLeft">How many are not used up.</param>
    /// <param name="Demanded">A role of the caller demands it: he may not turn it off.</param>
    public sealed record SecondFactorState(bool On, int RecoveryCodesLeft, bool Demanded);

    /// <param name="Proof">The caller's password, or a code of the app he has; needed when it is on already, and a quarter of an hour after signing in.</param>
    public sealed record ProofRequest(string? Proof = null);

    /// <param name="Code">Six digits the app shows.</param>
    public sealed record ConfirmRequest([property: Required] string? Code);

    /// <param name="Key">What the app is told, in letters.</param>
    /// <param name="Uri">The same for scanning: <c>otpauth://totp/…</c>.</param>
    public sealed record NewSecondFactor(string Key, string Uri);

    /// <param name="Codes">Each signs in once in place of a code of the app; shown this once.</param>
    public sealed record RecoveryCodes(IReadOnlyList<string> Codes);

    internal static async Task<Ok<SecondFactorState>> ShowAsync(Caller caller, SecondFactors factors, CancellationToken cancellationToken)
    {
        var me = caller.User!;
        return TypedResults.Ok(new SecondFactorState(
            await factors.IsOnAsync(me.Id, cancellationToken), await factors.RecoveryCodesLeftAsync(me.Id, cancellationToken), me.Roles.Any(r => r.RequiresTwoFactor)));
    }

    internal static async Task<Ok<NewSecondFactor>> BeginAsync(
        ProofRequest request, HttpContext context, TrineDb db, Caller caller, SecondFactors factors, OwnerProof proof, WorkspaceInfo workspace, CancellationToken cancellationToken)
    {
        var me = caller.User!;
        DueSteps.RequirePasskey(context.User, me, await db.Set<Passkey>().AnyAsync(p => p.UserId == me.Id, cancellationToken));
        if (await factors.IsOnAsync(me.Id, cancellationToken))
        {
            await proof.CheckAsync(request.Proof, cancellationToken);
        }
        else
        {
            await proof.CheckUnlessFreshAsync(context, request.Proof, cancellationToken);
        }

        var key = Base32.Encode(await factors.BeginAsync(me.Id, cancellationToken));
        var issuer = Uri.EscapeDataString(workspace.Name);
        // Algorithm, digits and period are what apps take when nothing is said; some refuse to be told.
        return TypedResults.Ok(new NewSecondFactor(key, $"otpauth://totp/{issuer}:{Uri.EscapeDataString(me.Email)}?secret={key}&issuer={issuer}"));
    }

    internal static async Task<Ok<RecoveryCodes>> ConfirmAsync(
        ConfirmRequest request, HttpContext context, TrineDb db, Caller caller, SecondFactors factors, UserSessions sessions, CancellationToken cancellationToken)
    {
        var me = caller.UserId!.Value;
        DueSteps.RequirePasskey(context.User, caller.User!, await db.Set<Passkey>().AnyAsync(p => p.UserId == me, cancellationToken));
        var check = await factors.CheckPendingAsync(me, request.Code ?? "", cancellationToken);
        if (check.LockedFor is { } wait)
        {
            throw new RefusedException("signIn.locked", (int)Math.Ceiling(wait.TotalMinutes));
        }

        await using var write = await db.BeginWriteAsync(cancellationToken);
        var codes = (check.Right ? await factors.ConfirmAsync(me, request.Code!, cancellationToken) : null) ?? throw new InvalidInputException("code", "error.codeWrong");
        // They began with a password alone.
        var here = SessionAuthentication.SessionOf(context.User);
        sessions.End(await sessions.Living(me).Where(s => s.Id != here).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        await SignIns.StrengthenAsync(context);
        return TypedResults.Ok(new RecoveryCodes(codes));
    }

    internal static async Task<Ok<RecoveryCodes>> RenewAsync(ProofRequest request, Caller caller, SecondFactors factors, OwnerProof proof, CancellationToken cancellationToken)
    {
        var me = caller.UserId!.Value;
        if (!await factors.IsOnAsync(me, cancellationToken))
        {
            throw new RefusedException("twoFactor.off");
        }

        await proof.CheckAsync(request.Proof, cancellationToken);
        return TypedResults.Ok(new RecoveryCodes(await factors.RenewCodesAsync(me, cancellationToken)));
    }

    internal static async Task<NoContent> TurnOffAsync(ProofRequest request, Caller caller, SecondFactors factors, OwnerProof proof, CancellationToken cancellationToken)
    {
        if (caller.User!.Roles.Any(r => r.RequiresTwoFactor))
        {
            throw new RefusedException("twoFactor.demanded");
        }

        await proof.CheckAsync(request.Proof, cancellationToken);
        await factors.TurnOffAsync(caller.UserId!.Value, cancellationToken);
        return TypedResults.NoContent();
    }
}
