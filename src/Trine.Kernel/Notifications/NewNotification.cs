namespace Trine.Kernel.Notifications;

/// <summary>A notification to be written.</summary>
/// <param name="UserId">Who is to be told.</param>
/// <param name="Event">One of <see cref="NotificationEvent"/>.</param>
/// <param name="DedupeKey">Unique for what happened and the user: the same key is told but once, ever. At most 300 characters.</param>
public sealed record NewNotification(Guid UserId, string Event, string DedupeKey)
{
    /// <summary>Its sentences in the language files: <c>notify.{message}.title</c> and <c>.text</c>; the event's own unless said otherwise.</summary>
    public string Message { get; init; } = Event;

    /// <summary>The plural key of the object it is about; {0} is the object's name.</summary>
    public string? Object { get; init; }

    /// <summary>The record it is about; {1} is its name. A user who may not see it is not told.</summary>
    public Guid? RecordId { get; init; }

    /// <summary>Texts for {2}, {3}, …; each at most 200 characters.</summary>
    public IReadOnlyList<string> Args { get; init; } = [];
}
