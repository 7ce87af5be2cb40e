using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;
using Trine.Kernel.Transfer;
using Trine.Organisation.Users;

namespace Trine.Organisation.HandOvers;

/// <summary>When somebody leaves: what he has, and handing it to others. For administrators, and whoever may edit the user and transfer those records.</summary>
internal static class HandOverEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/users/{id:guid}/holdings", HoldingsAsync).WithSummary("What a user looks after, for handing it over");
        api.MapPost("/users/{id:guid}/handOver", StartAsync).WithSummary("Hand what a user looks after to others, in the background");
        api.MapGet("/handOvers/{id:guid}", ReadAsync).WithSummary("How far a hand-over is");
    }

    /// <param name="Running">The hand-over that is under way; null when there is none.</param>
    public sealed record HoldingsAnswer(RecordLink User, bool Active, Guid? Running, IReadOnlyList<Holdings.Holding> Items);

    /// <param name="To">By object: who takes over; null for nobody, where that may be.</param>
    /// <param name="Default">Who takes over what is not named; without one it stays.</param>
    /// <param name="Finished">Objects of which the records that are done with go along.</param>
    /// <param name="Disable">The user is disabled at the end, his sessions and tokens end.</param>
    public sealed record Request(IReadOnlyDictionary<string, Guid?>? To = null, Guid? Default = null, IReadOnlyList<string>? Finished = null, bool Disable = false);

    /// <param name="User">Whose records they are.</param>
    /// <param name="Total">Records there are; null until they are counted.</param>
    /// <param name="Done">Records dealt with so far.</param>
    /// <param name="Refused">Those of them that could not be handed over.</param>
    /// <param name="Refusals">Why, of the first 20.</param>
    /// <param name="ChangeSet">What undoes all of it.</param>
    /// <param name="Disabled">The user is disabled with it.</param>
    /// <param name="Error">Why it failed, or null.</param>
    public sealed record HandOverAnswer(
        Guid Id, RecordLink User, TransferState State, long? Total, long Done, long Refused, IReadOnlyList<HandOverRefusal> Refusals, Guid ChangeSet, bool Disabled, string? Error,
        DateTimeOffset At, DateTimeOffset? FinishedAt);

    internal static async Task<Ok<HoldingsAnswer>> HoldingsAsync(Guid id, TrineDb db, Holdings holdings, CancellationToken cancellationToken)
    {
        var user = await db.EditAsync<User>(id, null, cancellationToken);
        var running = await RunningAsync(db, id, cancellationToken);
        return TypedResults.Ok(new HoldingsAnswer(new RecordLink(id, user.Name), user.Active, running, await holdings.CountAsync(id, cancellationToken)));
    }

    internal static async Task<Accepted<StartedJob>> StartAsync(
        Guid id, Request request, TrineDb db, Holdings holdings, AccessRules access, UserDirectory directory, JobSignal<HandOver> signal, WorkspaceClock clock, CancellationToken cancellationToken)
    {
        await db.EditAsync<User>(id, null, cancellationToken);
        if (request.Disable && id == access.Caller.UserId)
        {
            throw new RefusedException("handOver.self");
        }

        var plan = Plan(request, id, [.. holdings.Kinds()], access, directory.Current);
        await using var write = await db.BeginWriteAsync(cancellationToken);
        if (await RunningAsync(db, id, cancellationToken) is not null)
        {
            throw new RefusedException("handOver.running");
        }

        var job = new HandOver
        {
            UserId = access.Caller.UserId!.Value,
            Object = "users",
            LeaverId = id,
            Plan = HandOver.Text(plan),
            Disable = request.Disable,
            Language = access.Caller.Language,
            At = clock.Now,
        };
        db.Add(job);
        await db.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        signal.Wake();
        return TypedResults.Accepted((string?)null, new StartedJob(job.Id));
    }

    internal static async Task<Ok<HandOverAnswer>> ReadAsync(Guid id, TrineDb db, Caller caller, UserDirectory directory, CancellationToken cancellationToken)
    {
        var job = await db.Set<HandOver>().AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, cancellationToken);
        if (job is null || (job.UserId != caller.UserId && !caller.IsAdmin))
        {
            throw new NotThereException("handOvers");
        }

        return TypedResults.Ok(new HandOverAnswer(
            job.Id, RecordLink.To(job.LeaverId, directory.Current)!, job.State, job.Total, job.Done, job.Refused, job.ReadRefusals(), job.ChangeSet, job.Disable, job.Error, job.At, job.FinishedAt));
    }

    private static async Task<Guid?> RunningAsync(TrineDb db, Guid leaver, CancellationToken cancellationToken) =>
        await db.Set<HandOver>().Where(h => h.LeaverId == leaver && (h.State == TransferState.Queued || h.State == TransferState.Running)).Select(h => (Guid?)h.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>What was asked for, with all that is wrong with it told at once.</summary>
    private static HandOverPlan Plan(Request request, Guid leaver, IReadOnlyList<HoldingKind> kinds, AccessRules access, DirectorySnapshot directory)
    {
        var errors = new List<FieldError>();
        var to = request.To ?? new Dictionary<string, Guid?>();
        var objects = string.Join(", ", kinds.Select(k => k.Schema.Key));
        errors.AddRange(to.Keys.Where(key => !kinds.Any(k => k.Schema.Key == key)).Select(key => new FieldError($"to.{key}", "error.choice", key, objects)));
        errors.AddRange((request.Finished ?? []).Where(key => !kinds.Any(k => k.Schema.Key == key && k.Done is not null)).Select(key => new FieldError("finished", "error.handOverFinished", key)));
        if (request.Default is { } person && Wrong(person))
        {
            errors.Add(new FieldError("default", "error.handOverTo"));
        }

        var plan = new Dictionary<string, Guid?>();
        foreach (var kind in kinds)
        {
            var (key, may) = (kind.Schema.Key, access.Can(kind.Schema.Definition, kind.Action));
            if (to.TryGetValue(key, out var given))
            {
                if (given is { } one ? Wrong(one) : !kind.MayBeNobodys)
                {
                    errors.Add(new FieldError($"to.{key}", "error.handOverTo"));
                }

                plan[key] = may ? given : throw new ForbiddenException(key, kind.Action);
            }
            else if (request.Default is not null && may)
            {
                plan[key] = request.Default;
            }
        }

        return errors.Count > 0 ? throw new InvalidInputException(errors) : new HandOverPlan(plan, request.Finished ?? []);

        bool Wrong(Guid user) => user == leaver || directory.User(user) is not { Active: true };
    }
}
