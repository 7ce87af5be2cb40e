using System.Linq.Expressions;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Access;

/// <summary>The one place that decides who may do what with which rows.</summary>
public sealed class AccessRules(Caller caller, UserDirectory directory, ObjectCatalog catalog)
{
    private readonly Dictionary<string, ObjectGrant> _grants = [];
    private IReadOnlyList<Guid>? _departmentTree;

    /// <summary>The declaration of an object.</summary>
    public ObjectDefinition Definition(string objectKey) => catalog.Get(objectKey);

    /// <summary>Who is asking.</summary>
    public Caller Caller => caller;

    /// <summary>What the caller may do with an object.</summary>
    public ObjectGrant Grant(ObjectDefinition definition)
    {
        if (caller.IsAdmin)
        {
            return ObjectGrant.Full;
        }

        if (definition.Internal)
        {
            return caller.User is { Active: true } ? ObjectGrant.Authored : new ObjectGrant();
        }

        if (definition.AccessOf is { } parent)
        {
            return Grant(catalog.Get(parent));
        }

        if (_grants.TryGetValue(definition.Key, out var known))
        {
            return known;
        }

        var grant = caller.User is not { Active: true } user ? new ObjectGrant()
            : user.Grants.GetValueOrDefault(definition.Key) ?? user.Grants.GetValueOrDefault("*") ?? new ObjectGrant();
        if (definition.ReadableByAll && caller.User is { Active: true })
        {
            grant = grant.Plus(ObjectGrant.ReadAll);
        }

        return _grants[definition.Key] = grant;
    }

    /// <summary>Whether the caller may do this to any row at all.</summary>
    public bool Can(ObjectDefinition definition, AccessAction action) => Grant(definition).Of(action) != AccessScope.None;

    /// <summary>Whether the caller may do this to a row of this owner and department.</summary>
    public bool Allows(ObjectDefinition definition, AccessAction action, Guid? ownerId, Guid? departmentId) => Grant(definition).Of(action) switch
    {
        AccessScope.None => false,
        AccessScope.Own => ownerId == caller.UserId,
        AccessScope.Department => ownerId == caller.UserId || (departmentId is { } d && caller.User!.Departments.Contains(d)),
        AccessScope.DepartmentTree => ownerId == caller.UserId || (departmentId is { } d && DepartmentTree.Contains(d)),
        AccessScope.All => true,
    };

    /// <summary>The rows an action reaches, as a predicate for queries; null means all rows.</summary>
    public Expression<Func<T, bool>>? Rows<T>(ObjectDefinition definition, AccessAction action)
        where T : Record
    {
        var me = caller.UserId;
        var scope = Grant(definition).Of(action);
        var departments = scope switch
        {
            AccessScope.Department => caller.User!.Departments,
            AccessScope.DepartmentTree => DepartmentTree,
            AccessScope.None or AccessScope.Own or AccessScope.All => [],
        };
        return scope switch
        {
            AccessScope.All => null,
            AccessScope.None => r => false,
            AccessScope.Own => r => r.OwnerId == me,
            AccessScope.Department or AccessScope.DepartmentTree when departments.Count == 0 => r => r.OwnerId == me,
            AccessScope.Department or AccessScope.DepartmentTree =>
                r => r.OwnerId == me || (r.DepartmentId != null && departments.Contains(r.DepartmentId.Value)),
        };
    }

    /// <summary>The caller's departments and all below them.</summary>
    public IReadOnlyList<Guid> DepartmentTree => _departmentTree ??= caller.User is { } user ? directory.Current.Trees(user.Departments) : [];
}
