namespace Trine.Kernel.Access;

/// <summary>All users and departments at one moment, in memory.</summary>
public sealed class DirectorySnapshot
{
    private readonly Dictionary<Guid, DirectoryUser> _users;
    private readonly Dictionary<Guid, DirectoryDepartment> _departments;
    private readonly Dictionary<Guid, List<Guid>> _trees = [];
    private readonly ILookup<Guid, Guid> _reports;
    private readonly ILookup<string, DirectorySharingRule> _sharing;

    /// <summary>Whether somebody can sign in who may do everything.</summary>
    public bool HasAdministrator => _users.Values.Any(u => u is { Active: true, Admin: true });

    /// <summary>Builds the look-ups.</summary>
    public DirectorySnapshot(IEnumerable<DirectoryUser> users, IEnumerable<DirectoryDepartment> departments, IEnumerable<DirectorySharingRule>? sharing = null)
    {
        _sharing = (sharing ?? []).ToLookup(r => r.Object);
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

        _reports = _users.Values.Select(u => (u.Id, Above: Superior(u))).Where(u => u.Above is not null).ToLookup(u => u.Above!.Value, u => u.Id);
    }

    /// <summary>All users.</summary>
    public IReadOnlyCollection<DirectoryUser> Users => _users.Values;

    /// <summary>All departments.</summary>
    public IReadOnlyCollection<DirectoryDepartment> Departments => _departments.Values;

    /// <summary>The user of an id, or null.</summary>
    public DirectoryUser? User(Guid id) => _users.GetValueOrDefault(id);

    /// <summary>The department of an id, or null.</summary>
    public DirectoryDepartment? Department(Guid id) => _departments.GetValueOrDefault(id);

    /// <summary>The rules that share records of an object with a user.</summary>
    public IReadOnlyList<DirectorySharingRule> SharingWith(DirectoryUser user, string objectKey) =>
    [
        .. _sharing[objectKey].Where(r => r.UserId == user.Id || user.Roles.Any(role => role.Id == r.RoleId)
            || (r.DepartmentId is { } department && user.Departments.Any(d => _trees.GetValueOrDefault(department)?.Contains(d) == true))),
    ];

    /// <summary>Everybody who reports to a user, directly or through others; never the user.</summary>
    public IReadOnlyList<Guid> Subordinates(Guid user)
    {
        // Who was seen is not gone through again: two who made each other their superior are nobody's endless task.
        var seen = new HashSet<Guid> { user };
        var waiting = new Queue<Guid>(seen);
        while (waiting.TryDequeue(out var one))
        {
            foreach (var report in _reports[one].Where(seen.Add))
            {
                waiting.Enqueue(report);
            }
        }

        seen.Remove(user);
        return [.. seen];
    }

    /// <summary>Whether somebody stands above a user, directly or through others.</summary>
    public bool IsSuperior(Guid superior, Guid user) => Subordinates(superior).Contains(user);

    /// <summary>Whom a user reports to: the one named, else the head of the main department, for a head the one above.</summary>
    private Guid? Superior(DirectoryUser user)
    {
        if (user.ManagerId is { } named)
        {
            return named;
        }

        var guard = 0;
        for (var department = user.DepartmentId is { } main ? Department(main) : null; department is not null && guard < 64; guard++)
        {
            if (department.LeaderId is { } leader && leader != user.Id)
            {
                return leader;
            }

            department = department.ParentId is { } parent ? Department(parent) : null;
        }

        return null;
    }

    /// <summary>Departments and all below them, each once.</summary>
    public IReadOnlyList<Guid> Trees(IEnumerable<Guid> roots) => [.. roots.SelectMany(r => _trees.GetValueOrDefault(r) ?? []).Distinct()];
}
