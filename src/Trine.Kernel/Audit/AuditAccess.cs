using Trine.Kernel.Access;
using Trine.Kernel.Changes;

namespace Trine.Kernel.Audit;

/// <summary>Who may read the audit log: administrators, and roles that were given it by name; what a role says of «all others» does not reach it.</summary>
public static class AuditAccess
{
    /// <summary>Whether somebody may see it; with <see cref="AccessAction.Export"/>, take it out as a file.</summary>
    public static bool Allows(Caller caller, AccessAction action) => caller.Holds(AuditTrail.ObjectKey, action);

    internal static void Require(Caller caller, AccessAction action)
    {
        if (!Allows(caller, action))
        {
            throw new ForbiddenException(AuditTrail.ObjectKey, action);
        }
    }
}
