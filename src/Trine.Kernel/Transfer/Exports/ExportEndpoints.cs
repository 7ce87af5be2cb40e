using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Files;
using Trine.Kernel.Http;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Transfer.Exports;

/// <summary>Asking for exports and fetching them. Files are their owner's alone: they hold what he may see.</summary>
internal static class ExportEndpoints
{
    private const int ListLimit = 100;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/exports", StartAsync).WithMetadata(new ReadsOnly { GoesOn = true }).WithSummary("Export a list in the background");
        api.MapGet("/exports", ListAsync).WithSummary("One's exports, newest first");
        api.MapGet("/exports/limits", LimitsAsync).WithSummary("How many records one may still export today, and from how many on somebody has to approve");
        api.MapGet("/exports/{id:guid}", ReadAsync).WithSummary("How far an export is");
        api.MapGet("/exports/{id:guid}/file", FileAsync).AnswersFile("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet").WithSummary("The exported file, kept for 30 days");
    }

    /// <param name="Object">The plural key of the object.</param>
    /// <param name="Format"><c>csv</c> or <c>xlsx</c>.</param>
    /// <param name="Query">The list's search, filter and sort; null for all.</param>
    /// <param name="Fields">Field keys, and paths of lines such as <c>lines.quantity</c>; all fields of the object when there are none.</param>
    public sealed record Request(
        [property: Required] string? Object, [property: Required, AllowedValues("csv", "xlsx")] string? Format, JsonElement? Query = null, IReadOnlyList<string>? Fields = null);

    /// <param name="Total">Records there are; null until they are counted.</param>
    /// <param name="Done">Records written so far.</param>
    /// <param name="Error">Why it failed, or null.</param>
    /// <param name="FinishedAt">When it ended, or null.</param>
    public sealed record ExportAnswer(
        Guid Id, string Object, TableFormat Format, TransferState State, long? Total, long Done, string? Error, DateTimeOffset At, DateTimeOffset? FinishedAt);

    /// <param name="Quota">Records a day, all exports together; null without a limit.</param>
    /// <param name="Left">What is left of them today; null without a limit.</param>
    /// <param name="ApprovalOver">Records a day that nobody has to approve; null when nobody ever has to.</param>
    /// <param name="Unapproved">What is left of those today; an export of more waits for an approval.</param>
    public sealed record LimitsAnswer(long? Quota, long? Left, long? ApprovalOver, long? Unapproved);

    internal static async Task<Ok<LimitsAnswer>> LimitsAsync([Required] string? @object, ExportInput input, ExportQuota quota, AccessRules access, CancellationToken cancellationToken)
    {
        var user = access.Caller.User!;
        var limits = ExportLimits.Of(user, input.Schema(@object).Definition);
        return TypedResults.Ok(new LimitsAnswer(
            limits.Quota,
            limits.Quota is { } most ? await quota.LeftAsync(user.Id, most, null, cancellationToken) : null,
            limits.ApprovalOver,
            limits.ApprovalOver is { } unasked ? Math.Max(0, unasked - await quota.UnapprovedAsync(user.Id, null, cancellationToken)) : null));
    }

    internal static async Task<Accepted<StartedJob>> StartAsync(
        Request request, ExportInput input, ExportChecks checks, ExportApprovals approvals, TrineDb db, AuditTrail audit, AccessRules access, JobSignal<ExportJob> signal, WorkspaceClock clock,
        CancellationToken cancellationToken)
    {
        var schema = input.Schema(request.Object);
        var format = EnumText.Parse(typeof(TableFormat), request.Format ?? "") is TableFormat known ? known : throw new InvalidInputException("format", "error.choice", request.Format ?? "", "csv, xlsx");
        var columns = input.Columns(schema, request.Fields ?? [], access.Caller.Language);
        var query = request.Query is { ValueKind: JsonValueKind.Object } given ? given.GetRawText() : "{}";
        // Wrong filters are told now, not in the background.
        var parsed = input.Query(schema, query, columns);
        var limits = ExportLimits.Of(access.Caller.User!, schema.Definition);
        // Counted ahead only for those who are limited: it may take as long as the export's own beginning.
        var total = limits is { Quota: null, ApprovalOver: null } ? null : await checks.CountAsync(parsed, cancellationToken);
        var job = new ExportJob
        {
            UserId = access.Caller.UserId!.Value,
            Object = schema.Key,
            Format = format,
            Query = query,
            Fields = [.. request.Fields ?? []],
            Language = access.Caller.Language,
            At = clock.Now,
            Total = total,
            State = await checks.WaitsAsync(access.Caller.UserId!.Value, limits, total, cancellationToken) ? TransferState.AwaitingApproval : TransferState.Queued,
        };
        var details = new AuditDetails
        {
            Job = job.Id, Format = EnumText.Of(job.Format), Count = total, Filter = query == "{}" ? null : query, Fields = [.. columns.Select(c => c.Path)],
        };
        await checks.QuotaAsync(job, limits, details, cancellationToken);
        var waits = job.State == TransferState.AwaitingApproval;
        await using (var write = await db.BeginWriteAsync(cancellationToken))
        {
            db.Add(job);
            audit.Add(waits ? AuditEvent.ExportAsked : AuditEvent.ExportStarted, AuditSubject.Of(job.Object), details);
            await db.SaveChangesAsync(cancellationToken);
            if (waits)
            {
                await approvals.AskAsync(job, cancellationToken);
            }

            await write.CommitAsync(cancellationToken);
        }

        signal.Wake();
        return TypedResults.Accepted((string?)null, new StartedJob(job.Id));
    }

    internal static async Task<Ok<Listing<ExportAnswer>>> ListAsync(TrineDb db, Caller caller, CancellationToken cancellationToken)
    {
        var jobs = await Mine(db, caller).OrderByDescending(j => j.Id).Take(ListLimit).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Listing<ExportAnswer>([.. jobs.Select(Answer)]));
    }

    internal static async Task<Ok<ExportAnswer>> ReadAsync(Guid id, TrineDb db, Caller caller, CancellationToken cancellationToken)
    {
        var job = await FindAsync(id, db, caller, cancellationToken);
        return TypedResults.Ok(Answer(job));
    }

    internal static async Task<IResult> FileAsync(
        Guid id, ExportInput input, TrineDb db, AuditTrail audit, Caller caller, TransferFolder folder, FieldTexts texts, WorkspaceClock clock, CancellationToken cancellationToken)
    {
        var job = await FindAsync(id, db, caller, cancellationToken);
        // Whoever may not export it any more takes out no old file either.
        _ = input.Schema(job.Object);
        var path = folder.ExportPath(id);
        if (job.State != TransferState.Done || !File.Exists(path))
        {
            throw new NotThereException("exports");
        }

        await audit.WriteAsync(
            AuditEvent.ExportDownloaded, AuditSubject.Of(job.Object), new AuditDetails { Job = job.Id, Format = EnumText.Of(job.Format), Count = job.Done }, cancellationToken);
        var day = clock.DayOf(job.At).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var (type, ending) = job.Format switch
        {
            TableFormat.Csv => ("text/csv; charset=utf-8", "csv"),
            TableFormat.Xlsx => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        };
        // A CSV file has no place for a mark but its name.
        var mark = caller.User is { Watermark: true } marked ? $"-{marked.Name}" : "";
        return Results.File(path, type, FileName.Clean($"{texts.Objects(job.Language, job.Object)}-{day}{mark}.{ending}"));
    }

    private static IQueryable<ExportJob> Mine(TrineDb db, Caller caller)
    {
        var me = caller.UserId;
        return db.Set<ExportJob>().AsNoTracking().Where(j => j.UserId == me);
    }

    private static async Task<ExportJob> FindAsync(Guid id, TrineDb db, Caller caller, CancellationToken cancellationToken) =>
        await Mine(db, caller).SingleOrDefaultAsync(j => j.Id == id, cancellationToken) ?? throw new NotThereException("exports");

    private static ExportAnswer Answer(ExportJob job) => new(job.Id, job.Object, job.Format, job.State, job.Total, job.Done, job.Error, job.At, job.FinishedAt);
}
