namespace Trine.Organisation.Invitations;

/// <summary>A link that works once; only a hash of its secret is kept. Its row goes when it is used.</summary>
public sealed class OneTimeLink
{
    /// <summary>Part of the code, so that the row is found without comparing secrets in the database.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>What it is for.</summary>
    public LinkKind Kind { get; init; }

    /// <summary>Whom it lets in; null for the first administrator, who is not there yet.</summary>
    public Guid? UserId { get; init; }

    /// <summary>SHA-256 of the secret, hex. It has 256 random bits, so a plain hash cannot be reversed.</summary>
    public string Hash { get; init; } = "";

    /// <summary>It works before this instant, UTC.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}
