using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Kernel.Query;

namespace Trine.Privacy.Retention;

/// <summary>Says what a rule would do before it does anything.</summary>
internal static class PreviewRetention
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/retentionRules/preview", Handle)
        .WithMetadata(new ReadsOnly())
        .WithSummary("How many records a retention rule would anonymise, today and soon; nothing is changed");

    /// <param name="Object">The plural key of an object whose records tell of people.</param>
    /// <param name="DateField">The key of one of its dates.</param>
    /// <param name="Months">1–1,200.</param>
    /// <param name="Filter">A filter tree as JSON text, or null.</param>
    /// <param name="WarnDays">0–365; 30 unless said otherwise.</param>
    public sealed record Request(string Object, string DateField, int Months, string? Filter = null, int? WarnDays = null);

    /// <param name="Over">Records whose time is over today.</param>
    /// <param name="Soon">Records whose time is over within the warning time.</param>
    /// <param name="OverUntil">Dated up to this day, their time is over.</param>
    /// <param name="SoonUntil">Dated up to this day, their time is over within the warning time.</param>
    /// <param name="First">The first day anything is anonymised when the rule is switched on, or changed, today.</param>
    public sealed record Response(long Over, long Soon, DateOnly OverUntil, DateOnly SoonUntil, DateOnly First);

    internal static async Task<Ok<Response>> Handle(
        Request request, AccessRules access, VisibleSchemas schemas, FilterParser filters, RecordReader reader, TrineDb db, WorkspaceClock clock, CancellationToken cancellationToken)
    {
        var own = access.Definition(RetentionRule.ObjectKey);
        if (!access.Can(own, AccessAction.Create) && !access.Can(own, AccessAction.Update))
        {
            throw new ForbiddenException(RetentionRule.ObjectKey, AccessAction.Update);
        }

        var warnDays = request.WarnDays ?? 30;
        if (request.Months is < 1 or > 1_200 || warnDays is < 0 or > 365)
        {
            throw request.Months is < 1 or > 1_200 ? new InvalidInputException("months", "error.range", 1, 1_200) : new InvalidInputException("warnDays", "error.range", 0, 365);
        }

        var records = RetentionRecords.Read(schemas.Find(request.Object), request.Object, request.DateField, request.Filter, filters);
        var today = clock.Today;
        var terms = new RetentionTerms(request.Months, warnDays, today);
        var (over, soon) = (terms.Cutoff(today), terms.Cutoff(today.AddDays(warnDays)));
        var overToday = await CountAsync(records, over);
        return TypedResults.Ok(new Response(overToday, await CountAsync(records, soon) - overToday, over, soon, terms.First));

        async Task<long> CountAsync(RetentionRecords of, DateOnly until) =>
            (await reader.ReadAsync(of.Query(db, RetentionTerms.Until(of.Date, until, clock)) with { Limit = 1, Count = CountMode.Exact }, cancellationToken)).Count ?? 0;
    }
}
