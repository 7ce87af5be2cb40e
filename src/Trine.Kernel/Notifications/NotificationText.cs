using System.Text.Json;
using Trine.Kernel.Localisation;

namespace Trine.Kernel.Notifications;

/// <summary>Puts notifications into words.</summary>
public sealed class NotificationText(MessageTexts texts)
{
    /// <summary>One as clients get it.</summary>
    /// <param name="recordTitle">The record's name as the reader may see it; null when he may not (any more), and then nothing of it is told.</param>
    /// <param name="language">The reader's.</param>
    public NotificationAnswer Of(Notification notification, string? recordTitle, string language)
    {
        var hidden = notification.RecordId is not null && recordTitle is null;
        var message = hidden ? "gone" : notification.Message;
        var objectName = notification.Object is { } key ? texts.Get(language, $"objects.{key}.name") : "";
        List<object> args = hidden ? [objectName] : [objectName, recordTitle ?? "", .. ArgsOf(notification)];

        return new NotificationAnswer(
            notification.Id,
            notification.At,
            notification.Event,
            texts.Get(language, $"notify.{message}.title", args),
            texts.Get(language, $"notify.{message}.text", args),
            notification.ReadAt is not null,
            hidden ? null : notification.Object,
            hidden || notification.Object is null ? null : notification.RecordId,
            JobOf(notification));
    }

    /// <summary>The key of a notification that a job has ended; <see cref="JobOf"/> reads the job out of it.</summary>
    internal static string JobKey(string what, Guid job) => $"{what}:{job:N}";

    private static Guid? JobOf(Notification notification) =>
        notification.Event is NotificationEvent.Import or NotificationEvent.Export or NotificationEvent.HandOver or NotificationEvent.Erasure
            && notification.DedupeKey.StartsWith($"{notification.Event}:", StringComparison.Ordinal)
            && Guid.TryParseExact(notification.DedupeKey.AsSpan(notification.Event.Length + 1), "N", out var job)
            ? job
            : null;

    internal static IReadOnlyList<string> ArgsOf(Notification notification) => JsonSerializer.Deserialize<List<string>>(notification.Args)!;

    internal static string ToJson(IReadOnlyList<string> args) => JsonSerializer.Serialize(args);
}
