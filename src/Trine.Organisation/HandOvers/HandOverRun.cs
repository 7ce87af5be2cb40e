using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Kernel.Transfer;
using Trine.Organisation.Sessions;
using Trine.Organisation.Users;

namespace Trine.Organisation.HandOvers;

/// <summary>
/// One hand-over at work: part by part through the door, records, log and progress in one transaction, all parts one change set. What was handed over
/// is no longer his, so whoever goes on after a crash finds just the rest.
/// </summary>
internal sealed class HandOverRun(IServiceScopeFactory scopes, HandOver job, DirectoryUser user, TransferNews news, string node)
{
    private const int ChunkSize = 500;
    private const int Attempts = 5;
    private const int ToldRefusals = 20;
    private readonly HandOverPlan _plan = job.ReadPlan();
    private readonly List<HandOverRefusal> _refusals = [];
    private long _done;
    private long _refused;
    private long _total;

    /// <exception cref="TransferStoppedException">Taken over by another node.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var kinds = await BeginAsync(cancellationToken);
        foreach (var kind in kinds)
        {
            var last = Guid.Empty;
            while (await PartAsync(kind, last, cancellationToken) is { } end)
            {
                last = end;
            }
        }

        if (job.Disable)
        {
            await DisableAsync(cancellationToken);
        }
    }

    /// <summary>Counts what is left; what was refused in an earlier try is tried again.</summary>
    private async Task<List<HoldingKind>> BeginAsync(CancellationToken cancellationToken)
    {
        await using var scope = NewScope();
        var store = scope.ServiceProvider.GetRequiredService<RecordStore>();
        var kinds = scope.ServiceProvider.GetRequiredService<Holdings>().Kinds().Where(k => _plan.To.ContainsKey(k.Schema.Key)).ToList();
        _done = _total = job.Done - job.Refused;
        foreach (var kind in kinds)
        {
            _total += await store.CountAsync(kind.Schema, kind.Action, What(kind), cancellationToken);
        }

        return kinds;
    }

    /// <summary>Hands the next part over, once more when somebody changed a record meanwhile.</summary>
    /// <returns>The last record of it; null when nothing was left.</returns>
    private async Task<Guid?> PartAsync(HoldingKind kind, Guid after, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(kind, after, cancellationToken);
            }
            catch (StaleException) when (attempt < Attempts)
            {
                // Read again, it is up to date.
            }
        }
    }

    private async Task<Guid?> OnceAsync(HoldingKind kind, Guid after, CancellationToken cancellationToken)
    {
        await using var scope = NewScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var store = scope.ServiceProvider.GetRequiredService<RecordStore>();
        var ids = await store.IdsAsync(kind.Schema, kind.Action, What(kind), after, ChunkSize, cancellationToken);
        if (ids.Count == 0)
        {
            return null;
        }

        var records = kind.Action == AccessAction.Transfer
            ? await store.TransferableAsync(kind.Schema, ids, cancellationToken)
            : await store.EditableAsync(kind.Schema, ids, cancellationToken);
        foreach (var record in records)
        {
            kind.Field.Set(record, _plan.To[kind.Schema.Key]);
        }

        var changes = await db.PrepareAsync(cancellationToken);
        var refused = changes.Where(c => c.IsRefused).ToList();
        refused.ForEach(change => Door.Withdraw(db, change));
        var problems = scope.ServiceProvider.GetRequiredService<ProblemWriter>();
        var told = refused.Take(ToldRefusals - _refusals.Count).Select(change => Refusal(change, problems)).ToList();
        await using var write = await db.BeginWriteAsync(cancellationToken);
        await AdvanceAsync(db, _done + ids.Count, _refused + refused.Count, [.. _refusals, .. told], cancellationToken);
        await db.SavePreparedAsync([.. changes.Where(c => !c.IsRefused)], cancellationToken);
        await write.CommitAsync(cancellationToken);
        (_done, _refused) = (_done + ids.Count, _refused + refused.Count);
        _refusals.AddRange(told);
        return ids[^1];
    }

    private static HandOverRefusal Refusal(RecordChange change, ProblemWriter problems)
    {
        var reason = change.Reasons.First();
        return new HandOverRefusal(change.Schema.Key, change.After.Id, problems.Sentence(change.Schema.Key, reason.MessageKey, reason.Args));
    }

    /// <summary>How far it is, to be saved with the records; nothing is when another node has taken over.</summary>
    private async Task AdvanceAsync(TrineDb db, long done, long refused, List<HandOverRefusal> refusals, CancellationToken cancellationToken)
    {
        var row = await db.Set<HandOver>().SingleOrDefaultAsync(h => h.Id == job.Id && h.State == TransferState.Running && h.Holder == node, cancellationToken)
            ?? throw new TransferStoppedException();
        (row.Done, row.Total, row.Refused, row.Refusals, row.Claims) = (done, _total, refused, HandOver.Text(refusals), 1);
        await news.ProgressAsync(db, job.UserId, "handOver", job.Id, TransferState.Running, done, _total, cancellationToken);
    }

    /// <summary>Comes last, and so is undone first: a record cannot go back to somebody who is disabled.</summary>
    private async Task DisableAsync(CancellationToken cancellationToken)
    {
        await using var scope = NewScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var leaver = await db.EditAsync<User>(job.LeaverId, null, cancellationToken);
        leaver.Active = false;
        var sessions = scope.ServiceProvider.GetRequiredService<UserSessions>();
        sessions.End(await sessions.Living(leaver.Id).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }

    private Kernel.Query.Filter What(HoldingKind kind) => _plan.Finished.Contains(kind.Schema.Key) ? kind.Of(job.LeaverId) : kind.OpenOf(job.LeaverId);

    private AsyncServiceScope NewScope()
    {
        var scope = scopes.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        caller.Become(user);
        caller.Language = job.Language;
        scope.ServiceProvider.GetRequiredService<ChangeScope>().ChangeSet = job.ChangeSet;
        return scope;
    }
}
