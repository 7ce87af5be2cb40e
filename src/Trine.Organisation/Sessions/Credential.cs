namespace Trine.Organisation.Sessions;

/// <summary>What proves a user: kept apart from the user's record, so it is never in the log, in a list or in an export.</summary>
public sealed class Credential
{
    /// <summary>The user.</summary>
    public Guid UserId { get; init; }

    /// <summary>ASP.NET Core Identity's format (PBKDF2); null when he cannot sign in by password.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with the password; sessions of an older stamp end.</summary>
    public string Stamp { get; set; } = Guid.NewGuid().ToString("N");

    /// <summary>Whether he must choose another before he does anything else.</summary>
    public bool MustChange { get; set; }

    /// <summary>Failed attempts since the last success.</summary>
    public int FailedAttempts { get; set; }

    /// <summary>No attempt counts until then, UTC.</summary>
    public DateTimeOffset? LockedUntil { get; set; }
}
