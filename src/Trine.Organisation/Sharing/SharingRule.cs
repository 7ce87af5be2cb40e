using Trine.Kernel.Access;
using Trine.Kernel.Objects;
using Trine.Kernel.Sharing;

namespace Trine.Organisation.Sharing;

/// <summary>Shares all records that pass a filter with a user, a department (and those below it) or everybody of a role: «customers of level A in Sichuan are readable by …».</summary>
public sealed class SharingRule : Record
{
    /// <summary>The plural key.</summary>
    public const string ObjectKey = "sharingRules";

    /// <summary>As shown.</summary>
    public string Name { get; set; } = "";

    /// <summary>The key lists sort by.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>The plural key of the object whose records are shared.</summary>
    public string Object { get; set; } = "";

    /// <summary>The filter tree as JSON that they pass; null for all.</summary>
    public string? Filter { get; set; }

    /// <summary>What may be done with them.</summary>
    public ShareLevel Level { get; set; }

    /// <summary>With this user, or null.</summary>
    public Guid? UserId { get; set; }

    /// <summary>With everybody of this role, or null.</summary>
    public Guid? RoleId { get; set; }

    internal static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<SharingRule>(ObjectKey, "sharingRule", "settings.organisation", "shareAlt");
        o.Text(r => r.Name).Title().MaxLength(60).PinyinSorted(r => r.NameKey);
        o.Text(r => r.Object).Required().CreateOnly().MaxLength(60);
        o.LongText(r => r.Filter).MaxLength(4_000);
        o.Choice(r => r.Level).Required();
        o.Reference(r => r.UserId, "users");
        o.Department(r => r.DepartmentId).Restrict();
        o.Reference(r => r.RoleId, "roles").Restrict();
        o.Section("main", "name", "object", "level");
        o.Section("whom", "user", "department", "role");
        o.View("all", null, ["name"], "name", "object", "level", "user", "department", "role", "updatedAt");
        o.Hidden();
        o.Administrative();
        o.Grantable(AccessAction.Read, AccessAction.Export);
        o.Check(change =>
        {
            var rule = change.After;
            // That it is required is told elsewhere.
            if (!string.IsNullOrEmpty(rule.Object) && change.Metadata?.Find(rule.Object) is not { Definition: { Internal: false, Administrative: false, AccessOf: null } })
            {
                change.Error("object", "error.sharingObject", rule.Object);
            }

            if (new[] { rule.UserId, rule.DepartmentId, rule.RoleId }.Count(id => id is not null) != 1)
            {
                change.Error("user", "error.sharingWhom");
            }

            if (SharingFilters.Check(change, "filter", rule.Object, rule.Filter) is { } error)
            {
                change.Error(error);
            }
        });
        return o.Build();
    }

    internal DirectorySharingRule ForDirectory() => new(Id, Name, Object, Filter, Level, UserId, DepartmentId, RoleId);
}
