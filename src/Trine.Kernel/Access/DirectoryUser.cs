using System.Net;

namespace Trine.Kernel.Access;

/// <summary>A user as access decisions see them.</summary>
/// <param name="Id">The user.</param>
/// <param name="Name">As shown.</param>
/// <param name="Email">Signs in with it.</param>
/// <param name="Language"><c>zh-CN</c> or <c>en-US</c>.</param>
/// <param name="Active">May sign in.</param>
/// <param name="DepartmentId">The main department, or null.</param>
/// <param name="Departments">All departments, the main one included.</param>
/// <param name="ManagerId">Whom the user reports to, when it is not the head of the department; or null.</param>
/// <param name="Roles">All roles; what any of them allows is allowed.</param>
/// <param name="Stamp">Changes when all sessions must end.</param>
public sealed record DirectoryUser(
    Guid Id,
    string Name,
    string Email,
    string Language,
    bool Active,
    Guid? DepartmentId,
    IReadOnlyList<Guid> Departments,
    Guid? ManagerId,
    IReadOnlyList<DirectoryRole> Roles,
    string Stamp)
{
    /// <summary>May do everything.</summary>
    public bool Admin { get; } = Roles.Any(r => r.Admin);

    /// <summary>Whether any role wants what he sees and takes out marked with his name.</summary>
    public bool Watermark { get; } = Roles.Any(r => r.Watermark);

    /// <summary>Whether he may act from an address: every role of his that names networks must name one it is in, for no further role may undo what one demands.</summary>
    public bool Admits(IPAddress address) => Roles.All(r => r.Admits(address));

    /// <summary>The same person as far as some objects go: what his roles say of those, but for taking data in and out; and nothing of an administrator.</summary>
    public DirectoryUser Within(IReadOnlyCollection<string> objects) => new(
        Id, Name, Email, Language, Active, DepartmentId, Departments, ManagerId,
        [.. Roles.Select(r => r with { Admin = false, Grants = objects.Select(o => (Key: o, Grant: r.Admin ? ObjectGrant.Full : r.Grants.GetValueOrDefault(o) ?? r.Grants.GetValueOrDefault("*"))).Where(g => g.Grant is not null).ToDictionary(g => g.Key, g => g.Grant! with { Export = AccessScope.None, Import = AccessScope.None }) })],
        Stamp);

    /// <summary>The same person with one role only, and in one department if that is given. Made anew, not copied: what follows from the roles must follow from these.</summary>
    public DirectoryUser InRole(DirectoryRole role, Guid? department) =>
        new(Id, Name, Email, Language, Active, department ?? DepartmentId, department is { } one ? [one] : Departments, ManagerId, [role], Stamp);
}
