using Trine.Kernel.Access;
using Trine.Kernel.Changes;

namespace Trine.Privacy;

/// <summary>Who answers for people's data: administrators, and roles that were given <c>privacy</c> by name (a data protection officer's).</summary>
internal static class PrivacyAccess
{
    /// <summary>What it is called among a role's grants. <c>read</c> is to copy, <c>delete</c> to erase.</summary>
    public const string Ability = "privacy";

    public static void Require(Caller caller, AccessAction action)
    {
        if (!caller.Holds(Ability, action))
        {
            throw new ForbiddenException(Ability, action);
        }
    }
}
