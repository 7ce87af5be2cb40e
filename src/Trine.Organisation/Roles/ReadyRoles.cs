using Trine.Kernel.Access;

namespace Trine.Organisation.Roles;

/// <summary>The roles a new workspace begins with.</summary>
public static class ReadyRoles
{
    /// <summary>Code, Chinese name, whether administrator, grants.</summary>
    public static IReadOnlyList<(string Code, string Name, bool Admin, IReadOnlyDictionary<string, ObjectGrant> Grants)> All { get; } =
    [
        ("admin", "系统管理员", true, new Dictionary<string, ObjectGrant>()),
        ("salesManager", "销售经理", false, new Dictionary<string, ObjectGrant>
        {
            ["*"] = ObjectGrant.Same(AccessScope.DepartmentTree),
            ["products"] = ObjectGrant.Full,
        }),
        ("salesRep", "销售代表", false, new Dictionary<string, ObjectGrant>
        {
            ["*"] = ObjectGrant.Same(AccessScope.Own) with { Delete = AccessScope.None, Export = AccessScope.None },
            ["products"] = ObjectGrant.ReadAll,
            ["tasks"] = ObjectGrant.Same(AccessScope.Own),
            ["activities"] = ObjectGrant.Same(AccessScope.Own) with { Read = AccessScope.Department },
        }),
        ("readOnly", "只读", false, new Dictionary<string, ObjectGrant> { ["*"] = ObjectGrant.ReadAll }),
    ];
}
