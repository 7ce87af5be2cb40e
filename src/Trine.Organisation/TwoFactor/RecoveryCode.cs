namespace Trine.Organisation.TwoFactor;

/// <summary>A code for the day the authenticator app is lost; its row goes when it is used.</summary>
public sealed class RecoveryCode
{
    /// <summary>The row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose it is.</summary>
    public Guid UserId { get; init; }

    /// <summary>SHA-256 of the code, hex. It has 80 random bits, too many to try.</summary>
    public string Hash { get; init; } = "";
}
