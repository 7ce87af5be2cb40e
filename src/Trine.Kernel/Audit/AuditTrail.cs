using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;

namespace Trine.Kernel.Audit;

/// <summary>
/// Writes into the one log what happened without changing a record: sign-ins, exports, reveals. Readers of the log, history and undo pass over
/// such entries, because no object is called <see cref="ObjectKey"/>.
/// </summary>
public sealed class AuditTrail(TrineDb db, Caller caller, ChangeScope scope, WorkspaceClock clock)
{
    /// <summary>What these entries have for an object.</summary>
    public const string ObjectKey = "audit";

    /// <summary>Writes an event with the next save, and not at all when that fails.</summary>
    public void Add(AuditEvent what, AuditSubject about, AuditDetails? details = null) => db.Log(Entry(what, about, details ?? AuditDetails.None));

    /// <summary>Writes an event at once: in the open write transaction, or in one of its own.</summary>
    public Task WriteAsync(AuditEvent what, AuditSubject about, AuditDetails? details, CancellationToken cancellationToken)
    {
        Add(what, about, details);
        return db.WriteLogAsync(cancellationToken);
    }

    private ChangeLogEntry Entry(AuditEvent what, AuditSubject about, AuditDetails details) => new()
    {
        At = clock.Now,
        ActorId = details.By ?? caller.UserId,
        Source = scope.Source,
        ChangeSet = scope.ChangeSet,
        Object = ObjectKey,
        RecordId = about.Id ?? Guid.Empty,
        Op = ChangeOp.Event,
        Topic = what.Topic,
        Subject = about.Object,
        Fields = details.ToJson(what, caller.Origin?.Device, caller.Origin?.Address),
    };
}
