using Trine.Kernel.Access;
using Trine.Kernel.Objects;
using Trine.Organisation.Roles;

namespace Trine.Organisation.Assignments;

/// <summary>A further position somebody holds beside his main one: in another department, with another role, or both.</summary>
public sealed class Assignment : Record
{
    /// <summary>The plural key.</summary>
    public const string ObjectKey = "assignments";

    /// <summary>What he is called in it.</summary>
    public string Position { get; set; } = "";

    /// <summary>The key lists sort by.</summary>
    public string PositionKey { get; private set; } = "";

    /// <summary>Whose position it is.</summary>
    public Guid UserId { get; set; }

    /// <summary>What he may do besides; null: his main role is enough.</summary>
    public Guid? RoleId { get; set; }

    internal static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<Assignment>(ObjectKey, "assignment", "settings.organisation", "idcard");
        o.Text(a => a.Position).Title().MaxLength(60).PinyinSorted(a => a.PositionKey);
        o.Reference(a => a.UserId, "users").Required();
        o.Department(a => a.DepartmentId).Restrict();
        o.Reference(a => a.RoleId, "roles").Restrict();
        o.Section("main", "user", "position", "department", "role");
        o.View("all", null, ["position"], "user", "position", "department", "role", "createdAt");
        o.Hidden();
        o.Administrative();
        o.Grantable(AccessAction.Read, AccessAction.Export);
        o.ReadableByAll();
        o.Check(change =>
        {
            if (change.After is { DepartmentId: null, RoleId: null })
            {
                change.Error("department", "error.assignmentEmpty");
            }

            if (change.After.UserId == change.Caller?.UserId)
            {
                RoleNetworks.CheckOwn(change, change.Reference<Role>("roles", change.After.RoleId), "role");
            }
        });
        return o.Build();
    }
}
