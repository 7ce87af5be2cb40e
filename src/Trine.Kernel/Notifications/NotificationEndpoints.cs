using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Query;

namespace Trine.Kernel.Notifications;

/// <summary>The bell: what the caller was told, newest first.</summary>
internal static class NotificationEndpoints
{
    private const int PageSize = 30;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/notifications", ListAsync).WithSummary("The caller's notifications, newest first, 30 a page");
        api.MapPost("/notifications/read", ReadAsync).WithSummary("Mark notifications as read");
    }

    /// <param name="Ids">Those to mark, at most 500.</param>
    /// <param name="All">True marks them all.</param>
    public sealed record ReadRequest(IReadOnlyList<Guid>? Ids = null, bool All = false);

    /// <param name="NextCursor">Asks for the next part; null after the last.</param>
    /// <param name="Unread">How many of all are unread.</param>
    public sealed record NotificationPage(IReadOnlyList<NotificationAnswer> Items, string? NextCursor, int Unread);

    /// <param name="Unread">How many of all are unread still.</param>
    public sealed record UnreadCount(int Unread);

    internal static async Task<Ok<NotificationPage>> ListAsync(
        bool? unread, string? cursor, TrineDb db, Caller caller, VisibleSchemas schemas, RecordReader reader, NotificationText text, CancellationToken cancellationToken)
    {
        var mine = Mine(db, caller);
        if (unread == true)
        {
            mine = mine.Where(n => n.ReadAt == null);
        }

        if (!string.IsNullOrEmpty(cursor))
        {
            var last = Guid.TryParse(cursor, out var id) ? id : throw new InvalidInputException("cursor", "error.cursor");
            mine = mine.Where(n => n.Id < last);
        }

        var page = await mine.OrderByDescending(n => n.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var items = page.Take(PageSize).ToList();
        var titles = await TitlesAsync(items, schemas, reader, cancellationToken);
        var count = await UnreadAsync(db, caller, cancellationToken);
        return TypedResults.Ok(new NotificationPage(
            [.. items.Select(i => text.Of(i, i.RecordId is { } record ? titles.GetValueOrDefault(record) : null, caller.Language))],
            page.Count > PageSize ? items[^1].Id.ToString() : null,
            count));
    }

    internal static async Task<Ok<UnreadCount>> ReadAsync(ReadRequest request, TrineDb db, Caller caller, WorkspaceClock clock, CancellationToken cancellationToken)
    {
        if (!request.All && request.Ids is not { Count: <= 500 })
        {
            throw new InvalidInputException("ids", request.Ids is null ? "error.required" : "error.tooMany", 500);
        }

        var now = clock.Now;
        var unread = Mine(db, caller).Where(n => n.ReadAt == null);
        var chosen = request.All ? unread : unread.Where(n => request.Ids!.Contains(n.Id));
        await using (var write = await db.BeginWriteAsync(cancellationToken))
        {
            await chosen.ExecuteUpdateAsync(n => n.SetProperty(x => x.ReadAt, now), cancellationToken);
            await write.CommitAsync(cancellationToken);
        }

        return TypedResults.Ok(new UnreadCount(await UnreadAsync(db, caller, cancellationToken)));
    }

    private static IQueryable<Notification> Mine(TrineDb db, Caller caller)
    {
        var me = caller.UserId;
        return db.Set<Notification>().AsNoTracking().Where(n => n.UserId == me);
    }

    private static Task<int> UnreadAsync(TrineDb db, Caller caller, CancellationToken cancellationToken) =>
        Mine(db, caller).CountAsync(n => n.ReadAt == null, cancellationToken);

    /// <summary>Names as the caller may see them today: access may have changed since he was told.</summary>
    private static async Task<Dictionary<Guid, string>> TitlesAsync(List<Notification> items, VisibleSchemas schemas, RecordReader reader, CancellationToken cancellationToken)
    {
        var titles = new Dictionary<Guid, string>();
        foreach (var group in items.Where(n => n.RecordId is not null).GroupBy(n => n.Object!))
        {
            if (schemas.Find(group.Key) is { } schema)
            {
                foreach (var (id, title) in await reader.TitlesAsync(schema, [.. group.Select(n => n.RecordId!.Value).Distinct()], cancellationToken))
                {
                    titles[id] = title;
                }
            }
        }

        return titles;
    }
}
