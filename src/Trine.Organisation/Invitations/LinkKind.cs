namespace Trine.Organisation.Invitations;

/// <summary>What a one-time link is for.</summary>
public enum LinkKind
{
    /// <summary>Makes the first administrator of a new workspace.</summary>
    SetUp,

    /// <summary>Lets a new user choose his first password.</summary>
    Invitation,

    /// <summary>Lets a user who forgot his password choose another.</summary>
    Reset,
}
