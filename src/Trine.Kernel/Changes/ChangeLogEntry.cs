using Trine.Kernel.Audit;

namespace Trine.Kernel.Changes;

/// <summary>One line of the log: what happened to one record, by whom, as part of what.</summary>
public sealed class ChangeLogEntry
{
    /// <summary>Rises with each entry; on PostgreSQL commits may overtake it, so readers order by (tx, seq).</summary>
    public long Seq { get; init; }

    /// <summary>PostgreSQL's transaction id; 0 on SQLite, which has one writer.</summary>
    public ulong Tx { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The user; null for the system.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>What kind of work it came from.</summary>
    public ChangeSource Source { get; init; }

    /// <summary>What belongs together: one import, one bulk edit, one undo.</summary>
    public Guid ChangeSet { get; init; }

    /// <summary>The plural key of the object.</summary>
    public string Object { get; init; } = "";

    /// <summary>The record.</summary>
    public Guid RecordId { get; init; }

    /// <summary>What happened.</summary>
    public ChangeOp Op { get; init; }

    /// <summary>JSON: <c>{"name": [old, new], …}</c>, changed fields only; of an event <c>{"event": …}</c> and what is to be said of it.</summary>
    public string Fields { get; init; } = "{}";

    /// <summary>What the audit log finds it under; null for the records people work with.</summary>
    public AuditTopic? Topic { get; init; }

    /// <summary>The plural key of the object an audited entry concerns; null for all others.</summary>
    public string? Subject { get; init; }

    /// <summary>The digest of what <see cref="Fields"/> said before personal data in it was erased; null as long as nothing was. The seals go on to hold with it.</summary>
    public string? FieldsHash { get; init; }

    /// <summary>The certificate of that erasure; null as long as there was none.</summary>
    public Guid? ErasedBy { get; init; }
}
