namespace Trine.Kernel.Audit;

/// <summary>What or whom an audited event concerns.</summary>
/// <param name="Object">The plural key of the object; null when it concerns none.</param>
/// <param name="Id">The record; null when it concerns the object as a whole.</param>
public sealed record AuditSubject(string? Object, Guid? Id)
{
    /// <summary>Nothing and nobody in particular.</summary>
    public static AuditSubject Nobody { get; } = new(null, null);

    /// <summary>A user.</summary>
    public static AuditSubject User(Guid id) => id == Guid.Empty ? Nobody : new("users", id);

    /// <summary>An object, or one record of it.</summary>
    public static AuditSubject Of(string objectKey, Guid? id = null) => new(objectKey, id);
}
