using Trine.Kernel.Audit;

namespace Trine.Privacy;

/// <summary>What the audit log tells of people's data.</summary>
internal static class PrivacyEvents
{
    /// <summary>Somebody took out all that is kept of a person.</summary>
    public static AuditEvent Copied { get; } = new("personCopied", AuditTopic.Privacy);

    /// <summary>An erasure was asked for.</summary>
    public static AuditEvent ErasureAsked { get; } = new("erasureAsked", AuditTopic.Privacy);

    /// <summary>An erasure came to its end.</summary>
    public static AuditEvent ErasureEnded { get; } = new("erasureEnded", AuditTopic.Privacy);

    /// <summary>An erasure ended early.</summary>
    public static AuditEvent ErasureFailed { get; } = new("erasureFailed", AuditTopic.Privacy);
}
