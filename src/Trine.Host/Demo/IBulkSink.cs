using Trine.Kernel.Objects;

namespace Trine.Host.Demo;

/// <summary>Where seeded records go.</summary>
internal interface IBulkSink
{
    /// <summary>Stores records together with their entries in the log, some at a time; the sequence is read as they are stored.</summary>
    /// <param name="records">A record may refer to those of earlier calls, and to earlier ones of this call unless they are independent.</param>
    /// <param name="independent">None refers to another of this call, so that they may be stored side by side.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task AddAsync(IEnumerable<Record> records, bool independent, CancellationToken cancellationToken);
}
