using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Trine.Tests.Fixture;

/// <summary>Speaks SignalR's JSON protocol over a bare web socket: records end with the character 0x1E.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly Queue<JsonNode> _messages = new();
    private readonly StringBuilder _pending = new();

    /// <summary>Connects as the user of a client; returns when the hub has taken the connection in.</summary>
    public static async Task<HubClient> ConnectAsync(TrineApp app, HttpClient user, string? origin = null, CookieContainer? cookies = null)
    {
        var client = new HubClient();
        if (user.DefaultRequestHeaders.Authorization is { } authorization)
        {
            client._socket.Options.SetRequestHeader("Authorization", authorization.ToString());
        }

        client._socket.Options.Cookies = cookies;
        if (origin is not null)
        {
            client._socket.Options.SetRequestHeader("Origin", origin);
        }

        await client._socket.ConnectAsync(new UriBuilder(app.Address) { Scheme = "ws", Path = "/hub" }.Uri, Limit());
        await client.SendAsync("""{"protocol":"json","version":1}""");
        await client.ReadAsync();

        // Calls are answered after the connection has been taken in; the hub has none, so it answers with an error.
        await client.SendAsync("""{"type":1,"invocationId":"1","target":"none","arguments":[]}""");
        var answer = await client.ReadAsync();
        if ((int?)answer["type"] == 7)
        {
            throw new InvalidOperationException("The hub closed the connection.");
        }

        return client;
    }

    /// <summary>The next message of a name; others before it are skipped. Fails after 20 seconds.</summary>
    public async Task<JsonNode> NextAsync(string target)
    {
        while (true)
        {
            var message = await ReadAsync();
            if ((int?)message["type"] == 1 && (string?)message["target"] == target)
            {
                return message["arguments"]![0]!;
            }

            if ((int?)message["type"] == 7)
            {
                throw new InvalidOperationException("The hub closed the connection.");
            }
        }
    }

    /// <summary>All «changed» messages up to the first about a record.</summary>
    public async Task<List<JsonNode>> ChangesUntilAsync(string id)
    {
        var changes = new List<JsonNode>();
        do
        {
            changes.Add(await NextAsync("changed"));
        }
        while (!changes[^1]["ids"]!.AsArray().Any(i => (string)i! == id));
        return changes;
    }

    /// <summary>The «changed» message of a change set; a late line may still bring what was before it.</summary>
    public async Task<JsonNode> ChangeAsync(JsonNode changeSet)
    {
        while (true)
        {
            var changed = await NextAsync("changed");
            if ((string)changed["changeSet"]! == (string)changeSet!)
            {
                return changed;
            }
        }
    }

    /// <summary>Returns when the server has ended the connection. Fails after 20 seconds.</summary>
    public async Task ClosedAsync()
    {
        try
        {
            while ((int?)(await ReadAsync())["type"] != 7)
            {
            }
        }
        catch (WebSocketException)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await Task.CompletedTask;
    }

    private Task SendAsync(string json) => _socket.SendAsync(Encoding.UTF8.GetBytes(json + "\u001e"), WebSocketMessageType.Text, true, Limit());

    private async Task<JsonNode> ReadAsync()
    {
        var buffer = new byte[16_384];
        while (_messages.Count == 0)
        {
            var result = await _socket.ReceiveAsync(buffer.AsMemory(), Limit());
            if (result.MessageType == WebSocketMessageType.Close)
            {
                throw new WebSocketException("Closed.");
            }

            _pending.Append(Encoding.UTF8.GetString(buffer, 0, result.Count));
            var parts = _pending.ToString().Split('\u001e');
            foreach (var part in parts[..^1])
            {
                _messages.Enqueue(JsonNode.Parse(part)!);
            }

            _pending.Clear().Append(parts[^1]);
        }

        return _messages.Dequeue();
    }

    private static CancellationToken Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TrineApp.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        return limit.Token;
    }
}
