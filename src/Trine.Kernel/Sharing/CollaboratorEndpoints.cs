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
using Trine.Kernel.Query;

namespace Trine.Kernel.Sharing;

/// <summary>With whom a record is shared. Whoever owns it, or may hand it over, decides.</summary>
internal static class CollaboratorEndpoints
{
    /// <summary>Records shared with one user at most: for more, a role or a department is the better way.</summary>
    public const int MaxOfUser = 1_000;

    /// <summary>Collaborators of one record at most.</summary>
    public const int MaxOfRecord = 50;

    /// <param name="Level">What he may do with the record.</param>
    public sealed record CollaboratorInput(ShareLevel Level);

    /// <param name="CanShare">Whether the caller may share the record, or end that.</param>
    public sealed record CollaboratorList(IReadOnlyList<CollaboratorAnswer> Items, bool CanShare);

    /// <param name="By">Who shared it.</param>
    public sealed record CollaboratorAnswer(RecordLink User, ShareLevel Level, RecordLink? By, DateTimeOffset At);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{objects}/{id:guid}/collaborators", ListAsync).WithSummary("With whom a record is shared");
        api.MapPut("/{objects}/{id:guid}/collaborators/{user:guid}", ShareAsync).WithSummary("Share a record with somebody, or change what he may do with it");
        api.MapDelete("/{objects}/{id:guid}/collaborators/{user:guid}", EndAsync).WithSummary("Share a record with somebody no more");
    }

    internal static async Task<Ok<CollaboratorList>> ListAsync(
        string objects, Guid id, ParentRecord parent, AccessRules access, TrineDb db, UserDirectory directory, CancellationToken cancellationToken)
    {
        var (schema, row) = await parent.RequireAsync(objects, id, cancellationToken);
        return TypedResults.Ok(await AnswerAsync(schema, row, access, db, directory, cancellationToken));
    }

    internal static async Task<Ok<CollaboratorList>> ShareAsync(
        string objects, Guid id, Guid user, CollaboratorInput input, ParentRecord parent, AccessRules access, TrineDb db, UserDirectory directory, CancellationToken cancellationToken)
    {
        var (schema, row) = await RequireAsync(objects, id, parent, access, cancellationToken);
        if (directory.Current.User(user) is not { Active: true } || user == row.OwnerId)
        {
            throw new InvalidInputException("user", user == row.OwnerId ? "error.collaboratorOwner" : "error.reference", user);
        }

        var shared = db.Unscoped<Collaborator>();
        var one = await shared.SingleOrDefaultAsync(c => c.Object == objects && c.RecordId == id && c.UserId == user, cancellationToken);
        if (one is null)
        {
            if (await shared.CountAsync(c => c.Object == objects && c.RecordId == id, cancellationToken) >= MaxOfRecord)
            {
                throw new RefusedException("collaborators.full", MaxOfRecord);
            }

            if (await shared.CountAsync(c => c.UserId == user, cancellationToken) >= MaxOfUser)
            {
                throw new RefusedException("collaborators.tooMany", directory.Current.User(user)!.Name, MaxOfUser);
            }

            db.Add(one = Collaborator.On(objects, id, user));
        }

        one.Level = input.Level;
        db.AllowConsequence(one);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await AnswerAsync(schema, row, access, db, directory, cancellationToken));
    }

    internal static async Task<Ok<CollaboratorList>> EndAsync(
        string objects, Guid id, Guid user, ParentRecord parent, AccessRules access, TrineDb db, UserDirectory directory, Caller caller, CancellationToken cancellationToken)
    {
        // Who no longer wants to see a record may say so himself.
        var (schema, row) = user == caller.UserId ? await parent.RequireAsync(objects, id, cancellationToken) : await RequireAsync(objects, id, parent, access, cancellationToken);
        var one = await db.Unscoped<Collaborator>().SingleOrDefaultAsync(c => c.Object == objects && c.RecordId == id && c.UserId == user, cancellationToken)
            ?? throw new NotThereException(Collaborator.ObjectKey);
        db.Remove(one);
        db.AllowConsequence(one);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await AnswerAsync(schema, row, access, db, directory, cancellationToken));
    }

    private static async Task<(ObjectSchema Schema, RecordRow Row)> RequireAsync(string objects, Guid id, ParentRecord parent, AccessRules access, CancellationToken cancellationToken)
    {
        var (schema, row) = await parent.RequireAsync(objects, id, cancellationToken);
        return MayShare(schema, row, access) ? (schema, row) : throw new ForbiddenException(schema.Key, AccessAction.Transfer);
    }

    private static bool MayShare(ObjectSchema schema, RecordRow row, AccessRules access) =>
        schema.Definition is { AccessOf: null, Administrative: false } && (row.OwnerId == access.Caller.UserId || access.Allows(schema.Definition, AccessAction.Transfer, row.Place));

    private static async Task<CollaboratorList> AnswerAsync(
        ObjectSchema schema, RecordRow row, AccessRules access, TrineDb db, UserDirectory directory, CancellationToken cancellationToken)
    {
        var shared = await db.Unscoped<Collaborator>().AsNoTracking().Where(c => c.Object == schema.Key && c.RecordId == row.Id).OrderBy(c => c.Id).ToListAsync(cancellationToken);
        return new CollaboratorList(
            [.. shared.Select(c => new CollaboratorAnswer(RecordLink.To(c.UserId, directory.Current)!, c.Level, RecordLink.To(c.CreatedById, directory.Current), c.CreatedAt))],
            MayShare(schema, row, access));
    }
}
