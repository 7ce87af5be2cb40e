using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Data;
using Trine.Organisation.Assignments;
using Trine.Organisation.Departments;
using Trine.Organisation.Roles;
using Trine.Organisation.Sessions;
using Trine.Organisation.Sharing;
using Trine.Organisation.Users;

namespace Trine.Organisation;

/// <summary>Tells the kernel of people and departments.</summary>
internal sealed class OrganisationDirectory : IDirectorySource
{
    public IReadOnlyCollection<string> Objects { get; } = ["users", "departments", "roles", Assignment.ObjectKey, SharingRule.ObjectKey];

    public async Task<DirectorySnapshot> LoadAsync(TrineDb db, CancellationToken cancellationToken)
    {
        // Deleted users and departments still own old records and stand in the log.
        var users = await db.Set<User>().IgnoreQueryFilters([TrineDb.LivingOnly]).AsNoTracking().ToListAsync(cancellationToken);
        var departments = await db.Set<Department>().IgnoreQueryFilters([TrineDb.LivingOnly]).AsNoTracking().ToListAsync(cancellationToken);
        var roles = (await db.Set<Role>().AsNoTracking().ToListAsync(cancellationToken)).ToDictionary(r => r.Id, Known);
        var assignments = (await db.Set<Assignment>().AsNoTracking().ToListAsync(cancellationToken)).ToLookup(a => a.UserId);
        var stamps = await db.Set<Credential>().AsNoTracking().ToDictionaryAsync(c => c.UserId, c => c.Stamp, cancellationToken);
        var sharing = await db.Set<SharingRule>().AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancellationToken);
        return new DirectorySnapshot(
            users.Select(u => new DirectoryUser(
                u.Id,
                u.Name,
                u.Email,
                u.Language == Language.English ? "en-US" : "zh-CN",
                u.Active && u.DeletedAt is null,
                u.DepartmentId,
                [.. assignments[u.Id].Select(a => a.DepartmentId).Prepend(u.DepartmentId).OfType<Guid>().Distinct()],
                u.ManagerId,
                [.. assignments[u.Id].Select(a => a.RoleId).Prepend(u.RoleId).OfType<Guid>().Distinct().Where(roles.ContainsKey).Select(id => roles[id])],
                stamps.GetValueOrDefault(u.Id) ?? "")),
            departments.Select(d => new DirectoryDepartment(d.Id, d.Name, d.DeletedAt is null ? d.ParentId : null, d.LeaderId)),
            sharing.Select(r => r.ForDirectory()));
    }

    /// <summary>A role as the kernel knows it.</summary>
    internal static DirectoryRole Known(Role role) => new(role.Id, role.Name, role.Admin, role.ReadGrants())
    {
        RequiresTwoFactor = role.RequiresTwoFactor,
        ExportQuota = role.ExportQuota,
        ApprovalOver = role.ApprovalOver,
        Watermark = role.Watermark,
        AllowedNetworks = role.Networks,
    };
}
