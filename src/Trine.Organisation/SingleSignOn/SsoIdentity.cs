namespace Trine.Organisation.SingleSignOn;

/// <summary>Who a user is to an identity provider. Addresses change hands; this does not.</summary>
public sealed class SsoIdentity
{
    /// <summary>The row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Our user.</summary>
    public Guid UserId { get; init; }

    /// <summary>The provider.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>What the provider calls him.</summary>
    public string Subject { get; init; } = "";
}
