using Trine.Kernel.Access;

namespace Trine.Organisation.Roles;

/// <summary>The roles a new workspace begins with.</summary>
public static class ReadyRoles
{
    private static readonly ObjectGrant Own = ObjectGrant.Same(AccessScope.Own) with { Export = AccessScope.None, Import = AccessScope.None };

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
        ("serviceAgent", "客服专员", false, new Dictionary<string, ObjectGrant>
        {
            ["customers"] = ObjectGrant.ReadAll,
            ["contacts"] = ObjectGrant.ReadAll with { Create = AccessScope.Own, Update = AccessScope.Own },
            ["leads"] = ObjectGrant.Same(AccessScope.Own) with { Delete = AccessScope.None, Export = AccessScope.None, Import = AccessScope.None },
            ["orders"] = ObjectGrant.ReadAll,
            ["products"] = ObjectGrant.ReadAll,
            ["activities"] = Own with { Read = AccessScope.All },
            ["tasks"] = Own,
        }),
        ("marketer", "市场专员", false, new Dictionary<string, ObjectGrant>
        {
            ["customers"] = ObjectGrant.ReadAll with { Fields = Masked("phone", "phone2", "email", "wechat") },
            ["contacts"] = ObjectGrant.ReadAll with { Fields = Masked("mobile", "phone", "email", "wechat") },
            ["leads"] = ObjectGrant.Same(AccessScope.Own) with { Read = AccessScope.All, Delete = AccessScope.None, Export = AccessScope.None, Fields = Masked("phone", "email", "wechat") },
            ["opportunities"] = ObjectGrant.ReadAll,
            ["products"] = ObjectGrant.ReadAll,
            ["activities"] = Own,
            ["tasks"] = Own,
        }),
        ("finance", "财务", false, new Dictionary<string, ObjectGrant>
        {
            ["customers"] = ObjectGrant.ReadAll with { Export = AccessScope.All, Fields = Masked("phone", "phone2", "wechat") },
            ["orders"] = ObjectGrant.ReadAll with { Update = AccessScope.All, Export = AccessScope.All, Fields = ReadOnly("discount", "lines.quantity", "lines.unitPrice", "lines.discount") },
            ["opportunities"] = ObjectGrant.ReadAll,
            ["products"] = ObjectGrant.ReadAll,
            ["tasks"] = Own,
        }),
        ("readOnly", "只读", false, new Dictionary<string, ObjectGrant> { ["*"] = ObjectGrant.ReadAll }),
    ];

    private static Dictionary<string, FieldMode> Masked(params string[] fields) => fields.ToDictionary(f => f, _ => FieldMode.Masked);

    private static Dictionary<string, FieldMode> ReadOnly(params string[] fields) => fields.ToDictionary(f => f, _ => FieldMode.ReadOnly);
}
