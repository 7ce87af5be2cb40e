namespace Trine.Kernel.Access;

/// <summary>All users and departments at one moment, in memory.</summary>
public sealed class DirectorySnapshot
{
    private readonly Dictionary<Guid, DirectoryUser> _users;
    private readonly Dictionary<Guid, DirectoryDepartment> _departments;
    private readonly Dictionary<Guid, List<Guid>> _trees = [];

    /// <summary>Builds the look-ups.</summary>
    public DirectorySnapshot(IEnumerable<DirectoryUser> users, IEnumerable<DirectoryDepartment> departments)
    {
        _users = users.ToDictionary(u => u.Id);
        _departments = departments.ToDictionary(d => d.Id);
        foreach (var department in _departments.Values)
        {
            // Each department is in the tree of itself and of all above it; the guard ends a circle made by hand.
            var guard = 0;
            for (var above = department; above is not null && guard < 64; guard++)
            {
                (_trees.TryGetValue(above.Id, out var tree) ? tree : _trees[above.Id] = []).Add(department.Id);
                above = above.ParentId is { } parent ? _departments.GetValueOrDefault(parent) : null;
            }
        }
    }

    /// <summary>All users.</summary>
    public IReadOnlyCollection<DirectoryUser> Users => _users.Values;

    /// <summary>All departments.</summary>
    public IReadOnlyCollection<DirectoryDepartment> Departments => _departments.Values;

    /// <summary>The user of an id, or null.</summary>
    public DirectoryUser? User(Guid id) => _users.GetValueOrDefault(id);

    /// <summary>The department of an id, or null.</summary>
    public DirectoryDepartment? Department(Guid id) => _departments.GetValueOrDefault(id);

    /// <summary>Departments and all below them, each once.</summary>
    public IReadOnlyList<Guid> Trees(IEnumerable<Guid> roots) => [.. roots.SelectMany(r => _trees.GetValueOrDefault(r) ?? []).Distinct()];
}
