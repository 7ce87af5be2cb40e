using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Transfer.Exports;

/// <summary>Approving and refusing large exports.</summary>
internal static class ApprovalEndpoints
{
    private const int MaxReason = 200;
    private const int ListLimit = 100;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/exports/approvals", ListAsync).WithSummary("Exports that wait for the caller to approve or refuse them");
        api.MapPost("/exports/{id:guid}/approve", ApproveAsync).WithSummary("Approve an export; it begins");
        api.MapPost("/exports/{id:guid}/refuse", RefuseAsync).WithSummary("Refuse an export, with the reason its owner reads");
    }

    /// <param name="By">Who asks.</param>
    /// <param name="Total">How many records there were when he asked.</param>
    /// <param name="Fields">What the fields he asks for are called; empty for all of them.</param>
    /// <param name="Filtered">He asks for a part of the records he may export, not for all.</param>
    public sealed record WaitingExport(
        Guid Id, string Object, string Label, TableFormat Format, RecordLink? By, long Total, IReadOnlyList<string> Fields, bool Filtered, DateTimeOffset At);

    /// <param name="Reason">Why not, 1–200 characters.</param>
    public sealed record RefuseRequest([property: Required] string? Reason);

    internal static async Task<Ok<Listing<WaitingExport>>> ListAsync(
        TrineDb db, Caller caller, ExportApprovals approvals, UserDirectory directory, Metadata metadata, FieldTexts texts, CancellationToken cancellationToken)
    {
        var me = caller.UserId;
        var waiting = db.Set<ExportJob>().AsNoTracking().Where(j => j.State == TransferState.AwaitingApproval && j.UserId != me);
        if (approvals.Reach(caller) is { } people)
        {
            waiting = waiting.Where(j => people.Contains(j.UserId));
        }

        var jobs = await waiting.OrderBy(j => j.Id).Take(ListLimit).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Listing<WaitingExport>(
        [
            .. jobs.Select(j => new WaitingExport(
                j.Id, j.Object, texts.Objects(caller.Language, j.Object), j.Format, RecordLink.To(j.UserId, directory.Current), j.Total ?? 0,
                [.. j.Fields.Select(f => Label(f, metadata.Current.Find(j.Object), texts, caller.Language))],
                j.Query.Contains("\"filter\":{", StringComparison.Ordinal) || j.Query.Contains("\"search\":\"", StringComparison.Ordinal),
                j.At)),
        ]));
    }

    internal static async Task<NoContent> ApproveAsync(
        Guid id, TrineDb db, Caller caller, ExportApprovals approvals, AuditTrail audit, UserDirectory directory, JobSignal<ExportJob> signal, WorkspaceClock clock, CancellationToken cancellationToken)
    {
        await DecideAsync(id, null, db, caller, approvals, audit, directory, clock, cancellationToken);
        signal.Wake();
        return TypedResults.NoContent();
    }

    internal static async Task<NoContent> RefuseAsync(
        Guid id, RefuseRequest request, TrineDb db, Caller caller, ExportApprovals approvals, AuditTrail audit, UserDirectory directory, WorkspaceClock clock,
        CancellationToken cancellationToken)
    {
        var reason = request.Reason?.Trim() ?? "";
        if (reason.Length is 0 or > MaxReason)
        {
            throw reason.Length == 0 ? new InvalidInputException("reason", "error.required") : new InvalidInputException("reason", "error.maxLength", MaxReason, reason.Length);
        }

        await DecideAsync(id, reason, db, caller, approvals, audit, directory, clock, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Decides once: of two who decide at the same time, one finds it decided.</summary>
    private static async Task DecideAsync(
        Guid id, string? reason, TrineDb db, Caller caller, ExportApprovals approvals, AuditTrail audit, UserDirectory directory, WorkspaceClock clock, CancellationToken cancellationToken)
    {
        var job = approvals.Open(await db.Set<ExportJob>().AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, cancellationToken), caller);
        var (me, now, approved) = (caller.UserId, clock.Now, reason is null);
        var state = approved ? TransferState.Queued : TransferState.Refused;
        DateTimeOffset? ended = approved ? null : now;
        await using var write = await db.BeginWriteAsync(cancellationToken);
        var decided = await db.Set<ExportJob>().Where(j => j.Id == id && j.State == TransferState.AwaitingApproval).ExecuteUpdateAsync(
            s => s.SetProperty(j => j.State, state).SetProperty(j => j.DecidedById, me).SetProperty(j => j.Error, reason).SetProperty(j => j.FinishedAt, ended), cancellationToken);
        if (decided == 0)
        {
            throw new RefusedException("export.decided");
        }

        var requester = directory.Current.User(job.UserId)?.Name ?? "";
        await audit.WriteAsync(
            approved ? AuditEvent.ExportApproved : AuditEvent.ExportRefused,
            AuditSubject.Of(job.Object),
            new AuditDetails { Job = job.Id, Count = job.Total, Format = EnumText.Of(job.Format), Detail = approved ? requester : $"{requester}: {reason}" },
            cancellationToken);
        await approvals.AnswerAsync(job, approved, caller.User?.Name ?? "", reason ?? "", cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    private static string Label(string key, ObjectSchema? schema, FieldTexts texts, string language) => schema?.Find(key) is { } field ? texts.Field(language, schema, field) : key;
}
