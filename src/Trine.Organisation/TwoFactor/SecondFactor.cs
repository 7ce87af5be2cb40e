namespace Trine.Organisation.TwoFactor;

/// <summary>A user's authenticator app. Like <see cref="Sessions.Credential"/> it is kept apart from his record.</summary>
public sealed class SecondFactor
{
    /// <summary>The user.</summary>
    public Guid UserId { get; init; }

    /// <summary>What his app makes its codes of, encrypted; null while he has not shown that it does.</summary>
    public string? Seed { get; set; }

    /// <summary>The seed of an app he is setting up, encrypted: the one before works until this one has shown a code.</summary>
    public string? PendingSeed { get; set; }

    /// <summary>The half minute of the last code that was used: a code counts once.</summary>
    public long LastStep { get; set; }
}
