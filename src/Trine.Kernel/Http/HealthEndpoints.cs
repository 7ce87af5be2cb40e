using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;

namespace Trine.Kernel.Http;

/// <summary>Probes: alive, and ready to serve.</summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Ok(new { status = "ok" })).AllowAnonymous().WithSummary("The process answers");
        app.MapGet("/health/ready", ReadyAsync).AllowAnonymous().WithSummary("The database answers; how far the log's readers are behind");
    }

    internal static async Task<IResult> ReadyAsync(TrineDb db, CancellationToken cancellationToken)
    {
        try
        {
            var states = await db.Set<ReaderState>().AsNoTracking().OrderBy(s => s.Name).ToListAsync(cancellationToken);
            var parked = await db.Set<ParkedEntry>().CountAsync(cancellationToken);
            var readers = new List<object>();
            foreach (var state in states)
            {
                readers.Add(new { name = state.Name, lag = await LogTail.LagAsync(db, state.Tx, state.Seq, cancellationToken), failing = state.Failures > 0 });
            }

            return Results.Ok(new { status = "ok", readers, parked });
        }
        catch (System.Data.Common.DbException)
        {
            return Results.Json(new { status = "database", readers = Array.Empty<object>() }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
