namespace Trine.Organisation.Sessions;

/// <summary>What somebody must do after signing in, before anything else answers.</summary>
internal enum DueStep
{
    /// <summary>Choose another password.</summary>
    Password,

    /// <summary>Set up an authenticator app.</summary>
    SecondFactor,
}
