using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Query;

namespace Trine.Kernel.Transfer.Exports;

/// <summary>What is asked before an export begins and while it runs.</summary>
internal sealed class ExportChecks(RecordReader reader, ExportQuota quota, AuditTrail audit)
{
    /// <summary>How many records an export would take out: of a search all hits, where a list looks at the best.</summary>
    public async Task<long?> CountAsync(RecordQuery query, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(query.Search)
            ? (await reader.ReadAsync(query with { Fields = [], Limit = 1, Count = CountMode.Exact }, cancellationToken)).Count
            : await reader.StreamAsync(query with { Fields = [] }, cancellationToken).LongCountAsync(cancellationToken);

    /// <summary>Turns away an export that takes more than is left of the day; that it was tried stays in the log.</summary>
    /// <exception cref="RefusedException"><c>export.quota</c>.</exception>
    public async Task QuotaAsync(ExportJob job, ExportLimits limits, AuditDetails details, CancellationToken cancellationToken)
    {
        if (limits.Quota is not { } most)
        {
            return;
        }

        var left = await quota.LeftAsync(job.UserId, most, null, cancellationToken);
        if (left == 0 || job.Total > left)
        {
            await audit.WriteAsync(AuditEvent.ExportOverQuota, AuditSubject.Of(job.Object), details, cancellationToken);
            throw new RefusedException("export.quota", left, most, job.Total ?? 0);
        }
    }

    /// <summary>Whether an export waits for somebody to approve it. What he took out today unasked counts too: many small files are a large one.</summary>
    public async Task<bool> WaitsAsync(Guid user, ExportLimits limits, long? total, CancellationToken cancellationToken) =>
        limits.ApprovalOver is { } most && total + await quota.UnapprovedAsync(user, null, cancellationToken) > most;

    /// <summary>How many records a running export may write; it stops before the next.</summary>
    public async Task<ExportAllowance> AllowanceAsync(ExportJob job, ExportLimits limits, CancellationToken cancellationToken) => new(
        limits.Quota is { } most ? await quota.LeftAsync(job.UserId, most, job.Id, cancellationToken) : null,
        limits.Quota ?? 0,
        job.DecidedById is null && limits.ApprovalOver is { } unasked ? Math.Max(0, unasked - await quota.UnapprovedAsync(job.UserId, job.Id, cancellationToken)) : null,
        limits.ApprovalOver ?? 0,
        job.DecidedById is null ? null : job.Total);
}
