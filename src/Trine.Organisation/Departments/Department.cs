using Trine.Kernel.Access;
using Trine.Kernel.Objects;

namespace Trine.Organisation.Departments;

/// <summary>A part of the company; departments form a tree.</summary>
public sealed class Department : Record
{
    /// <summary>As shown.</summary>
    public string Name { get; set; } = "";

    /// <summary>The key lists sort names by.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>The department above, or null at the top.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>Who leads it: its people, and those of the departments below, report to him.</summary>
    public Guid? LeaderId { get; set; }

    internal static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<Department>("departments", "department", "settings.organisation", "apartment");
        o.Text(d => d.Name).Title().MaxLength(60).PinyinSorted(d => d.NameKey);
        o.Reference(d => d.ParentId, "departments").Restrict();
        o.User(d => d.LeaderId).Aliases("部门负责人", "负责人", "head", "leader");
        o.Section("main", "name", "parent", "leader");
        o.Tree("tree", ["name"], "name", "parent", "leader", "createdAt");
        o.View("all", null, ["name"], "name", "parent", "leader", "createdAt");
        o.Hidden();
        o.Administrative();
        o.Grantable(AccessAction.Read, AccessAction.Export);
        o.ReadableByAll();
        o.Check(change =>
        {
            var above = change.After.ParentId;
            for (var depth = 0; above is { } id; depth++)
            {
                if (id == change.After.Id || depth > 30)
                {
                    change.Error("parent", "error.departmentCircle");
                    return;
                }

                above = change.Reference<Department>("departments", id)?.ParentId;
            }
        });
        return o.Build();
    }
}
