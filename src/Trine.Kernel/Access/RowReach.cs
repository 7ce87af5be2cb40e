namespace Trine.Kernel.Access;

/// <summary>The rows an action of somebody reaches, all his roles together: those of some owners, those of some departments, or all.</summary>
/// <param name="All">Every row; the lists do not matter.</param>
/// <param name="Owners">Rows these people own.</param>
/// <param name="Departments">Rows of these departments.</param>
public sealed record RowReach(bool All, IReadOnlyList<Guid> Owners, IReadOnlyList<Guid> Departments)
{
    /// <summary>All rows.</summary>
    public static RowReach Everything { get; } = new(true, [], []);

    /// <summary>No row.</summary>
    public static RowReach Nothing { get; } = new(false, [], []);

    /// <summary>Whether there can be a row at all.</summary>
    public bool Any => All || Owners.Count + Departments.Count > 0;

    /// <summary>Whether a row of this owner and department is among them.</summary>
    public bool Covers(Guid? ownerId, Guid? departmentId) =>
        All || (ownerId is { } owner && Owners.Contains(owner)) || (departmentId is { } department && Departments.Contains(department));

    /// <summary>The rows either reaches.</summary>
    public RowReach Plus(RowReach other) => All || other.All ? Everything : new RowReach(false, [.. Owners.Union(other.Owners)], [.. Departments.Union(other.Departments)]);
}
