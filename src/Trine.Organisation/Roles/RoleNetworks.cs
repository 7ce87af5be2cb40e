using System.Net;
using Trine.Kernel.Changes;
using Trine.Kernel.Net;
using Trine.Kernel.Objects;

namespace Trine.Organisation.Roles;

/// <summary>Rules on the networks of roles: they can be read, and nobody shuts himself out by them.</summary>
internal static class RoleNetworks
{
    private const string Field = "allowedNetworks";

    /// <summary>Of a role that is changed.</summary>
    public static void Check(RecordChange<Role> change)
    {
        var wrong = change.After.AllowedNetworks.Where(n => !Networks.TryParse(n, out _)).ToList();
        wrong.ForEach(n => change.Error(Field, "error.network", n));
        if (wrong.Count == 0 && change.Changes(Field) && change.Caller is { User: { } me } && me.Roles.Any(r => r.Id == change.After.Id))
        {
            CheckOwn(change, change.After, Field);
        }
    }

    /// <summary>Of a role the caller gives himself.</summary>
    /// <param name="field">The field that names it.</param>
    public static void CheckOwn<T>(RecordChange<T> change, Role? role, string field)
        where T : Record
    {
        if (role is { AllowedNetworks.Count: > 0 } && change.Caller?.Origin?.Address is { } text && IPAddress.TryParse(text, out var address)
            && !role.Networks.Any(n => n.Contains(address)))
        {
            change.Error(field, "error.networkOwn", text);
        }
    }
}
