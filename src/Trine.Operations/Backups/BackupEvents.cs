using Trine.Kernel.Audit;

namespace Trine.Operations.Backups;

/// <summary>What the audit log tells of backups: each holds everything there is.</summary>
internal static class BackupEvents
{
    /// <summary>One was asked for, by somebody or by the plan.</summary>
    public static AuditEvent Asked { get; } = new("backupAsked", AuditTopic.Transfer);

    /// <summary>Somebody fetched one.</summary>
    public static AuditEvent Downloaded { get; } = new("backupDownloaded", AuditTopic.Transfer);

    /// <summary>Somebody deleted one.</summary>
    public static AuditEvent Deleted { get; } = new("backupDeleted", AuditTopic.Administration);

    /// <summary>Somebody set when backups are made and where they go.</summary>
    public static AuditEvent Planned { get; } = new("backupsPlanned", AuditTopic.Administration);

    /// <summary>Somebody turned planned backups off.</summary>
    public static AuditEvent PlanEnded { get; } = new("backupPlanEnded", AuditTopic.Administration);

    /// <summary>Somebody set the passphrase of backups to come.</summary>
    public static AuditEvent PassphraseSet { get; } = new("backupPassphraseSet", AuditTopic.Administration);

    /// <summary>Somebody took the passphrase of backups to come away.</summary>
    public static AuditEvent PassphraseRemoved { get; } = new("backupPassphraseRemoved", AuditTopic.Administration);
}
