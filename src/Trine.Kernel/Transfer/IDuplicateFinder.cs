using Trine.Kernel.Objects;

namespace Trine.Kernel.Transfer;

/// <summary>Tells an import who is here already. Implemented by the module that knows what makes two of its records the same.</summary>
public interface IDuplicateFinder
{
    /// <summary>The plural keys of the objects it knows.</summary>
    IReadOnlyCollection<string> Objects { get; }

    /// <summary>For each of many new records, in their order, what may be the same; a handful of queries for all of them.</summary>
    Task<IReadOnlyList<IReadOnlyList<DuplicateMatch>>> FindAsync(ObjectSchema schema, IReadOnlyList<Record> records, CancellationToken cancellationToken);
}
