using Trine.Kernel.Objects;

#pragma warning disable MA0048 // One closed hierarchy.
namespace Trine.Kernel.Query;

/// <summary>A filter, parsed and typed against an object's schema. A closed hierarchy: <c>switch</c> over it.</summary>
public abstract record Filter
{
    private protected Filter()
    {
    }
}

/// <summary>All of them; none is true.</summary>
public sealed record AndFilter(IReadOnlyList<Filter> Parts) : Filter;

/// <summary>Any of them; none is false.</summary>
public sealed record OrFilter(IReadOnlyList<Filter> Parts) : Filter;

/// <summary>The opposite.</summary>
public sealed record NotFilter(Filter Part) : Filter;

/// <summary>Follows a reference, then filters what is there: true only where the other record exists and the caller may see it.</summary>
/// <param name="Reference">The reference field.</param>
/// <param name="Target">The schema on its other side.</param>
/// <param name="Part">The filter there.</param>
public sealed record PathFilter(FieldDefinition Reference, ObjectSchema Target, Filter Part) : Filter;

/// <summary>Compares one field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Op">The comparison.</param>
/// <param name="Values">Logical values: none, one, two (<see cref="FilterOp.Between"/>) or many (<see cref="FilterOp.In"/>); <see cref="FilterOp.Within"/> is already a range.</param>
public sealed record FieldFilter(FieldDefinition Field, FilterOp Op, IReadOnlyList<object?> Values) : Filter;
