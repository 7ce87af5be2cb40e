using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Comments;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;
using Trine.Kernel.Sharing;

namespace Trine.Kernel.Notifications;

/// <summary>Follows the log and tells users of what concerns them: mentions, comments on their records, records given to or shared with them.</summary>
public sealed class NotifyReader(Metadata metadata, UserDirectory directory, RecordReader records, VisibleTo visible, SharedRecords shared, NotificationWriter writer) : ILogReader
{
    /// <summary>More records than this given to one user in one change set become one notification.</summary>
    public const int Summarise = 3;

    private const int ExcerptLength = 140;

    /// <inheritdoc/>
    public string Name => "notify";

    /// <inheritdoc/>
    public Task PrepareAsync(IReadOnlyList<ChangeLogEntry> entries, TrineDb db, CancellationToken cancellationToken) =>
        // Whether somebody may know of a record is asked of what is in memory, and this reader may be faster than the news of the commit.
        entries.Any(IsNewShare) ? shared.ReloadAsync(cancellationToken) : Task.CompletedTask;

    /// <inheritdoc/>
    public async Task HandleAsync(IReadOnlyList<ChangeLogEntry> entries, TrineDb db, CancellationToken cancellationToken)
    {
        var news = new List<NewNotification>();
        await CommentsAsync(entries, db, news, cancellationToken);
        await AssignmentsAsync(entries, db, news, cancellationToken);
        await SharesAsync(entries, db, news, cancellationToken);
        await writer.AddAsync(db, news, cancellationToken);
    }

    private async Task CommentsAsync(IReadOnlyList<ChangeLogEntry> entries, TrineDb db, List<NewNotification> news, CancellationToken cancellationToken)
    {
        var said = entries.Where(e => e is { Object: Comment.ObjectKey, Op: ChangeOp.Create or ChangeOp.Update }).ToList();
        var ids = said.Select(e => e.RecordId).Distinct().ToList();
        if (ids.Count == 0)
        {
            return;
        }

        // A comment deleted meanwhile is not told of.
        var comments = await db.Set<Comment>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        foreach (var entry in said)
        {
            if (comments.TryGetValue(entry.RecordId, out var comment))
            {
                var mentioned = NewMentions(entry).Where(id => id != comment.OwnerId).ToList();
                news.AddRange(mentioned.Select(id => About(comment, NotificationEvent.Mention, id)));
                if (entry.Op == ChangeOp.Create && await OwnerOfParentAsync(comment, cancellationToken) is { } owner && owner != comment.OwnerId && !mentioned.Contains(owner))
                {
                    news.Add(About(comment, NotificationEvent.Comment, owner));
                }
            }
        }
    }

    private NewNotification About(Comment comment, string what, Guid user) => new(user, what, $"{what}:{comment.Id:N}:{user:N}")
    {
        Object = comment.Object,
        RecordId = comment.RecordId,
        Args = [NameOf(comment.OwnerId), Excerpt.Of(comment.Text, ExcerptLength)],
    };

    private async Task<Guid?> OwnerOfParentAsync(Comment comment, CancellationToken cancellationToken) =>
        metadata.Current.Find(comment.Object) is { } schema ? (await records.FindAsync(schema, comment.RecordId, [], cancellationToken))?.OwnerId : null;

    private static IEnumerable<Guid> NewMentions(ChangeLogEntry entry)
    {
        var (before, after) = Change(entry, "mentions");
        HashSet<string> Ids(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } items ? [.. items.EnumerateArray().Select(i => i.GetString()!)] : [];
        return Ids(after).Except(Ids(before)).Select(Guid.Parse);
    }

    private async Task SharesAsync(IReadOnlyList<ChangeLogEntry> entries, TrineDb db, List<NewNotification> news, CancellationToken cancellationToken)
    {
        var ids = entries.Where(IsNewShare).Select(e => e.RecordId).ToList();
        if (ids.Count > 0)
        {
            // What is shared no more is not told of. Whoever shares a record with himself knows.
            var living = await db.Set<Collaborator>().AsNoTracking().Where(c => ids.Contains(c.Id) && c.CreatedById != c.UserId).ToListAsync(cancellationToken);
            news.AddRange(living.Select(c => new NewNotification(c.UserId, NotificationEvent.Shared, $"shared:{c.Id:N}")
            {
                Message = c.Level == ShareLevel.Write ? "sharedToWrite" : "shared",
                Object = c.Object,
                RecordId = c.RecordId,
                Args = [NameOf(c.CreatedById)],
            }));
        }
    }

    private static bool IsNewShare(ChangeLogEntry entry) => entry is { Object: Collaborator.ObjectKey, Op: ChangeOp.Create };

    private async Task AssignmentsAsync(IReadOnlyList<ChangeLogEntry> entries, TrineDb db, List<NewNotification> news, CancellationToken cancellationToken)
    {
        var given = from entry in entries
                    // The system gives nothing to anybody: what it writes is set-up and seeding.
                    where entry.ActorId is not null && entry.Op is ChangeOp.Create or ChangeOp.Update && Tells(entry.Object)
                    let owner = Change(entry, "owner").After is { ValueKind: JsonValueKind.String } id ? id.GetGuid() : (Guid?)null
                    where owner is not null && owner != entry.ActorId
                    group entry by (entry.ChangeSet, Owner: owner.Value, entry.Object);
        foreach (var group in given.ToList())
        {
            if (directory.Current.User(group.Key.Owner) is not { Active: true } user)
            {
                continue;
            }

            var seen = await visible.TitlesAsync(user, group.Key.Object, [.. group.Select(e => e.RecordId)], cancellationToken);
            if (seen.Count > 0)
            {
                await OneOwnerAsync(db, group.Key.ChangeSet, user, group.Key.Object, group.First().ActorId, [.. seen.Keys], news, cancellationToken);
            }
        }
    }

    /// <summary>A change set may come in many batches: what was told before counts, and a summary once begun grows.</summary>
    private async Task OneOwnerAsync(
        TrineDb db, Guid changeSet, DirectoryUser user, string objectKey, Guid? actor, List<Guid> ids, List<NewNotification> news, CancellationToken cancellationToken)
    {
        var key = $"assigned:{changeSet:N}:{user.Id:N}:{objectKey}";
        var told = await db.Set<Notification>().Where(n => n.UserId == user.Id && (n.DedupeKey == key || n.DedupeKey.StartsWith(key + ":"))).ToListAsync(cancellationToken);
        if (told.Find(n => n.DedupeKey == key) is { } summary)
        {
            var args = NotificationText.ArgsOf(summary);
            summary.Args = NotificationText.ToJson([args[0], Count(int.Parse(args[1], CultureInfo.InvariantCulture) + ids.Count)]);
            await db.SaveChangesAsync(cancellationToken);
        }
        else if (told.Count + ids.Count > Summarise)
        {
            news.Add(new NewNotification(user.Id, NotificationEvent.Assigned, key)
            {
                Message = "assignedMany",
                Object = objectKey,
                Args = [NameOf(actor), Count(told.Count + ids.Count)],
            });
        }
        else
        {
            news.AddRange(ids.Select(id => new NewNotification(user.Id, NotificationEvent.Assigned, $"{key}:{id:N}") { Object = objectKey, RecordId = id, Args = [NameOf(actor)] }));
        }
    }

    /// <summary>Lines and parts follow their record, settings are nobody's work.</summary>
    private bool Tells(string objectKey) => metadata.Current.Find(objectKey) is { Definition: { Internal: false, Hidden: false, AccessOf: null } };

    private string NameOf(Guid? user) => user is { } id ? directory.Current.User(id)?.Name ?? "" : "";

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static (JsonElement? Before, JsonElement? After) Change(ChangeLogEntry entry, string field)
    {
        using var document = JsonDocument.Parse(entry.Fields);
        return document.RootElement.TryGetProperty(field, out var change) ? (change[0].Clone(), change[1].Clone()) : (null, null);
    }
}
