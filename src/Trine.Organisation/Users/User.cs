using Trine.Kernel.Access;
using Trine.Kernel.Objects;
using Trine.Organisation.Roles;

namespace Trine.Organisation.Users;

/// <summary>Somebody who signs in. Passwords and tokens are elsewhere: this record is in the log and readable by colleagues.</summary>
public sealed class User : Record
{
    /// <summary>What decides what he may do; by his address he signs in with an identity provider. Only administrators change it.</summary>
    private static readonly string[] Rights = ["role", "email", "department", "manager"];

    /// <summary>As shown.</summary>
    public string Name { get; set; } = "";

    /// <summary>The key lists sort names by.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>Signs in with it; unique.</summary>
    public string Email { get; set; } = "";

    /// <summary>Mobile or extension.</summary>
    public string? Phone { get; set; }

    /// <summary>What he is called at work.</summary>
    public string? Position { get; set; }

    /// <summary>Whom he reports to; null: the head of his department.</summary>
    public Guid? ManagerId { get; set; }

    /// <summary>What he may do; further roles come with further positions.</summary>
    public Guid RoleId { get; set; }

    /// <summary>The language of messages before he chooses another in the client.</summary>
    public Language Language { get; set; }

    /// <summary>May sign in.</summary>
    public bool Active { get; set; } = true;

    internal static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<User>("users", "user", "settings.organisation", "user");
        o.Text(u => u.Name).Title().MaxLength(60).PinyinSorted(u => u.NameKey).Aliases("姓名", "full name");
        o.Email(u => u.Email).Required().Unique().Searchable();
        o.Phone(u => u.Phone).Searchable();
        o.Text(u => u.Position).MaxLength(60);
        o.Reference(u => u.RoleId, "roles").Required().Restrict();
        o.Department(u => u.DepartmentId).Restrict();
        o.User(u => u.ManagerId).Aliases("直属上级", "上级", "manager", "reports to");
        o.Choice(u => u.Language);
        o.Boolean(u => u.Active);
        // Of somebody who is disabled too: he may have been disabled without it, or been left something.
        o.Verb("handOver", [], _ => true);
        o.Subtitle("position", "email");
        o.Section("main", "name", "email", "phone", "position", "role", "department", "manager", "language", "active");
        o.View("active", """{"field":"active","op":"eq","value":true}""", ["name"], "name", "email", "position", "role", "department", "active");
        o.View("all", null, ["name"], "name", "email", "position", "role", "department", "active", "createdAt");
        o.Check(change =>
        {
            if (change.After.ManagerId == change.After.Id)
            {
                change.Error("manager", "error.ownManager");
            }

            if (change is { Caller.IsAdmin: false, Before: not null })
            {
                Rights.Where(change.Changes).ToList().ForEach(field => change.Error(field, "error.administratorsField"));
                if (change.People?.User(change.After.Id) is { Admin: true })
                {
                    change.Error("", "error.administratorsRecord");
                }
            }

            if (change.Changes("role") && change.After.Id == change.Caller?.UserId)
            {
                RoleNetworks.CheckOwn(change, change.Reference<Role>("roles", change.After.RoleId), "role");
            }
        });
        o.Hidden();
        o.Administrative();
        o.Grantable(AccessAction.Read, AccessAction.Update, AccessAction.Export);
        o.ReadableByAll();
        return o.Build();
    }
}
