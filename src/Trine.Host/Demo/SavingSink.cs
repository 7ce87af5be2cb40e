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
        await Parallel.ForEachAsync(records.Chunk(BatchSize), options, async (batch, token) =>
        {
            await using var scope = CommandScope.SystemScope(services);
            var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
            db.AddRange(batch);
            await db.SaveChangesAsync(token);
        });
    }
}
