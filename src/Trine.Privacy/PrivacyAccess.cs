using Trine.Kernel.Access;
using Trine.Kernel.Changes;

namespace Trine.Privacy;

/// <summary>Who answers for people's data: administrators, and roles that were given <c>privacy</c> by name (a data protection officer's).</summary>
internal static class PrivacyAccess
{
    public static void Require(Caller caller, AccessAction action)
    {
        if (!caller.Holds(Caller.Privacy, action))
        {
            throw new ForbiddenException(Caller.Privacy, action);
        }
    }
}
