namespace Trine.Organisation.SingleSignOn;

/// <summary>Whom the provider says it has signed in.</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">What it calls him.</param>
/// <param name="Email">His address; null when it gives none, or none that counts as verified.</param>
/// <param name="Name">His name, or null.</param>
/// <param name="TwoFactor">He has shown it more than a password.</param>
internal sealed record SsoPerson(string Issuer, string Subject, string? Email, string? Name, bool TwoFactor);
