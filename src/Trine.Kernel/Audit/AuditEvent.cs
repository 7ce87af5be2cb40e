namespace Trine.Kernel.Audit;

/// <summary>Something worth a log entry that changes no record. Modules have events of their own beside these.</summary>
/// <param name="Key">Its name in the log and of its texts: <c>audit.event.{key}</c>. Never changes.</param>
/// <param name="Topic">What it is found under.</param>
public sealed record AuditEvent(string Key, AuditTopic Topic)
{
    /// <summary>Somebody had a masked field shown in full.</summary>
    public static AuditEvent FieldRevealed { get; } = new("fieldRevealed", AuditTopic.Reveal);

    /// <summary>An answer carried fields whose reading is watched.</summary>
    public static AuditEvent FieldsRead { get; } = new("fieldsRead", AuditTopic.Reveal);

    /// <summary>Somebody read more records of an object than work asks for in a short time.</summary>
    public static AuditEvent BulkView { get; } = new("bulkView", AuditTopic.BulkView);

    /// <summary>An export was asked for.</summary>
    public static AuditEvent ExportStarted { get; } = new("exportStarted", AuditTopic.Transfer);

    /// <summary>An export has its file.</summary>
    public static AuditEvent ExportEnded { get; } = new("exportEnded", AuditTopic.Transfer);

    /// <summary>An export ended without a file.</summary>
    public static AuditEvent ExportFailed { get; } = new("exportFailed", AuditTopic.Transfer);

    /// <summary>The file of an export was fetched.</summary>
    public static AuditEvent ExportDownloaded { get; } = new("exportDownloaded", AuditTopic.Transfer);

    /// <summary>An import was begun.</summary>
    public static AuditEvent ImportStarted { get; } = new("importStarted", AuditTopic.Transfer);

    /// <summary>An import came to its end.</summary>
    public static AuditEvent ImportEnded { get; } = new("importEnded", AuditTopic.Transfer);

    /// <summary>An import ended early: it failed, or somebody stopped it. What it imported before stays.</summary>
    public static AuditEvent ImportFailed { get; } = new("importFailed", AuditTopic.Transfer);

    /// <summary>An export waits for somebody to approve it.</summary>
    public static AuditEvent ExportAsked { get; } = new("exportAsked", AuditTopic.Transfer);

    /// <summary>Somebody approved an export.</summary>
    public static AuditEvent ExportApproved { get; } = new("exportApproved", AuditTopic.Transfer);

    /// <summary>Somebody refused an export.</summary>
    public static AuditEvent ExportRefused { get; } = new("exportRefused", AuditTopic.Transfer);

    /// <summary>An export was turned away: it would take out more than the day's quota.</summary>
    public static AuditEvent ExportOverQuota { get; } = new("exportOverQuota", AuditTopic.Transfer);

    /// <summary>The audit log was taken out as a file.</summary>
    public static AuditEvent AuditExported { get; } = new("auditExported", AuditTopic.Audit);

    /// <summary>Values were erased from old entries; the record is the certificate of it.</summary>
    public static AuditEvent Erased { get; } = new("erased", AuditTopic.Audit);

    /// <summary>Somebody had the chain of seals verified.</summary>
    public static AuditEvent ChainVerified { get; } = new("chainVerified", AuditTopic.Audit);

    /// <summary>Somebody changed which fields' reading is watched.</summary>
    public static AuditEvent WatchChanged { get; } = new("watchChanged", AuditTopic.Audit);
}
