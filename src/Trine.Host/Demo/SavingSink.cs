using Trine.Host.Commands;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Host.Demo;

/// <summary>Saves records like any others: through the door, a context for each batch.</summary>
internal sealed class SavingSink(IServiceProvider services) : IBulkSink
{
    private const int BatchSize = 1_000;

    /// <inheritdoc/>
    public async Task AddAsync(IEnumerable<Record> records, bool independent, CancellationToken cancellationToken)
    {
        // While one batch is written, others are prepared.
        var options = new ParallelOptions { MaxDegreeOfParallelism = independent ? Environment.ProcessorCount + 1 : 1, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(independent ? records.Chunk(BatchSize) : Wholes(records, BatchSize), options, async (batch, token) =>
        {
            await using var scope = CommandScope.SystemScope(services);
            var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
            db.AddRange(batch);
            await db.SaveChangesAsync(token);
        });
    }

    /// <summary>
    /// Batches that part no record from what follows it: an order with half its lines would be worth half as much, and its discount might be
    /// more than that. A whole begins with a record of the type the first one has.
    /// </summary>
    internal static IEnumerable<Record[]> Wholes(IEnumerable<Record> records, int size)
    {
        var batch = new List<Record>(size);
        foreach (var record in records)
        {
            if (batch.Count >= size && record.GetType() == batch[0].GetType())
            {
                yield return [.. batch];
                batch.Clear();
            }

            batch.Add(record);
        }

        if (batch.Count > 0)
        {
            yield return [.. batch];
        }
    }
}
