namespace Trine.Kernel.Objects;

/// <summary>What every business object has. A module derives its objects from this and declares their fields once with an <see cref="ObjectBuilder{T}"/>.</summary>
public abstract class Record
{
    /// <summary>Version 7, so it sorts by creation.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The user who answers for the record; null in a pool.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>The department the record counts for; the owner's main one unless said otherwise.</summary>
    public Guid? DepartmentId { get; set; }

    /// <summary>
    /// The owner of the record this one belongs to (a contact's customer), who sees it as well; null when that is nobody, or the owner himself.
    /// Kept by the door.
    /// </summary>
    public Guid? ParentOwnerId { get; set; }

    /// <summary>UTC. An import may keep the original date.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The creating user; null for the system.</summary>
    public Guid? CreatedById { get; set; }

    /// <summary>UTC, of the last change.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The user of the last change; null for the system.</summary>
    public Guid? UpdatedById { get; set; }

    /// <summary>1 for a new record, one more with each change.</summary>
    public int Version { get; set; }

    /// <summary>When it was deleted; null while it lives. Deleted records keep their log and can be restored.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>The values of custom fields as one JSON object, or null.</summary>
    public string? Custom { get; set; }
}
