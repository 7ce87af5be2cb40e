namespace Trine.Kernel.Access;

/// <summary>Who is asking: a signed-in user, or the system itself. One per request or piece of background work.</summary>
public sealed class Caller
{
    /// <summary>Answering for people's data, as grants name it: <c>read</c> is to copy, <c>delete</c> to erase.</summary>
    public const string Privacy = "privacy";

    /// <summary>The user, or null for the system and before signing in.</summary>
    public DirectoryUser? User { get; private set; }

    /// <summary>The product itself: sees and may do everything.</summary>
    public bool IsSystem { get; private set; }

    /// <summary>The language of messages.</summary>
    public string Language { get; set; } = "zh-CN";

    /// <summary>Where the request came from; null in the background.</summary>
    public RequestOrigin? Origin { get; set; }

    /// <summary>The user's id, or null.</summary>
    public Guid? UserId => User?.Id;

    /// <summary>May do everything.</summary>
    public bool IsAdmin => IsSystem || User is { Admin: true };

    /// <summary>Whether he may do something that is no object's: administrators may, and holders of roles that grant it by name; what a role says of «all others» does not reach it.</summary>
    /// <param name="ability">As grants name it: <c>audit</c>.</param>
    public bool Holds(string ability, AccessAction action) =>
        IsAdmin || (User is { Active: true } user && user.Roles.Any(r => r.Grants.GetValueOrDefault(ability)?.Of(action) == AccessScope.All));

    /// <summary>From here on this user is asking.</summary>
    public void Become(DirectoryUser user) => (User, IsSystem, Language) = (user, false, user.Language);

    /// <summary>Whether he looks at the product as holders of a role see it, and changes nothing.</summary>
    public bool ViewsAs { get; private set; }

    /// <summary>From here on the user asks with the rights of a role.</summary>
    public void ViewAs(DirectoryUser inRole) => (User, ViewsAs) = (inRole, true);

    /// <summary>From here on the user asks through a program that reaches some objects only.</summary>
    public void Narrow(IReadOnlyCollection<string> objects) => User = User!.Within(objects);

    /// <summary>From here on the system is asking.</summary>
    public void BecomeSystem() => (User, IsSystem) = (null, true);
}
