using System.Globalization;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Live;
using Trine.Kernel.Notifications;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Transfer;

/// <summary>Tells a user how his imports and exports go: a progress message when rows commit, a notification at the end.</summary>
public sealed class TransferNews(LiveMessages live, NotificationWriter notifications)
{
    /// <summary>Sends the message <c>job</c> once the open transaction has committed.</summary>
    /// <param name="kind"><c>import</c> or <c>export</c>.</param>
    public Task ProgressAsync(TrineDb db, Guid userId, string kind, Guid id, TransferState state, long done, long? total, CancellationToken cancellationToken) =>
        live.SendAsync(
            db,
            userId,
            "job",
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("kind", kind);
                writer.WriteString("id", id);
                writer.WriteString("state", EnumText.Of(state));
                writer.WriteNumber("done", done);
                writer.WritePropertyName("total");
                FieldJson.Write(writer, total);
                writer.WriteEndObject();
            },
            cancellationToken);

    /// <summary>Notifies of the end, in the open transaction.</summary>
    /// <param name="what"><see cref="NotificationEvent.Import"/> or <see cref="NotificationEvent.Export"/>, or another.</param>
    /// <param name="message">Which sentences of the language files.</param>
    /// <param name="objectKey">What was imported or exported.</param>
    /// <param name="name">What the user calls it.</param>
    /// <param name="numbers">Counts the sentences mention.</param>
    /// <param name="record">The record one looks at to see how it went, where there is one.</param>
    public Task EndedAsync(
        TrineDb db, Guid userId, string what, string message, Guid id, string objectKey, string name, IEnumerable<long> numbers, CancellationToken cancellationToken,
        Guid? record = null) =>
        notifications.AddAsync(
            db,
            [
                new NewNotification(userId, what, NotificationText.JobKey(what, id))
                {
                    Message = message,
                    Object = objectKey,
                    RecordId = record,
                    Args = [name, .. numbers.Select(n => n.ToString(CultureInfo.InvariantCulture))],
                },
            ],
            cancellationToken);
}
