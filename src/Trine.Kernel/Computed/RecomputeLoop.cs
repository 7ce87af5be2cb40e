using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Access;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Computed;

/// <summary>
/// Computes stored records anew when a definition has changed: in batches, each a transaction with its progress, so that a killed process
/// goes on where it was and of two nodes one does each batch. The records keep their version and the stamp of who changed them last.
/// </summary>
public sealed class RecomputeLoop(IServiceScopeFactory scopes, Metadata metadata) : IDisposable
{
    private const int BatchSize = 200;

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    /// <summary>Works until every record agrees with the definitions there are.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            // Another node may have changed definitions; what is in memory must not be older than what is being done.
            await metadata.ReloadAsync(cancellationToken);
            foreach (var key in metadata.Current.Schemas.Select(s => s.Key).ToList())
            {
                while (await StepAsync(metadata.Current.Schema(key), cancellationToken))
                {
                }
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>One batch of one object. False when nothing is left to do.</summary>
    private async Task<bool> StepAsync(ObjectSchema schema, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var wanted = schema.Computed.Fingerprint;
        var state = await db.Set<Recomputation>().AsNoTracking().SingleOrDefaultAsync(r => r.Object == schema.Key, cancellationToken);
        if (state?.Definition != wanted)
        {
            return (state is not null || wanted.Length > 0) && await BeginAsync(db, schema.Key, state?.Definition, wanted, cancellationToken);
        }

        if (state.Done)
        {
            return false;
        }

        var reader = scope.ServiceProvider.GetRequiredService<RecordReader>();
        var upkeep = scope.ServiceProvider.GetRequiredService<ComputedUpkeep>();
        var query = new RecordQuery { Schema = schema, Fields = [], Limit = BatchSize, Cursor = state.After is { } last ? new Cursor([], last) : null };
        var ids = (await reader.ReadAsync(query, cancellationToken)).Rows.Select(r => r.Id).ToList();
        var stale = await upkeep.StaleAsync(schema, ids, cancellationToken);

        var (before, after, done) = (state.After, ids.Count > 0 ? ids[^1] : state.After, ids.Count < BatchSize);
        await using var write = await db.BeginWriteAsync(cancellationToken);
        var moved = await db.Set<Recomputation>().Where(r => r.Object == schema.Key && r.Definition == wanted && r.After == before && !r.Done)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.After, after).SetProperty(r => r.Done, done), cancellationToken);
        if (moved == 1)
        {
            await upkeep.FixAsync(schema, stale, cancellationToken);
            await write.CommitAsync(cancellationToken);
        }

        return true;
    }

    private static async Task<bool> BeginAsync(TrineDb db, string key, string? known, string wanted, CancellationToken cancellationToken)
    {
        await using var write = await db.BeginWriteAsync(cancellationToken);
        _ = known is null
            ? await db.Database.ExecuteSqlAsync($"INSERT INTO recomputations (object, definition, done) VALUES ({key}, {wanted}, {false}) ON CONFLICT DO NOTHING", cancellationToken)
            : await db.Set<Recomputation>().Where(r => r.Object == key && r.Definition == known).ExecuteUpdateAsync(
                s => s.SetProperty(r => r.Definition, wanted).SetProperty(r => r.After, (Guid?)null).SetProperty(r => r.Done, wanted.Length == 0), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }
}
