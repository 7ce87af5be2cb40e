using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;

namespace Trine.Kernel.Live;

/// <summary>Messages to one user, whichever node he is connected to. They may be lost; what matters is in the database too.</summary>
public sealed class LiveMessages(IHubContext<LiveHub> hub, LiveConnections connections, LogSignal signal, ILogger<LiveMessages> logger)
{
    /// <summary>PostgreSQL takes payloads of less than 8,000 bytes; a longer message reaches the sender's own node alone.</summary>
    private const int MaxBytes = 7_900;

    /// <summary>Sends a message once the open transaction has committed; at once when none is open.</summary>
    /// <param name="db">The context whose transaction it belongs to.</param>
    /// <param name="userId">Who gets it.</param>
    /// <param name="method"><c>notification</c> or <c>job</c>.</param>
    /// <param name="body">Writes one JSON value, at most 7,000 bytes.</param>
    public async Task SendAsync(TrineDb db, Guid userId, string method, Action<Utf8JsonWriter> body, CancellationToken cancellationToken)
    {
        var json = Json(userId, method, body);
        if (db.Kind == DatabaseKind.Postgres && Encoding.UTF8.GetByteCount(json) <= MaxBytes)
        {
            await PostgresListener.TellAsync(db, signal.Node, json, cancellationToken);
        }

        await db.AfterCommitAsync(() => DeliverAsync(json));
    }

    /// <summary>Hands a message to the user's connections on this node. Never throws.</summary>
    internal async Task DeliverAsync(string json)
    {
        try
        {
            using var message = JsonDocument.Parse(json);
            var user = message.RootElement.GetProperty("user").GetGuid();
            if (!connections.IsEmpty && connections.Users().Any(u => u.Id == user))
            {
                await hub.Clients.Group(LiveConnections.GroupOf(user))
                    .SendAsync(message.RootElement.GetProperty("method").GetString()!, message.RootElement.GetProperty("body").Clone());
            }
        }
        catch (Exception e)
        {
            // The work it tells of is done and saved; that somebody did not hear of it at once must not undo that.
            logger.LogWarning(e, "A live message was not delivered");
        }
    }

    private static string Json(Guid userId, string method, Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, FieldJson.Compact))
        {
            writer.WriteStartObject();
            writer.WriteString("user", userId);
            writer.WriteString("method", method);
            writer.WritePropertyName("body");
            body(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
