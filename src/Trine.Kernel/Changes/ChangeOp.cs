namespace Trine.Kernel.Changes;

/// <summary>What a log entry says happened.</summary>
public enum ChangeOp
{
    /// <summary>The record was made.</summary>
    Create,

    /// <summary>Fields changed.</summary>
    Update,

    /// <summary>It was deleted; its data stays for history and restoring.</summary>
    Delete,

    /// <summary>It was brought back.</summary>
    Restore,

    /// <summary>Something happened that changed no record; see <see cref="Audit.AuditTrail"/>.</summary>
    Event,
}
