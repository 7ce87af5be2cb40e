using Trine.Host.Commands;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Host.Demo;

/// <summary>Saves records like any others: through the door, a context for each batch.</summary>
internal sealed class SavingSink(IServiceProvider services) : IBulkSink
{
    private const int BatchSize = 1_000;

    /// <inheritdoc/>
    public async Task AddAsync(IReadOnlyList<Record> records, CancellationToken cancellationToken)
    {
        foreach (var batch in records.Chunk(BatchSize))
        {
            await using var scope = CommandScope.SystemScope(services);
            var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
            db.AddRange(batch);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
