namespace Trine.Kernel.Access;

/// <summary>What a role allows on one object: for each action, on which rows.</summary>
/// <param name="Create">Whose records one may create: own, or also for others.</param>
/// <param name="Read">Rows one sees.</param>
/// <param name="Update">Rows one changes.</param>
/// <param name="Delete">Rows one deletes.</param>
/// <param name="Export">Rows one exports.</param>
/// <param name="Import">Rows one imports.</param>
/// <param name="Transfer">Rows one may hand to another owner.</param>
/// <param name="Departments">The departments meant where an action says <see cref="AccessScope.Departments"/>.</param>
/// <param name="Fields">Fields with less than all that the actions allow, by key; those of lines with their path: <c>lines.discount</c>.</param>
public sealed record ObjectGrant(
    AccessScope Create = AccessScope.None,
    AccessScope Read = AccessScope.None,
    AccessScope Update = AccessScope.None,
    AccessScope Delete = AccessScope.None,
    AccessScope Export = AccessScope.None,
    AccessScope Import = AccessScope.None,
    AccessScope Transfer = AccessScope.None,
    IReadOnlyList<Guid>? Departments = null,
    IReadOnlyDictionary<string, FieldMode>? Fields = null)
{
    /// <summary>Everything on all rows.</summary>
    public static ObjectGrant Full { get; } = Same(AccessScope.All);

    /// <summary>Reading all rows.</summary>
    public static ObjectGrant ReadAll { get; } = new(Read: AccessScope.All);

    /// <summary>What everybody may do with parts of records: write his own; what he sees is decided by the record they belong to.</summary>
    public static ObjectGrant Authored { get; } = new(Create: AccessScope.Own, Read: AccessScope.All, Update: AccessScope.Own, Delete: AccessScope.Own);

    /// <summary>As much of it as can be granted.</summary>
    /// <param name="actions">Null for everything.</param>
    public ObjectGrant Only(IReadOnlyList<AccessAction>? actions)
    {
        AccessScope Of(AccessAction action) => actions!.Contains(action) ? this.Of(action) : AccessScope.None;
        return actions is null ? this : this with
        {
            Create = Of(AccessAction.Create),
            Read = Of(AccessAction.Read),
            Update = Of(AccessAction.Update),
            Delete = Of(AccessAction.Delete),
            Export = Of(AccessAction.Export),
            Import = Of(AccessAction.Import),
            Transfer = Of(AccessAction.Transfer),
        };
    }

    /// <summary>Every action on the same rows.</summary>
    public static ObjectGrant Same(AccessScope scope) => new(scope, scope, scope, scope, scope, scope, scope);

    /// <summary>The rows an action reaches.</summary>
    public AccessScope Of(AccessAction action) => action switch
    {
        AccessAction.Create => Create,
        AccessAction.Read => Read,
        AccessAction.Update => Update,
        AccessAction.Delete => Delete,
        AccessAction.Export => Export,
        AccessAction.Import => Import,
        AccessAction.Transfer => Transfer,
    };
}
