namespace Trine.Kernel.Access;

/// <summary>A user as access decisions see them.</summary>
/// <param name="Id">The user.</param>
/// <param name="Name">As shown.</param>
/// <param name="Email">Signs in with it.</param>
/// <param name="Language"><c>zh-CN</c> or <c>en-US</c>.</param>
/// <param name="Active">May sign in.</param>
/// <param name="Admin">May do everything.</param>
/// <param name="DepartmentId">The main department, or null.</param>
/// <param name="Departments">All departments, the main one included.</param>
/// <param name="Roles">Role ids and names.</param>
/// <param name="Grants">What the roles together allow, by object key; <c>*</c> for objects not named.</param>
/// <param name="Stamp">Changes when all sessions must end.</param>
public sealed record DirectoryUser(
    Guid Id,
    string Name,
    string Email,
    string Language,
    bool Active,
    bool Admin,
    Guid? DepartmentId,
    IReadOnlyList<Guid> Departments,
    IReadOnlyList<(Guid Id, string Name)> Roles,
    IReadOnlyDictionary<string, ObjectGrant> Grants,
    string Stamp);
