using Trine.Kernel.Access;

namespace Trine.Kernel.Query;

/// <summary>One record of a result: the values of the asked-for fields, and what every record says of itself.</summary>
/// <param name="Id">The record.</param>
/// <param name="Version">Its version.</param>
/// <param name="OwnerId">Its owner, for abilities.</param>
/// <param name="DepartmentId">Its department, for abilities.</param>
/// <param name="ParentOwnerId">Who owns what it belongs to, for abilities.</param>
/// <param name="DeletedAt">When it was deleted, or null.</param>
/// <param name="Values">Logical values in the order of the query's fields.</param>
/// <param name="SortValues">The values it was sorted by.</param>
public sealed record RecordRow(
    Guid Id, int Version, Guid? OwnerId, Guid? DepartmentId, Guid? ParentOwnerId, DateTimeOffset? DeletedAt, IReadOnlyList<object?> Values, IReadOnlyList<object?> SortValues)
{
    /// <summary>Whether a rule shares it with the caller to be changed.</summary>
    public bool IsWritable { get; init; }

    /// <summary>Where it stands.</summary>
    public RecordPlace Place => new(Id, OwnerId, DepartmentId, ParentOwnerId);
}
