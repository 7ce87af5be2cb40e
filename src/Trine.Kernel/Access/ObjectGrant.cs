namespace Trine.Kernel.Access;

/// <summary>What somebody may do with one object: for each action, on which rows.</summary>
/// <param name="Create">Whose records one may create: own, or also for others.</param>
/// <param name="Read">Rows one sees.</param>
/// <param name="Update">Rows one changes.</param>
/// <param name="Delete">Rows one deletes.</param>
/// <param name="Export">Rows one exports.</param>
/// <param name="Import">Rows one imports.</param>
public sealed record ObjectGrant(
    AccessScope Create = AccessScope.None,
    AccessScope Read = AccessScope.None,
    AccessScope Update = AccessScope.None,
    AccessScope Delete = AccessScope.None,
    AccessScope Export = AccessScope.None,
    AccessScope Import = AccessScope.None)
{
    /// <summary>Everything on all rows.</summary>
    public static ObjectGrant Full { get; } = new(AccessScope.All, AccessScope.All, AccessScope.All, AccessScope.All, AccessScope.All, AccessScope.All);

    /// <summary>Reading all rows.</summary>
    public static ObjectGrant ReadAll { get; } = new(Read: AccessScope.All);

    /// <summary>What everybody may do with parts of records: write his own; what he sees is decided by the record they belong to.</summary>
    public static ObjectGrant Authored { get; } = new(Create: AccessScope.Own, Read: AccessScope.All, Update: AccessScope.Own, Delete: AccessScope.Own);

    /// <summary>The rows an action reaches.</summary>
    public AccessScope Of(AccessAction action) => action switch
    {
        AccessAction.Create => Create,
        AccessAction.Read => Read,
        AccessAction.Update => Update,
        AccessAction.Delete => Delete,
        AccessAction.Export => Export,
        AccessAction.Import => Import,
    };

    /// <summary>What two roles allow together.</summary>
    public ObjectGrant Plus(ObjectGrant other) => new(
        Max(Create, other.Create), Max(Read, other.Read), Max(Update, other.Update), Max(Delete, other.Delete), Max(Export, other.Export), Max(Import, other.Import));

    private static AccessScope Max(AccessScope a, AccessScope b) => a > b ? a : b;
}
