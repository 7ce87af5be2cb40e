namespace Trine.Organisation.Passkeys;

/// <summary>A passkey of a user: the public half, the device keeps the other.</summary>
public sealed class Passkey
{
    /// <summary>The row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose it is.</summary>
    public Guid UserId { get; init; }

    /// <summary>What its user calls it: the device. At most 60 characters.</summary>
    public string Name { get; set; } = "";

    /// <summary>What the device calls it, base64url.</summary>
    public string CredentialId { get; init; } = "";

    /// <summary>COSE, base64url.</summary>
    public string PublicKey { get; init; } = "";

    /// <summary>How often the device says it was used; one that goes back is a copy. Many devices always say 0.</summary>
    public long SignCount { get; set; }

    /// <summary>How browsers may reach the device, separated by spaces: <c>internal hybrid</c>.</summary>
    public string Transports { get; init; } = "";

    /// <summary>It may be copied to the user's other devices.</summary>
    public bool BackupEligible { get; init; }

    /// <summary>It has been.</summary>
    public bool BackedUp { get; set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last day somebody signed in with it, in the workspace's time zone.</summary>
    public DateOnly? LastUsedOn { get; set; }
}
