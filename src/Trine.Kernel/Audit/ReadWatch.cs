using Trine.Kernel.Access;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Audit;

/// <summary>What the log keeps of reading: watched fields, and reading by the thousand. Every answer with records passes here; with nothing to tell it costs a look into memory.</summary>
public sealed class ReadWatch(AuditTrail audit, AuditedFields watched, BulkViews views, Caller caller, WorkspaceClock clock, TrineDb db)
{
    /// <summary>Says that the caller gets these records.</summary>
    /// <param name="fields">The fields he gets in full.</param>
    /// <param name="ids">The records.</param>
    public async Task NoteAsync(ObjectSchema schema, IReadOnlyList<FieldDefinition> fields, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0 || caller.UserId is not { } user)
        {
            return;
        }

        var told = false;
        if (views.Add(user, schema.Key, ids.Count, clock.Now) is { } count)
        {
            audit.Add(AuditEvent.BulkView, AuditSubject.Of(schema.Key), new AuditDetails { Count = count });
            told = true;
        }

        var keys = await watched.OfAsync(schema.Key, cancellationToken);
        if (keys.Count > 0 && fields.Where(f => f.Mode is FieldMode.Full or FieldMode.ReadOnly && keys.Contains(f.Key)).Select(f => f.Key).ToList() is { Count: > 0 } read)
        {
            audit.Add(
                AuditEvent.FieldsRead,
                AuditSubject.Of(schema.Key, ids.Count == 1 ? ids[0] : null),
                new AuditDetails { Fields = read, Count = ids.Count, Records = ids.Count == 1 ? null : ids });
            told = true;
        }

        if (told)
        {
            await db.WriteLogAsync(cancellationToken);
        }
    }
}
