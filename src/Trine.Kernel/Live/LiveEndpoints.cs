using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Trine.Kernel.Http;

namespace Trine.Kernel.Live;

/// <summary>The SignalR hub.</summary>
public static class LiveEndpoints
{
    /// <summary>Maps <c>/hub</c>, signed-in callers only.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapHub<LiveHub>("/hub", options => options.Transports = LiveHub.Transports).RequireAuthorization().WithMetadata(new ReadsOnly());
}
