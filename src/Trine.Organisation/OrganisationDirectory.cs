using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Data;
using Trine.Organisation.Departments;
using Trine.Organisation.Roles;
using Trine.Organisation.Sessions;
using Trine.Organisation.Users;

namespace Trine.Organisation;

/// <summary>Tells the kernel of people and departments.</summary>
internal sealed class OrganisationDirectory : IDirectorySource
{
    public IReadOnlyCollection<string> Objects { get; } = ["users", "departments", "roles"];

    public async Task<DirectorySnapshot> LoadAsync(TrineDb db, CancellationToken cancellationToken)
    {
        // Deleted users and departments still own old records and stand in the log.
        var users = await db.Set<User>().IgnoreQueryFilters([TrineDb.LivingOnly]).AsNoTracking().ToListAsync(cancellationToken);
        var departments = await db.Set<Department>().IgnoreQueryFilters([TrineDb.LivingOnly]).AsNoTracking().ToListAsync(cancellationToken);
        var roles = await db.Set<Role>().AsNoTracking().ToDictionaryAsync(r => r.Id, cancellationToken);
        var stamps = await db.Set<Credential>().AsNoTracking().ToDictionaryAsync(c => c.UserId, c => c.Stamp, cancellationToken);
        var grants = roles.ToDictionary(r => r.Key, r => r.Value.ReadGrants());
        return new DirectorySnapshot(
            users.Select(u => new DirectoryUser(
                u.Id,
                u.Name,
                u.Email,
                u.Language == Language.English ? "en-US" : "zh-CN",
                u.Active && u.DeletedAt is null,
                roles.GetValueOrDefault(u.RoleId) is { Admin: true },
                u.DepartmentId,
                u.DepartmentId is { } department ? [department] : [],
                roles.GetValueOrDefault(u.RoleId) is { } role ? [(role.Id, role.Name)] : [],
                grants.GetValueOrDefault(u.RoleId) ?? new Dictionary<string, ObjectGrant>(),
                stamps.GetValueOrDefault(u.Id) ?? "")),
            departments.Select(d => new DirectoryDepartment(d.Id, d.Name, d.DeletedAt is null ? d.ParentId : null)));
    }
}
