using Trine.Kernel.Access;

namespace Trine.Organisation.Roles;

/// <summary>The roles a new workspace begins with.</summary>
public static class ReadyRoles
{
    /// <summary>Code, Chinese name, whether administrator, grants.</summary>
    public static IReadOnlyList<(string Code, string Name, bool Admin, IReadOnlyDictionary<string, ObjectGrant> Grants)> All { get; } =
    [
        ("admin", "系统管理员", true, new Dictionary<string, ObjectGrant>()),
        ("salesManager", "销售经理", false, Everything(AccessScope.DepartmentTree)),
        ("salesRep", "销售代表", false, new Dictionary<string, ObjectGrant>
        {
            ["*"] = new(AccessScope.Own, AccessScope.Own, AccessScope.Own, AccessScope.None, AccessScope.None, AccessScope.Own),
            ["products"] = ObjectGrant.ReadAll,
            ["pipelines"] = ObjectGrant.ReadAll,
            ["stages"] = ObjectGrant.ReadAll,
            ["users"] = ObjectGrant.ReadAll,
            ["departments"] = ObjectGrant.ReadAll,
            ["roles"] = ObjectGrant.ReadAll,
            ["customFields"] = ObjectGrant.ReadAll,
            ["tasks"] = Same(AccessScope.Own),
            ["activities"] = Same(AccessScope.Own) with { Read = AccessScope.Department },
        }),
        ("readOnly", "只读", false, new Dictionary<string, ObjectGrant> { ["*"] = ObjectGrant.ReadAll }),
    ];

    private static Dictionary<string, ObjectGrant> Everything(AccessScope scope) => new()
    {
        ["*"] = Same(scope),
        ["products"] = Same(AccessScope.All),
        ["pipelines"] = ObjectGrant.ReadAll,
        ["stages"] = ObjectGrant.ReadAll,
        ["users"] = ObjectGrant.ReadAll,
        ["departments"] = ObjectGrant.ReadAll,
        ["roles"] = ObjectGrant.ReadAll,
        ["customFields"] = ObjectGrant.ReadAll,
    };

    private static ObjectGrant Same(AccessScope scope) => new(scope, scope, scope, scope, scope, scope);
}
