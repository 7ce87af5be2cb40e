using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Kernel.Transfer;

namespace Trine.Privacy.Erasure;

/// <summary>Asks for erasures; a worker carries them out.</summary>
public sealed class PersonalDataErasure(TrineDb db, Caller caller, UserDirectory directory, AuditTrail audit, JobSignal<ErasureJob> signal, WorkspaceClock clock)
{
    /// <summary>Records one erasure has at most.</summary>
    public const int MaxRecords = 200;

    /// <summary>Queues an erasure of records that tell of people.</summary>
    /// <param name="records">1–200 records, living or deleted. Of a request all of one person. Of those erased before it takes what was written since.</param>
    /// <param name="everywhere">Takes the name out of all texts, not only of those about the person or the same customer.</param>
    /// <param name="note">The number it is filed under.</param>
    /// <param name="by">On whose behalf the product does it by itself; whoever calls otherwise.</param>
    /// <returns>The erasure's id: the certificate's number.</returns>
    /// <exception cref="RefusedException">One of the records is being erased.</exception>
    public async Task<Guid> AskAsync(
        IReadOnlyList<PersonReference> records, ErasureReason reason, bool everywhere, string? note, Guid? by, CancellationToken cancellationToken)
    {
        if (records.Count is 0 or > MaxRecords)
        {
            throw new InvalidInputException("records", "error.batchSize", MaxRecords);
        }

        var ids = records.Select(r => r.Id).ToList();
        await using var write = db.IsWriting ? null : await db.BeginWriteAsync(cancellationToken);
        var waiting = await db.Set<ErasureJob>().AsNoTracking().Where(j => j.State == TransferState.Queued || j.State == TransferState.Running).Select(j => j.Records).ToListAsync(cancellationToken);
        if (waiting.SelectMany(w => w).Intersect(records.Select(r => r.ToString())).Any())
        {
            throw new RefusedException("privacy.running");
        }

        var job = new ErasureJob
        {
            UserId = Active(by) ?? Active(caller.UserId) ?? directory.Current.Users.First(u => u is { Active: true, Admin: true }).Id,
            Object = records[0].Object,
            Language = caller.Language,
            At = clock.Now,
            Reason = reason,
            Records = [.. records.Select(r => r.ToString())],
            Everywhere = everywhere,
            Note = note,
            Total = records.Count,
        };
        db.Add(job);
        audit.Add(PrivacyEvents.ErasureAsked, AuditSubject.Of(job.Object, records.Count == 1 ? ids[0] : null), new AuditDetails { By = job.UserId, Count = ids.Count, Records = ids, Job = job.Id, Detail = EnumText.Of(reason) });
        await db.SaveChangesAsync(cancellationToken);
        if (write is not null)
        {
            await write.CommitAsync(cancellationToken);
        }

        await db.AfterCommitAsync(() =>
        {
            signal.Wake();
            return Task.CompletedTask;
        });
        return job.Id;
    }

    private Guid? Active(Guid? user) => user is { } id && directory.Current.User(id) is { Active: true } ? id : null;
}
