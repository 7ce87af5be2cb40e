using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Data;
using Trine.Kernel.Jobs;
using Trine.Kernel.Notifications;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Reminders;

/// <summary>
/// Fires what became due since the last time, however long ago that was. Several nodes may try at once: the checkpoint moves in the
/// transaction of the notifications, so one of them wins. Each reminder's key is its record and instant, so it fires once even when a
/// clock jumps ahead and back.
/// </summary>
public sealed class DueReminders(TrineDb db, Metadata metadata, RecordReader reader, FilterParser filters, NotificationWriter writer, UserDirectory directory, WorkspaceClock clock)
{
    private const string Name = "reminders";

    /// <summary>
    /// Looked at again behind the checkpoint: a record saved just as the checkpoint passed its instant is seen the next time.
    /// </summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    /// <summary>An idle checkpoint is moved no more often than this, so that an idle database stays idle.</summary>
    private static readonly TimeSpan IdleStep = TimeSpan.FromMinutes(5);

    /// <summary>Fires all reminders that are due. Call as the system.</summary>
    /// <returns>How many users were reminded.</returns>
    public async Task<int> FireAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var checkpoint = await JobCheckpoint.FindAsync(db, Name, cancellationToken);
        if (checkpoint is null)
        {
            // The first start: what lies before it is history.
            await using var begin = await db.BeginWriteAsync(cancellationToken);
            await JobCheckpoint.MoveAsync(db, Name, null, now, cancellationToken);
            await begin.CommitAsync(cancellationToken);
            return 0;
        }

        // After a clock has come back from the future the checkpoint follows it; keys keep what fired from firing again.
        var from = checkpoint.At < now ? checkpoint.At : now;
        var due = await DueAsync(from - Overlap, now, cancellationToken);
        if (due.Count == 0 && (now - checkpoint.At).Duration() < IdleStep)
        {
            return 0;
        }

        await using var write = await db.BeginWriteAsync(cancellationToken);
        if (!await JobCheckpoint.MoveAsync(db, Name, checkpoint, now, cancellationToken))
        {
            return 0;
        }

        var count = await writer.AddAsync(db, due, cancellationToken);
        await write.CommitAsync(cancellationToken);
        return count;
    }

    private async Task<List<NewNotification>> DueAsync(DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var due = new List<NewNotification>();
        foreach (var schema in metadata.Current.Schemas)
        {
            if (schema.Definition.Reminder is { } reminder)
            {
                await foreach (var row in reader.StreamAsync(Query(schema, reminder, after, until), cancellationToken))
                {
                    if (row.OwnerId is { } owner && directory.Current.User(owner) is { Active: true })
                    {
                        due.Add(About(schema, row, owner));
                    }
                }
            }
        }

        var keys = due.Select(d => d.DedupeKey).ToHashSet();
        foreach (var page in keys.Chunk(500))
        {
            keys.ExceptWith(await db.Set<Notification>().Where(n => page.Contains(n.DedupeKey)).Select(n => n.DedupeKey).ToListAsync(cancellationToken));
        }

        return [.. due.Where(d => keys.Contains(d.DedupeKey))];
    }

    private RecordQuery Query(ObjectSchema schema, ReminderDefinition reminder, DateTimeOffset after, DateTimeOffset until)
    {
        var at = schema.Find(reminder.AtKey)!;
        List<Filter> parts = [new FieldFilter(at, FilterOp.Between, [after, until])];
        if (reminder.WhileJson is { } json)
        {
            using var tree = JsonDocument.Parse(json);
            if (filters.Parse(schema, tree.RootElement) is { } filter)
            {
                parts.Add(filter);
            }
        }

        return new RecordQuery { Schema = schema, Fields = [at, schema.Find(reminder.TitleKey)!], Filter = new AndFilter(parts), Sort = [new SortKey(at, false)] };
    }

    private static NewNotification About(ObjectSchema schema, RecordRow row, Guid owner)
    {
        var at = (DateTimeOffset)row.Values[0]!;
        return new NewNotification(owner, NotificationEvent.Reminder, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"reminder:{schema.Key}:{row.Id:N}:{at.UtcTicks}"))
        {
            Object = schema.Key,
            RecordId = row.Id,
            Args = [row.Values[1] as string ?? ""],
        };
    }
}
