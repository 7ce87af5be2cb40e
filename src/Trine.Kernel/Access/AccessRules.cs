using System.Linq.Expressions;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Access;

/// <summary>The one place that decides who may do what with which rows.</summary>
public sealed class AccessRules(Caller caller, UserDirectory directory, ObjectCatalog catalog)
{
    private readonly Dictionary<(string Object, AccessAction Action), RowReach> _reaches = [];

    /// <summary>The declaration of an object.</summary>
    public ObjectDefinition Definition(string objectKey) => catalog.Get(objectKey);

    /// <summary>Who is asking.</summary>
    public Caller Caller => caller;

    /// <summary>Whether the caller may do this to any row at all.</summary>
    public bool Can(ObjectDefinition definition, AccessAction action) => Reach(definition, action).Any;

    /// <summary>Whether the caller may do this to a row of this owner and department.</summary>
    public bool Allows(ObjectDefinition definition, AccessAction action, Guid? ownerId, Guid? departmentId) => Reach(definition, action).Covers(ownerId, departmentId);

    /// <summary>The rows an action reaches.</summary>
    public RowReach Reach(ObjectDefinition definition, AccessAction action)
    {
        if (caller.IsAdmin)
        {
            return RowReach.Everything;
        }

        if (_reaches.TryGetValue((definition.Key, action), out var known))
        {
            return known;
        }

        var reach = RowReach.Nothing;
        if (caller.User is { Active: true } user)
        {
            reach = Grants(definition, user).Aggregate(reach, (sum, grant) => sum.Plus(Resolve(grant.Grant, action, user)));
        }

        return _reaches[(definition.Key, action)] = reach;
    }

    /// <summary>The rows an action reaches, as a predicate for queries; null means all rows.</summary>
    public Expression<Func<T, bool>>? Rows<T>(ObjectDefinition definition, AccessAction action)
        where T : Record
    {
        var (all, owners, departments) = Reach(definition, action);
        if (all)
        {
            return null;
        }

        // One owner is the common case, and a plain comparison the plan an index serves best.
        var me = owners.Count == 1 ? owners[0] : Guid.Empty;
        return (owners.Count, departments.Count) switch
        {
            (0, 0) => r => false,
            (1, 0) => r => r.OwnerId == me,
            (1, _) => r => r.OwnerId == me || (r.DepartmentId != null && departments.Contains(r.DepartmentId.Value)),
            (_, 0) => r => r.OwnerId != null && owners.Contains(r.OwnerId.Value),
            _ => r => (r.OwnerId != null && owners.Contains(r.OwnerId.Value)) || (r.DepartmentId != null && departments.Contains(r.DepartmentId.Value)),
        };
    }

    /// <summary>What each of the caller's roles says about an action on a record of this owner and department: the same grants that decide, one by one.</summary>
    public IReadOnlyList<AccessReason> Explain(ObjectDefinition definition, AccessAction action, Guid? ownerId, Guid? departmentId)
    {
        if (caller.User is not { Active: true } user)
        {
            return [];
        }

        return user.Admin
            ? [.. user.Roles.Where(r => r.Admin).Select(r => new AccessReason(r, AccessScope.All, true))]
            : [.. Grants(definition, user).Select(g => new AccessReason(g.Role, g.Grant.Of(action), Resolve(g.Grant, action, user).Covers(ownerId, departmentId)))];
    }

    /// <summary>What each of a user's roles grants on an object, and what everybody may; the role is null for the latter.</summary>
    private IEnumerable<(DirectoryRole? Role, ObjectGrant Grant)> Grants(ObjectDefinition definition, DirectoryUser user)
    {
        if (definition.Internal)
        {
            return [(null, ObjectGrant.Authored)];
        }

        if (definition.AccessOf is { } parent)
        {
            return Grants(catalog.Get(parent), user);
        }

        var grants = user.Roles.Select(r => (Role: (DirectoryRole?)r, Grant: r.Grants.GetValueOrDefault(definition.Key) ?? (definition.Administrative ? null : r.Grants.GetValueOrDefault("*"))))
            .Where(g => g.Grant is not null).Select(g => (g.Role, g.Grant!));
        return definition.ReadableByAll ? grants.Append((null, ObjectGrant.ReadAll)) : grants;
    }

    private RowReach Resolve(ObjectGrant grant, AccessAction action, DirectoryUser user)
    {
        var people = directory.Current;
        return grant.Of(action) switch
        {
            AccessScope.None => RowReach.Nothing,
            AccessScope.Own => new RowReach(false, [user.Id], []),
            AccessScope.Subordinates => new RowReach(false, [user.Id, .. people.Subordinates(user.Id)], []),
            AccessScope.Department => new RowReach(false, [user.Id], user.Departments),
            AccessScope.DepartmentTree => new RowReach(false, [user.Id], people.Trees(user.Departments)),
            AccessScope.Departments => new RowReach(false, [user.Id], people.Trees(grant.Departments ?? [])),
            AccessScope.All => RowReach.Everything,
        };
    }
}
