using Trine.Kernel.Access;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Transfer.Exports;

/// <summary>How much somebody may take out.</summary>
/// <param name="Quota">Records a day, all exports together; null for as many as he likes.</param>
/// <param name="ApprovalOver">Beyond this many records an export waits for somebody to approve it; null for never.</param>
internal sealed record ExportLimits(long? Quota, long? ApprovalOver)
{
    /// <summary>
    /// What his roles say who let him export the object at all: rights add up, so the most generous holds. A role that grants no export lifts no limit.
    /// Administrators have none.
    /// </summary>
    public static ExportLimits Of(DirectoryUser user, ObjectDefinition definition)
    {
        var roles = user.Admin ? [] : user.Roles.Where(r => MayExport(r, definition)).ToList();
        return roles.Count == 0 ? new ExportLimits(null, null) : new ExportLimits(Most(roles, r => r.ExportQuota), Most(roles, r => r.ApprovalOver));
    }

    private static bool MayExport(DirectoryRole role, ObjectDefinition definition)
    {
        var grant = role.Grants.GetValueOrDefault(definition.AccessOf ?? definition.Key) ?? (definition.Administrative ? null : role.Grants.GetValueOrDefault("*"));
        return grant is { Export: not AccessScope.None };
    }

    private static long? Most(List<DirectoryRole> roles, Func<DirectoryRole, long?> limit) => roles.Exists(r => limit(r) is null) ? null : roles.Max(limit);
}
