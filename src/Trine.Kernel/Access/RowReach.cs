using Trine.Kernel.Query;

namespace Trine.Kernel.Access;

/// <summary>The rows an action of somebody reaches, all his roles together: those of some owners, those of some departments, or all; and beside them what is shared with him.</summary>
/// <param name="All">Every row; the lists do not matter.</param>
/// <param name="Owners">Rows these people own.</param>
/// <param name="Departments">Rows of these departments.</param>
public sealed record RowReach(bool All, IReadOnlyList<Guid> Owners, IReadOnlyList<Guid> Departments)
{
    /// <summary>All rows.</summary>
    public static RowReach Everything { get; } = new(true, [], []);

    /// <summary>No row.</summary>
    public static RowReach Nothing { get; } = new(false, [], []);

    /// <summary>Also rows that belong to a record of this person; null for none.</summary>
    public Guid? ParentOwner { get; init; }

    /// <summary>Also these records, or for lines those of these records.</summary>
    public IReadOnlyCollection<Guid> Records { get; init; } = [];

    /// <summary>Also records that pass one of these filters.</summary>
    public IReadOnlyList<Filter> Rules { get; init; } = [];

    /// <summary>Whether there can be a row at all.</summary>
    public bool Any => All || Owners.Count + Departments.Count + Records.Count + Rules.Count > 0 || ParentOwner is not null;

    /// <summary>Whether anything is shared beside what the roles reach.</summary>
    public bool HasMore => ParentOwner is not null || Records.Count + Rules.Count > 0;

    /// <summary>What the roles reach.</summary>
    public RowReach Narrow => new(All, Owners, Departments);

    /// <summary>What is shared beside it.</summary>
    public RowReach More => Nothing with { ParentOwner = ParentOwner, Records = Records, Rules = Rules };

    /// <summary>Whether a row is among them, as far as its place says; what rules say only the record knows.</summary>
    public bool Covers(RecordPlace place) =>
        All || (place.OwnerId is { } owner && Owners.Contains(owner)) || (place.DepartmentId is { } department && Departments.Contains(department))
        || (ParentOwner is { } parent && place.ParentOwnerId == parent) || Records.Contains(place.Id);

    /// <summary>The rows either reaches.</summary>
    public RowReach Plus(RowReach other) => All || other.All ? Everything : new RowReach(false, [.. Owners.Union(other.Owners)], [.. Departments.Union(other.Departments)]);
}
