using Trine.Kernel.Access;

namespace Trine.Kernel.Http;

/// <summary>What the caller may do with the records of an object, at least with some of them.</summary>
public sealed record Abilities(bool Create, bool Read, bool Update, bool Delete, bool Export, bool Import)
{
    /// <summary>What a grant allows.</summary>
    public static Abilities Of(ObjectGrant grant)
    {
        bool May(AccessAction action) => grant.Of(action) != AccessScope.None;
        return new(May(AccessAction.Create), May(AccessAction.Read), May(AccessAction.Update), May(AccessAction.Delete), May(AccessAction.Export), May(AccessAction.Import));
    }
}
