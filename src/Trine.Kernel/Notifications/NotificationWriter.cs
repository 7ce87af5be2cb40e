using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Kernel.Live;
using Trine.Kernel.Query;
using Trine.Kernel.Settings;

namespace Trine.Kernel.Notifications;

/// <summary>
/// The one way to tell a user something. Asks three questions first: does he want to know (his setting), may he know (access, as him),
/// and does he know already (the unique key). Log readers and jobs call it in their own transaction.
/// </summary>
public sealed class NotificationWriter(UserDirectory directory, VisibleTo visible, NotificationText text, LiveMessages live, WorkspaceClock clock)
{
    /// <summary>The setting that switches events off: <c>{"comment": false}</c>.</summary>
    public const string SettingKey = "notifications";

    /// <summary>Writes those that are wanted, allowed and new; connected receivers hear of them once the open transaction has committed.</summary>
    /// <returns>How many were written.</returns>
    public async Task<int> AddAsync(TrineDb db, IReadOnlyCollection<NewNotification> notifications, CancellationToken cancellationToken)
    {
        var wanted = await WantedAsync(db, notifications, cancellationToken);
        var count = 0;
        foreach (var group in wanted.GroupBy(n => (n.UserId, n.Object)))
        {
            var user = directory.Current.User(group.Key.UserId)!;
            var records = group.Where(n => n.RecordId is not null).Select(n => n.RecordId!.Value).ToList();
            var titles = records.Count == 0 ? new Dictionary<Guid, string>() : await visible.TitlesAsync(user, group.Key.Object!, records, cancellationToken);
            foreach (var one in group)
            {
                var title = one.RecordId is { } record ? titles.GetValueOrDefault(record) : null;
                if ((one.RecordId is null || title is not null) && await InsertAsync(db, one, title, user.Language, cancellationToken))
                {
                    count++;
                }
            }
        }

        return count;
    }

    private async Task<List<NewNotification>> WantedAsync(TrineDb db, IReadOnlyCollection<NewNotification> notifications, CancellationToken cancellationToken)
    {
        var active = notifications.Where(n => directory.Current.User(n.UserId) is { Active: true }).ToList();
        var off = new HashSet<(Guid User, string Event)>();
        foreach (var users in active.Select(n => n.UserId).Distinct().Chunk(500))
        {
            var settings = await db.Set<UserSetting>().AsNoTracking().Where(s => users.Contains(s.UserId) && s.Key == SettingKey).ToListAsync(cancellationToken);
            foreach (var setting in settings)
            {
                off.UnionWith(SwitchedOff(setting.Value).Select(e => (setting.UserId, e)));
            }
        }

        return [.. active.Where(n => !off.Contains((n.UserId, n.Event)))];
    }

    private static IEnumerable<string> SwitchedOff(string json)
    {
        // Users may store any JSON there; what does not say «false» leaves the event on.
        using var setting = JsonDocument.Parse(json);
        return setting.RootElement.ValueKind == JsonValueKind.Object
            ? [.. setting.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.False).Select(p => p.Name)]
            : [];
    }

    private async Task<bool> InsertAsync(TrineDb db, NewNotification one, string? title, string language, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var notification = new Notification
        {
            Id = Guid.CreateVersion7(now),
            UserId = one.UserId,
            At = now,
            Event = one.Event,
            Message = one.Message,
            Object = one.Object,
            RecordId = one.RecordId,
            Args = NotificationText.ToJson([.. one.Args.Select(a => Excerpt.Of(a, 200))]),
            DedupeKey = one.DedupeKey,
        };

        // By hand, because only so a second one with the same key is nothing rather than an error that ends the caller's transaction.
        object? Id(Guid? id) => id is { } known && db.Kind == DatabaseKind.Sqlite ? known.ToByteArray(true) : id;
        object at = db.Kind == DatabaseKind.Sqlite ? (now.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10 : now;
        var inserted = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO notifications (id, user_id, at, event, message, object, record_id, args, dedupe_key)
            VALUES ({Id(notification.Id)}, {Id(notification.UserId)}, {at}, {notification.Event}, {notification.Message}, {notification.Object},
                {Id(notification.RecordId)}, {notification.Args}, {notification.DedupeKey})
            ON CONFLICT (dedupe_key) DO NOTHING
            """,
            cancellationToken);
        if (inserted == 1)
        {
            await live.SendAsync(db, one.UserId, "notification", writer => JsonSerializer.Serialize(writer, text.Of(notification, title, language), ApiJson.Options), cancellationToken);
        }

        return inserted == 1;
    }
}
