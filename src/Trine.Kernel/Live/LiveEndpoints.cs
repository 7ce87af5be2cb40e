using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Trine.Kernel.Live;

/// <summary>The SignalR hub.</summary>
public static class LiveEndpoints
{
    /// <summary>Maps <c>/hub</c>; it closes the connection of a caller who is not signed in.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapHub<LiveHub>("/hub", options => options.Transports = LiveHub.Transports);
}
