using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Http;

/// <summary>Tells the loser of a race what the record is now, and who changed what since the version he saw.</summary>
public sealed class StaleAnswer(TrineDb db, RecordAnswers answers, VisibleSchemas schemas, UserDirectory directory)
{
    internal async Task<Problem> ToldAsync(Problem problem, StaleException stale, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var body = await answers.BodyAsync(stale.ObjectKey, stale.Id, null, cancellationToken);
        problem = problem with { Current = new WrittenRecord(body) };
        if (stale.Known is not { } known)
        {
            return problem;
        }

        // Each entry raised the version by one, so the newest (current - known) entries are what was missed; 50 are enough to show.
        var log = db.Set<ChangeLogEntry>().AsNoTracking().Where(e => e.Object == stale.ObjectKey && e.RecordId == stale.Id);
        var missed = await log.OrderByDescending(e => e.Seq).Take(50).ToListAsync(cancellationToken);
        var current = await log.CountAsync(cancellationToken);
        return problem with { Changed = [.. missed.Take(Math.Max(0, current - known)).SelectMany(e => Fields(e, stale.ObjectKey))] };
    }

    private List<Problem.ChangedField> Fields(ChangeLogEntry entry, string objectKey)
    {
        using var fields = JsonDocument.Parse(entry.Fields);
        var who = RecordLink.To(entry.ActorId, directory.Current);
        var schema = schemas.Schema(objectKey);
        return
        [
            .. from change in fields.RootElement.EnumerateObject()
               let field = schema.Find(change.Name)
               where field is not null
               select new Problem.ChangedField(change.Name, Value(field, change.Value[0]), Value(field, change.Value[1]), who, entry.At),
        ];
    }

    private static WrittenJson Value(FieldDefinition field, JsonElement logged)
    {
        if (field.Mode == FieldMode.Full)
        {
            return WrittenJson.Of(logged.GetRawText());
        }

        var shown = field.Shown(CustomValues.Logical(logged, field.Type));
        return new WrittenJson(writer => FieldJson.Write(writer, shown));
    }
}
