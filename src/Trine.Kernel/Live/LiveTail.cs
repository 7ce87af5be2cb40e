using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Comments;
using Trine.Kernel.Data;
using Trine.Kernel.Files;
using Trine.Kernel.Objects;
using Trine.Kernel.Sharing;

namespace Trine.Kernel.Live;

/// <summary>
/// Tells this node's listeners which records changed: ids only, what they are is read through the API and so through access. Begins at the
/// log's end and keeps no checkpoint: who was not connected reads afresh anyway.
/// <para>
/// A listener is told the ids of those records he sees as they stand now, deleted ones by where they stood. That something of an object changed
/// is told to all who read the object at all, with no id if need be: whoever saw a record that was handed away asks again, and finds it gone.
/// </para>
/// </summary>
public sealed class LiveTail(
    IServiceScopeFactory scopes, LogSignal signal, LiveConnections connections, IHubContext<LiveHub> hub, UserDirectory directory, ObjectCatalog catalog, Metadata metadata, SharedRecords shared, SharingFilters filters,
    ILogger<LiveTail> logger)
    : BackgroundService
{
    private const int BatchSize = 500;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    /// <summary>What clients get as <c>changed</c>.</summary>
    /// <param name="Object">The plural key.</param>
    /// <param name="Ids">The records.</param>
    /// <param name="ChangeSet">What they changed in.</param>
    public sealed record Changed(string Object, IReadOnlyList<Guid> Ids, Guid ChangeSet);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        signal.Listen((_, _) =>
        {
            wake.Writer.TryWrite(true);
            return Task.CompletedTask;
        });
        (ulong Tx, long Seq)? position = null;
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                position = await StepAsync(position, stoppingToken);
                failures = 0;
                await WaitAsync(wake.Reader, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                var pause = TimeSpan.FromMilliseconds(Math.Min(30_000, 100 * Math.Pow(2, failures++)));
                logger.LogWarning(e, "The live tail failed; next try in {Pause}", pause);
                await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Reads to the log's end and tells of what it finds; with nobody listening it jumps there.</summary>
    private async Task<(ulong Tx, long Seq)> StepAsync((ulong Tx, long Seq)? position, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().BecomeSystem();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        if (connections.IsEmpty || position is null)
        {
            return await LogTail.EndAsync(db, cancellationToken);
        }

        var (tx, seq) = position.Value;
        while (await LogTail.ReadAsync(db, tx, seq, BatchSize, cancellationToken) is { Count: > 0 } entries)
        {
            await TellAsync(db, scope.ServiceProvider.GetRequiredService<RecordStore>(), entries, cancellationToken);
            (tx, seq) = (entries[^1].Tx, entries[^1].Seq);
        }

        return (tx, seq);
    }

    private async Task TellAsync(TrineDb db, RecordStore store, List<ChangeLogEntry> entries, CancellationToken cancellationToken)
    {
        var parents = await ParentsAsync(db, entries, cancellationToken);
        var messages = entries
            .Select(e => parents.TryGetValue(e.RecordId, out var parent) ? (parent.Object, parent.Id, e.ChangeSet) : (e.Object, Id: e.RecordId, e.ChangeSet))
            .GroupBy(e => (e.Object, e.ChangeSet))
            .Select(g => new Changed(g.Key.Object, [.. g.Select(e => e.Id).Distinct()], g.Key.ChangeSet))
            .GroupBy(m => m.Object);
        var listeners = connections.Users().Select(Listener).ToList();
        foreach (var changes in messages)
        {
            if (metadata.Current.Find(changes.Key) is not { Definition: { Internal: false } definition } schema)
            {
                continue;
            }

            var hearing = listeners.Where(l => l.Can(definition, AccessAction.Read)).ToList();
            var records = hearing.TrueForAll(l => l.Reach(definition, AccessAction.Read).All) ? [] : await RecordsAsync(store, db, schema, changes, cancellationToken);
            foreach (var listener in hearing)
            {
                var all = listener.Reach(definition, AccessAction.Read).All;
                foreach (var message in changes)
                {
                    var told = all ? message : message with { Ids = [.. message.Ids.Where(id => records.TryGetValue(id, out var record) && listener.Allows(definition, AccessAction.Read, record))] };
                    await hub.Clients.Group(LiveConnections.GroupOf(listener.Caller.UserId!.Value)).SendAsync("changed", told, cancellationToken);
                }
            }
        }
    }

    private AccessRules Listener(DirectoryUser user)
    {
        var caller = new Caller();
        caller.Become(user);
        return new AccessRules(caller, directory, catalog, shared, filters);
    }

    /// <summary>The changed records as they stand, deleted ones too: read once for all who listen, and judged in memory.</summary>
    private static async Task<Dictionary<Guid, Record>> RecordsAsync(RecordStore store, TrineDb db, ObjectSchema schema, IEnumerable<Changed> changes, CancellationToken cancellationToken)
    {
        // What an earlier batch read is no longer how it stands.
        db.ChangeTracker.Clear();
        var ids = changes.SelectMany(m => m.Ids).Distinct().ToList();
        return (await store.DeletableAsync(schema, ids, cancellationToken)).ToDictionary(r => r.Id);
    }

    /// <summary>A comment or file changes the record it is on.</summary>
    private static async Task<Dictionary<Guid, (string Object, Guid Id)>> ParentsAsync(TrineDb db, List<ChangeLogEntry> entries, CancellationToken cancellationToken)
    {
        var parents = new Dictionary<Guid, (string, Guid)>();
        var comments = entries.Where(e => e.Object == Comment.ObjectKey).Select(e => e.RecordId).Distinct().ToList();
        if (comments.Count > 0)
        {
            var rows = db.Set<Comment>().IgnoreQueryFilters().Where(c => comments.Contains(c.Id)).Select(c => new { c.Id, c.Object, c.RecordId });
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                parents[row.Id] = (row.Object, row.RecordId);
            }
        }

        var files = entries.Where(e => e.Object == Attachment.ObjectKey).Select(e => e.RecordId).Distinct().ToList();
        if (files.Count > 0)
        {
            var rows = db.Set<Attachment>().IgnoreQueryFilters().Where(a => files.Contains(a.Id)).Select(a => new { a.Id, a.Object, a.RecordId });
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                parents[row.Id] = (row.Object, row.RecordId);
            }
        }

        return parents;
    }

    private static async Task WaitAsync(ChannelReader<bool> wake, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Idle);
        try
        {
            await wake.ReadAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }
    }
}
