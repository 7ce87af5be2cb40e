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

    /// <summary>A user must choose another password.</summary>
    PasswordDemanded,

    /// <summary>A user set up an authenticator app: codes are asked for from now on.</summary>
    TwoFactorOn,

    /// <summary>Codes are no longer asked for.</summary>
    TwoFactorOff,

    /// <summary>A code was wrong.</summary>
    TwoFactorFailed,

    /// <summary>A recovery code was used up.</summary>
    RecoveryCodeUsed,

    /// <summary>A user had himself given new recovery codes.</summary>
    RecoveryCodesMade,

    /// <summary>A passkey was added.</summary>
    PasskeyAdded,

    /// <summary>A passkey was removed.</summary>
    PasskeyRemoved,

    /// <summary>Somebody signed in through the identity provider.</summary>
    SsoSignedIn,

    /// <summary>A user was linked to whom the identity provider knows.</summary>
    SsoLinked,

    /// <summary>Single sign-on was set up otherwise.</summary>
    SsoChanged,

    /// <summary>A one-time link was made.</summary>
    LinkMade,

    /// <summary>A one-time link was used.</summary>
    LinkUsed,

    /// <summary>A session was ended before its time.</summary>
    SessionEnded,

    /// <summary>An access token was made.</summary>
    TokenMade,

    /// <summary>An access token was revoked.</summary>
    TokenRevoked,
}
