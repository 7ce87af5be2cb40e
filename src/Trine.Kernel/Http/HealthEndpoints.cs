using System.ComponentModel.DataAnnotations;
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
    public sealed record Liveness(string Status);

    /// <param name="Status"><c>ok</c>, or <c>database</c> when that does not answer.</param>
    /// <param name="Parked">Log entries that readers have put aside after failing again and again.</param>
    public sealed record Readiness([property: AllowedValues("ok", "database")] string Status, IReadOnlyList<Reader> Readers, int? Parked = null);

    /// <param name="Lag">Log entries it has still to read.</param>
    public sealed record Reader(string Name, long Lag, bool Failing);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new Liveness("ok"))).AllowAnonymous().WithSummary("The process answers");
        app.MapGet("/health/ready", ReadyAsync).Produces<Readiness>().Produces<Readiness>(StatusCodes.Status503ServiceUnavailable).AllowAnonymous().WithSummary("The database answers; how far the log's readers are behind");
    }

    internal static async Task<IResult> ReadyAsync(TrineDb db, CancellationToken cancellationToken)
    {
        try
        {
            var states = await db.Set<ReaderState>().AsNoTracking().OrderBy(s => s.Name).ToListAsync(cancellationToken);
            var parked = await db.Set<ParkedEntry>().CountAsync(cancellationToken);
            var readers = new List<Reader>();
            foreach (var state in states)
            {
                readers.Add(new Reader(state.Name, await LogTail.LagAsync(db, state.Tx, state.Seq, cancellationToken), state.Failures > 0));
            }

            return TypedResults.Ok(new Readiness("ok", readers, parked));
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException { InnerException: System.Data.Common.DbException })
        {
            // Entity Framework wraps what it takes for passing, a server that is gone for one.
            return TypedResults.Json(new Readiness("database", []), statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
