using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Kernel.Objects;
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Audit;

/// <summary>The audit log: who did what, from where; and whether it is still what was sealed.</summary>
internal static class AuditEndpoints
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/audit", ListAsync).WithSummary("Entries of the audit log, newest first; administrators, and roles that were given «audit»");
        api.MapGet("/audit/file", FileAsync).AnswersFile("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            .WithSummary("The same entries as a file, at most 200,000; itself an entry");
        api.MapGet("/audit/chain", ChainAsync).WithSummary("How far the log is sealed, and when it was verified last");
        api.MapPost("/audit/chain/verify", VerifyAsync).WithSummary("Read the whole log again and compare it with its seals");
    }

    /// <param name="format"><c>csv</c> or <c>xlsx</c>.</param>
    internal static async Task<IResult> FileAsync(
        [AsParameters] AuditFilter filter, string? format, AuditFile file, AuditTrail audit, Caller caller, ProblemWriter texts, WorkspaceClock clock, CancellationToken cancellationToken)
    {
        AuditAccess.Require(caller, AccessAction.Export);
        var kind = EnumText.Parse(typeof(TableFormat), format ?? "") is TableFormat known ? known : throw new InvalidInputException("format", "error.choice", format ?? "", "csv, xlsx");
        var (stream, rows) = await file.WriteAsync(filter, kind, cancellationToken);
        await audit.WriteAsync(AuditEvent.AuditExported, AuditSubject.Nobody, new AuditDetails { Count = rows, Format = EnumText.Of(kind) }, cancellationToken);
        var (type, ending) = kind switch
        {
            TableFormat.Csv => ("text/csv; charset=utf-8", "csv"),
            TableFormat.Xlsx => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        };
        var day = clock.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return Results.File(stream, type, $"{texts.Text("objects.audit.plural")}-{day}.{ending}");
    }

    internal static async Task<Ok<Page<AuditItem>>> ListAsync(
        [AsParameters] AuditFilter filter, string? cursor, int? limit, AuditRows rows, AuditSentences sentences, Caller caller, CancellationToken cancellationToken)
    {
        AuditAccess.Require(caller, AccessAction.Read);
        if (limit is < 1 or > MaxLimit)
        {
            throw new InvalidInputException("limit", "error.range", 1, MaxLimit);
        }

        var (page, next) = await rows.ReadAsync(filter, cursor, limit ?? DefaultLimit, cancellationToken);
        return TypedResults.Ok(new Page<AuditItem>(await sentences.OfAsync(page, changes: true, cancellationToken), next));
    }

    internal static async Task<Ok<ChainState>> ChainAsync(AuditChain chain, Caller caller, CancellationToken cancellationToken)
    {
        AuditAccess.Require(caller, AccessAction.Read);
        return TypedResults.Ok(await chain.StateAsync(cancellationToken));
    }

    internal static async Task<Ok<ChainReport>> VerifyAsync(AuditChain chain, AuditTrail audit, Caller caller, CancellationToken cancellationToken)
    {
        AuditAccess.Require(caller, AccessAction.Read);
        var report = await chain.VerifyAsync(cancellationToken);
        await audit.WriteAsync(
            AuditEvent.ChainVerified, AuditSubject.Nobody, new AuditDetails { Count = report.Entries, Detail = report.Fault is { } fault ? EnumText.Of(fault.Kind) : "intact" }, cancellationToken);
        return TypedResults.Ok(report);
    }
}
