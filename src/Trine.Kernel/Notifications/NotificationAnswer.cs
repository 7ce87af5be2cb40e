using System.ComponentModel.DataAnnotations;

namespace Trine.Kernel.Notifications;

/// <summary>A notification in the reader's language.</summary>
/// <param name="Event">One of <see cref="NotificationEvent"/>.</param>
/// <param name="Object">What it is about: the plural key of an object.</param>
/// <param name="RecordId">The record it is about, as long as the reader may see it.</param>
/// <param name="Job">The import, export, hand-over or erasure whose end it tells of.</param>
public sealed record NotificationAnswer(
    Guid Id,
    DateTimeOffset At,
    [property: AllowedValues(
        NotificationEvent.Mention, NotificationEvent.Comment, NotificationEvent.Assigned, NotificationEvent.Shared, NotificationEvent.Reminder, NotificationEvent.Import, NotificationEvent.Export,
        NotificationEvent.SignIn, NotificationEvent.Account, NotificationEvent.Approval, NotificationEvent.HandOver, NotificationEvent.Erasure, NotificationEvent.Retention, NotificationEvent.Backup)]
    string Event,
    string Title,
    string Text,
    bool Read,
    string? Object = null,
    Guid? RecordId = null,
    Guid? Job = null);
