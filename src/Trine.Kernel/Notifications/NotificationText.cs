using System.Text.Json;
using Trine.Kernel.Changes;
using Trine.Kernel.Localisation;

namespace Trine.Kernel.Notifications;

/// <summary>Puts notifications into words.</summary>
public sealed class NotificationText(MessageTexts texts)
{
    /// <summary>Writes one as clients get it.</summary>
    /// <param name="recordTitle">The record's name as the reader may see it; null when he may not (any more), and then nothing of it is told.</param>
    /// <param name="language">The reader's.</param>
    public void Write(Utf8JsonWriter writer, Notification notification, string? recordTitle, string language)
    {
        var hidden = notification.RecordId is not null && recordTitle is null;
        var message = hidden ? "gone" : notification.Message;
        var objectName = notification.Object is { } key ? texts.Get(language, $"objects.{key}.name") : "";
        List<object> args = hidden ? [objectName] : [objectName, recordTitle ?? "", .. ArgsOf(notification)];

        writer.WriteStartObject();
        writer.WriteString("id", notification.Id);
        writer.WriteString("at", FieldJson.Instant(notification.At));
        writer.WriteString("event", notification.Event);
        writer.WriteString("title", texts.Get(language, $"notify.{message}.title", args));
        writer.WriteString("text", texts.Get(language, $"notify.{message}.text", args));
        if (!hidden && notification.Object is not null)
        {
            writer.WriteString("object", notification.Object);
            if (notification.RecordId is { } record)
            {
                writer.WriteString("recordId", record);
            }
        }

        writer.WriteBoolean("read", notification.ReadAt is not null);
        writer.WriteEndObject();
    }

    internal static IReadOnlyList<string> ArgsOf(Notification notification) => JsonSerializer.Deserialize<List<string>>(notification.Args)!;

    internal static string ToJson(IReadOnlyList<string> args) => JsonSerializer.Serialize(args);
}
