using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Kernel.Query;

namespace Trine.Kernel.Comments;

/// <summary>Comments on records. Who may read the record may read and write them; each is changed and deleted by its author alone.</summary>
internal static class CommentEndpoints
{
    /// <summary>The newest this many are listed.</summary>
    private const int ListLimit = 500;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{objects}/{id:guid}/comments", ListAsync).WithSummary("The comments on a record, oldest first");
        api.MapPost("/{objects}/{id:guid}/comments", CreateAsync).WithSummary("Comment on a record");
        api.MapPatch("/comments/{id:guid}", UpdateAsync).WithSummary("Change one's own comment");
        api.MapDelete("/comments/{id:guid}", DeleteAsync).WithSummary("Delete one's own comment");
    }

    /// <param name="Text">What is said, 1–10,000 characters; left out of a change, it stays.</param>
    /// <param name="Mentions">Users to tell of it; left out of a change, they stay.</param>
    /// <param name="Version">Of a change: the version the caller saw; any other answers 409.</param>
    public sealed record Input(string? Text = null, IReadOnlyList<Guid>? Mentions = null, int? Version = null);

    /// <param name="Edited">It was changed since it was written.</param>
    /// <param name="ChangeSet">Of an answer to a write: what to undo.</param>
    public sealed record CommentAnswer(
        Guid Id, string Text, IReadOnlyList<RecordLink> Mentions, RecordLink? Actor, DateTimeOffset At, bool Edited, int Version, RecordAbilities Can, Guid? ChangeSet = null);

    internal static async Task<Ok<Listing<CommentAnswer>>> ListAsync(
        string objects, Guid id, ParentRecord parent, TrineDb db, Caller caller, UserDirectory directory, CancellationToken cancellationToken)
    {
        await parent.RequireAsync(objects, id, cancellationToken);
        var comments = await db.Readable<Comment>().Where(c => c.Object == objects && c.RecordId == id)
            .OrderByDescending(c => c.Id).Take(ListLimit).ToListAsync(cancellationToken);
        comments.Reverse();
        return TypedResults.Ok(new Listing<CommentAnswer>([.. comments.Select(c => Answer(c, caller, directory.Current))]));
    }

    internal static async Task<Created<CommentAnswer>> CreateAsync(
        string objects, Guid id, Input input, ParentRecord parent, VisibleTo visible, TrineDb db, Caller caller, UserDirectory directory, ChangeScope scope,
        CancellationToken cancellationToken)
    {
        await parent.RequireAsync(objects, id, cancellationToken);
        var comment = Comment.On(objects, id, caller.UserId);
        await CheckMentionsAsync(comment, input.Mentions ?? [], visible, directory.Current, cancellationToken);
        comment.Say(input.Text ?? "", input.Mentions ?? []);
        db.Add(comment);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created((string?)null, Answer(comment, caller, directory.Current, scope.ChangeSet));
    }

    internal static async Task<Ok<CommentAnswer>> UpdateAsync(
        Guid id, Input input, ParentRecord parent, VisibleTo visible, TrineDb db, Caller caller, UserDirectory directory, ChangeScope scope,
        CancellationToken cancellationToken)
    {
        var comment = await OwnAsync(id, input.Version, AccessAction.Update, parent, db, caller, cancellationToken);
        var mentions = input.Mentions ?? [.. comment.Mentions.Select(Guid.Parse)];
        await CheckMentionsAsync(comment, mentions, visible, directory.Current, cancellationToken);
        comment.Say(input.Text ?? comment.Text, mentions);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Answer(comment, caller, directory.Current, scope.ChangeSet));
    }

    internal static async Task<Ok<ChangedRecord>> DeleteAsync(
        Guid id, int? version, ParentRecord parent, TrineDb db, Caller caller, ChangeScope scope, CancellationToken cancellationToken)
    {
        var comment = await OwnAsync(id, version, AccessAction.Delete, parent, db, caller, cancellationToken);
        db.Remove(comment);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new ChangedRecord(id, scope.ChangeSet));
    }

    /// <summary>A comment to change: seen through its record, and the caller's own. Not even an administrator rewrites what somebody else said.</summary>
    private static async Task<Comment> OwnAsync(
        Guid id, int? version, AccessAction action, ParentRecord parent, TrineDb db, Caller caller, CancellationToken cancellationToken)
    {
        var comment = await db.Reachable<Comment>(AccessAction.Read).SingleOrDefaultAsync(c => c.Id == id, cancellationToken) ?? throw new NotThereException(Comment.ObjectKey);
        await parent.RequireAsync(comment.Object, comment.RecordId, cancellationToken);
        if (comment.OwnerId != caller.UserId)
        {
            throw new ForbiddenException(Comment.ObjectKey, action);
        }

        return version is { } known && known != comment.Version ? throw new StaleException(Comment.ObjectKey, id, known) : comment;
    }

    /// <summary>Somebody who may not see the record must not be told of it, and the author should know that he will not be.</summary>
    private static async Task CheckMentionsAsync(
        Comment comment, IReadOnlyList<Guid> mentions, VisibleTo visible, DirectorySnapshot directory, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        foreach (var id in mentions.Distinct().Where(m => !comment.Mentions.Contains(m.ToString())))
        {
            if (directory.User(id) is not { Active: true } user)
            {
                errors.Add(new FieldError("mentions", "error.mention.unknown", id));
            }
            else if (!await visible.SeesAsync(user, comment.Object, comment.RecordId, cancellationToken))
            {
                errors.Add(new FieldError("mentions", "error.mention.blind", user.Name));
            }
        }

        if (errors.Count > 0)
        {
            throw new InvalidInputException(errors);
        }
    }

    private static CommentAnswer Answer(Comment comment, Caller caller, DirectorySnapshot directory, Guid? changeSet = null)
    {
        var own = comment.OwnerId == caller.UserId;
        return new CommentAnswer(
            comment.Id,
            comment.Text,
            [.. comment.Mentions.Select(Guid.Parse).Select(id => RecordLink.To(id, directory)!)],
            RecordLink.To(comment.OwnerId, directory),
            comment.CreatedAt,
            comment.Version > 1,
            comment.Version,
            new RecordAbilities(own, own),
            changeSet);
    }
}
