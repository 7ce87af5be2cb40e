namespace Trine.Kernel.Notifications;

/// <summary>Something a user is told. Its text is put together when it is read, in the reader's language and with the record's current name.</summary>
public sealed class Notification
{
    /// <summary>Version 7 by <see cref="At"/>, so the newest are the greatest.</summary>
    public Guid Id { get; init; }

    /// <summary>Who is told.</summary>
    public Guid UserId { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>One of <see cref="NotificationEvent"/>.</summary>
    public string Event { get; init; } = "";

    /// <summary>Its sentences: <c>notify.{message}.title</c> and <c>.text</c> in the language files.</summary>
    public string Message { get; init; } = "";

    /// <summary>The plural key of the object it is about, or null.</summary>
    public string? Object { get; init; }

    /// <summary>The record it is about, or null.</summary>
    public Guid? RecordId { get; init; }

    /// <summary>A JSON array of texts for the placeholders {2}, {3}, …</summary>
    public string Args { get; set; } = "[]";

    /// <summary>What it is told but once for.</summary>
    public string DedupeKey { get; init; } = "";

    /// <summary>When the user read it, UTC; null while unread.</summary>
    public DateTimeOffset? ReadAt { get; set; }
}
