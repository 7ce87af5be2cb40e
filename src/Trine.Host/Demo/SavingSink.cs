using Trine.Host.Commands;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Host.Demo;

/// <summary>Saves records like any others: through the door, a context for each batch. While one batch is written, the next is prepared.</summary>
internal sealed class SavingSink(IServiceProvider services) : IBulkSink
{
    private const int BatchSize = 1_000;

    /// <inheritdoc/>
    public async Task AddAsync(IReadOnlyList<Record> records, CancellationToken cancellationToken)
    {
        // Records of different kinds may refer to each other and so keep their order.
        var alike = records.Select(r => r.GetType()).Distinct().Count() == 1;
        var options = new ParallelOptions { MaxDegreeOfParallelism = alike ? 2 : 1, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(records.Chunk(BatchSize), options, async (batch, token) =>
        {
            await using var scope = CommandScope.SystemScope(services);
            var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
            db.AddRange(batch);
            await db.SaveChangesAsync(token);
        });
    }
}
