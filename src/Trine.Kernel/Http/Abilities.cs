using Trine.Kernel.Access;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Http;

/// <summary>What the caller may do with the records of an object, at least with some of them.</summary>
public sealed record Abilities(bool Create, bool Read, bool Update, bool Delete, bool Export, bool Import, bool Transfer)
{
    /// <summary>What the caller's roles together allow.</summary>
    public static Abilities Of(AccessRules access, ObjectDefinition definition)
    {
        bool May(AccessAction action) => access.Can(definition, action);
        return new(
            May(AccessAction.Create), May(AccessAction.Read), May(AccessAction.Update), May(AccessAction.Delete), May(AccessAction.Export), May(AccessAction.Import),
            May(AccessAction.Transfer));
    }
}
