using Trine.Kernel.Access;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Query;

/// <summary>What to read: a list query, parsed and typed.</summary>
public sealed record RecordQuery
{
    /// <summary>The object read.</summary>
    public required ObjectSchema Schema { get; init; }

    /// <summary>Words to find, or null.</summary>
    public string? Search { get; init; }

    /// <summary>The filter, or null.</summary>
    public Filter? Filter { get; init; }

    /// <summary>Fields to sort by; the id always comes last.</summary>
    public IReadOnlyList<SortKey> Sort { get; init; } = [];

    /// <summary>Fields to read.</summary>
    public required IReadOnlyList<FieldDefinition> Fields { get; init; }

    /// <summary>At most this many, 1–500.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Where the page before ended, or null.</summary>
    public Cursor? Cursor { get; init; }

    /// <summary>Whether and how to count.</summary>
    public CountMode Count { get; init; }

    /// <summary>The moment to show, or null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Of a past moment, also what was deleted since by people whose bin the caller does not see: lines of a record he was let see.</summary>
    internal bool PartsOfSeen { get; init; }

    /// <summary>Besides what the caller may read, only what this action of theirs reaches (exports have a grant of their own); null for no more.</summary>
    public AccessAction? Within { get; init; }

    /// <summary>Records that are left out, whatever they pass; of the same context. Null for none.</summary>
    public IQueryable<Guid>? Without { get; init; }

    /// <summary>Masked fields come in full: for the one place that writes down who looked.</summary>
    internal bool Revealed { get; init; }

    /// <summary>Deleted records instead of living ones.</summary>
    public bool Deleted { get; init; }
}
