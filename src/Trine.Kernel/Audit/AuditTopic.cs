namespace Trine.Kernel.Audit;

/// <summary>What kind of thing an audited log entry tells of: how the audit log is filtered.</summary>
public enum AuditTopic
{
    /// <summary>Signing in and out, successful or not.</summary>
    SignIn,

    /// <summary>Passwords, one-time links, access tokens: people's ways in.</summary>
    Account,

    /// <summary>Users, roles, departments and what else only administrators set.</summary>
    Administration,

    /// <summary>Exports and imports.</summary>
    Transfer,

    /// <summary>Masked fields shown in full, and watched fields read.</summary>
    Reveal,

    /// <summary>Many records read in a short time.</summary>
    BulkView,

    /// <summary>Copies and erasures of what is kept of a person.</summary>
    Privacy,

    /// <summary>The audit log itself: what it watches, who took it out, what was erased.</summary>
    Audit,
}
