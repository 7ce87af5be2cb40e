using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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
    public sealed record Input(string? Text, IReadOnlyList<Guid>? Mentions, int? Version);

    internal static async Task<IResult> ListAsync(
        string objects, Guid id, ParentRecord parent, TrineDb db, Caller caller, UserDirectory directory, CancellationToken cancellationToken)
    {
        await parent.RequireAsync(objects, id, cancellationToken);
        var comments = await db.Readable<Comment>().Where(c => c.Object == objects && c.RecordId == id)
            .OrderByDescending(c => c.Id).Take(ListLimit).ToListAsync(cancellationToken);
        comments.Reverse();
        return JsonAnswer.Items(comments, (writer, c) => Write(writer, c, caller, directory.Current, changeSet: null));
    }

    internal static async Task<IResult> CreateAsync(
        string objects, Guid id, Input input, ParentRecord parent, VisibleTo visible, TrineDb db, Caller caller, UserDirectory directory, ChangeScope scope,
        CancellationToken cancellationToken)
    {
        await parent.RequireAsync(objects, id, cancellationToken);
        var comment = Comment.On(objects, id, caller.UserId);
        await CheckMentionsAsync(comment, input.Mentions ?? [], visible, directory.Current, cancellationToken);
        comment.Say(input.Text ?? "", input.Mentions ?? []);
        db.Add(comment);
        await db.SaveChangesAsync(cancellationToken);
        return new JsonAnswer(writer => Write(writer, comment, caller, directory.Current, scope.ChangeSet), StatusCodes.Status201Created);
    }

    internal static async Task<IResult> UpdateAsync(
        Guid id, Input input, ParentRecord parent, VisibleTo visible, TrineDb db, Caller caller, UserDirectory directory, ChangeScope scope,
        CancellationToken cancellationToken)
    {
        var comment = await OwnAsync(id, input.Version, AccessAction.Update, parent, db, caller, cancellationToken);
        var mentions = input.Mentions ?? [.. comment.Mentions.Select(Guid.Parse)];
        await CheckMentionsAsync(comment, mentions, visible, directory.Current, cancellationToken);
        comment.Say(input.Text ?? comment.Text, mentions);
        await db.SaveChangesAsync(cancellationToken);
        return new JsonAnswer(writer => Write(writer, comment, caller, directory.Current, scope.ChangeSet));
    }

    internal static async Task<IResult> DeleteAsync(
        Guid id, int? version, ParentRecord parent, TrineDb db, Caller caller, ChangeScope scope, CancellationToken cancellationToken)
    {
        var comment = await OwnAsync(id, version, AccessAction.Delete, parent, db, caller, cancellationToken);
        db.Remove(comment);
        await db.SaveChangesAsync(cancellationToken);
        return Results.Ok(new { id, changeSet = scope.ChangeSet });
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

    private static void Write(Utf8JsonWriter writer, Comment comment, Caller caller, DirectorySnapshot directory, Guid? changeSet)
    {
        writer.WriteStartObject();
        writer.WriteString("id", comment.Id);
        writer.WriteString("text", comment.Text);
        writer.WriteStartArray("mentions");
        foreach (var id in comment.Mentions.Select(Guid.Parse))
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteString("name", directory.User(id)?.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Actor.Write(writer, "actor", comment.OwnerId, directory);
        writer.WriteString("at", FieldJson.Instant(comment.CreatedAt));
        writer.WriteBoolean("edited", comment.Version > 1);
        writer.WriteNumber("version", comment.Version);
        writer.WriteStartObject("can");
        writer.WriteBoolean("update", comment.OwnerId == caller.UserId);
        writer.WriteBoolean("delete", comment.OwnerId == caller.UserId);
        writer.WriteEndObject();
        if (changeSet is { } set)
        {
            writer.WriteString("changeSet", set);
        }

        writer.WriteEndObject();
    }
}
