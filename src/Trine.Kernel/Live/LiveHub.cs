using System.Net;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Access;

namespace Trine.Kernel.Live;

/// <summary>Where clients listen. It takes no calls; everything is asked for and done through the API.</summary>
public sealed class LiveHub(LiveConnections connections) : Hub
{
    /// <summary>Transports that keep the request they began with, and with it the signed-in caller.</summary>
    public const HttpTransportType Transports = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents;

    /// <inheritdoc/>
    public override async Task OnConnectedAsync()
    {
        var http = Context.GetHttpContext();
        if (http?.RequestServices.GetRequiredService<Caller>().User is not { } user || !IsOurPage(http.Request))
        {
            Context.Abort();
            return;
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, LiveConnections.GroupOf(user.Id));
        connections.Add(Context.ConnectionId, new LiveConnection(user.Id, http.User, http.Connection.RemoteIpAddress ?? IPAddress.None, Context.Abort));
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }

    /// <summary>Browsers let any page open a web socket with the visitor's cookies; only they send an origin, and theirs must be ours.</summary>
    private static bool IsOurPage(Microsoft.AspNetCore.Http.HttpRequest request) =>
        request.Headers.Origin.ToString() is not { Length: > 0 } origin
        || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
