namespace Trine.Organisation.SingleSignOn;

/// <summary>What we must know again when the browser comes back from the provider; it travels as an encrypted ticket.</summary>
/// <param name="Nonce">Must be in the token: it was made for this sign-in.</param>
/// <param name="Verifier">The secret of PKCE: whoever steals the code cannot redeem it.</param>
/// <param name="Browser">Hash of a cookie: it comes back in the browser it began in.</param>
/// <param name="Issuer">The provider it was begun with.</param>
/// <param name="Next">The page to show then.</param>
internal sealed record SsoState(string Nonce, string Verifier, string Browser, string Issuer, string Next)
{
    /// <summary>What <see cref="Sessions.Tickets"/> call it.</summary>
    public const string Purpose = "sso";
}
