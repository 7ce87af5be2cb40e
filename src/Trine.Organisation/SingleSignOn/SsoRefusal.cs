namespace Trine.Organisation.SingleSignOn;

/// <summary>Why a single sign-on does not come to its end, as the sign-in page is told.</summary>
internal enum SsoRefusal
{
    /// <summary>It is not set up, or switched off.</summary>
    Off,

    /// <summary>The provider does not answer, or not as the standard says.</summary>
    Provider,

    /// <summary>It took too long, was answered twice, or began in another browser.</summary>
    Over,

    /// <summary>The person or the provider said no.</summary>
    Denied,

    /// <summary>What the provider sent is not good: signature, time, nonce.</summary>
    Token,

    /// <summary>The provider gives no e-mail address, or none that counts as verified.</summary>
    Email,

    /// <summary>Nobody of that address may sign in here.</summary>
    Unknown,

    /// <summary>The user is disabled.</summary>
    Disabled,

    /// <summary>He may not sign in from there.</summary>
    Address,
}
