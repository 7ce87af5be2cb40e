using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;

namespace Trine.Organisation.Sessions;

/// <summary>Where the caller is signed in.</summary>
internal static class DeviceEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/sessions", ListAsync).RequireAuthorization(SessionAuthentication.SessionOnly).WithSummary("Where the caller is signed in");
        api.MapDelete("/sessions", EndOthersAsync).RequireAuthorization(SessionAuthentication.SessionOnly).WithSummary("Sign out everywhere but here");
        api.MapDelete("/sessions/{id:guid}", EndAsync).RequireAuthorization(SessionAuthentication.SessionOnly).WithSummary("Sign out one device");
    }

    /// <param name="Id">The session.</param>
    /// <param name="Name">The browser in words: <c>Chrome · Windows</c>; empty when it is none we know.</param>
    /// <param name="LastSeenAt">A minute or so behind.</param>
    /// <param name="Current">It is this one.</param>
    public sealed record Device(Guid Id, string Name, string Address, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, bool Current);

    internal static async Task<Ok<Listing<Device>>> ListAsync(HttpContext context, Caller caller, UserSessions sessions, CancellationToken cancellationToken)
    {
        var here = SessionAuthentication.SessionOf(context.User);
        var living = await sessions.Living(caller.UserId!.Value).AsNoTracking().OrderByDescending(s => s.LastSeenAt).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Listing<Device>(
            [.. living.OrderByDescending(s => s.Id == here).Select(s => new Device(s.Id, s.Device, s.Address, s.CreatedAt, s.LastSeenAt, s.Id == here))]));
    }

    internal static async Task<Ok<EndedSessions>> EndOthersAsync(HttpContext context, TrineDb db, Caller caller, UserSessions sessions, CancellationToken cancellationToken)
    {
        var here = SessionAuthentication.SessionOf(context.User);
        var others = await sessions.Living(caller.UserId!.Value).Where(s => s.Id != here).ToListAsync(cancellationToken);
        sessions.End(others);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new EndedSessions(others.Count));
    }

    internal static async Task<NoContent> EndAsync(Guid id, TrineDb db, Caller caller, UserSessions sessions, CancellationToken cancellationToken)
    {
        var session = await sessions.Living(caller.UserId!.Value).SingleOrDefaultAsync(s => s.Id == id, cancellationToken) ?? throw new NotThereException("sessions");
        sessions.End([session]);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
