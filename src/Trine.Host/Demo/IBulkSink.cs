using Trine.Kernel.Objects;

namespace Trine.Host.Demo;

/// <summary>Where seeded records go.</summary>
internal interface IBulkSink
{
    /// <summary>Stores records together with their entries in the log; a record may refer to earlier ones, and to others of its batch.</summary>
    Task AddAsync(IReadOnlyList<Record> records, CancellationToken cancellationToken);
}
