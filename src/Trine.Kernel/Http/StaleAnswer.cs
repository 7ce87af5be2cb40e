using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Http;

/// <summary>Tells the loser of a race what the record is now, and who changed what since the version he saw.</summary>
public sealed class StaleAnswer(TrineDb db, RecordAnswers answers, Metadata metadata, UserDirectory directory)
{
    internal async Task WriteAsync(Utf8JsonWriter writer, StaleException stale, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var body = await answers.BodyAsync(stale.ObjectKey, stale.Id, null, cancellationToken);
        writer.WriteStartObject("current");
        body(writer);
        writer.WriteEndObject();
        if (stale.Known is not { } known)
        {
            return;
        }

        // Each entry raised the version by one, so the newest (current - known) entries are what was missed; 50 are enough to show.
        var log = db.Set<ChangeLogEntry>().AsNoTracking().Where(e => e.Object == stale.ObjectKey && e.RecordId == stale.Id);
        var missed = await log.OrderByDescending(e => e.Seq).Take(50).ToListAsync(cancellationToken);
        var current = await log.CountAsync(cancellationToken);
        writer.WriteStartArray("changed");
        foreach (var entry in missed.Take(Math.Max(0, current - known)))
        {
            using var fields = JsonDocument.Parse(entry.Fields);
            foreach (var change in fields.RootElement.EnumerateObject().Where(c => metadata.Current.Schema(stale.ObjectKey).Find(c.Name) is not null))
            {
                writer.WriteStartObject();
                writer.WriteString("field", change.Name);
                writer.WritePropertyName("old");
                change.Value[0].WriteTo(writer);
                writer.WritePropertyName("new");
                change.Value[1].WriteTo(writer);
                Actor.Write(writer, "by", entry.ActorId, directory.Current);
                writer.WriteString("at", FieldJson.Instant(entry.At));
                writer.WriteEndObject();
            }
        }

        writer.WriteEndArray();
    }
}
