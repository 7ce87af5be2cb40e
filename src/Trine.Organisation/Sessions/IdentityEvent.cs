namespace Trine.Organisation.Sessions;

/// <summary>What happens to people's ways in.</summary>
public enum IdentityEvent
{
    /// <summary>Somebody signed in.</summary>
    SignedIn,

    /// <summary>A password was wrong.</summary>
    SignInFailed,

    /// <summary>So often that no attempt counts for a while.</summary>
    Locked,

    /// <summary>Somebody signed out.</summary>
    SignedOut,

    /// <summary>A password was set.</summary>
    PasswordSet,
}
