namespace Trine.Privacy.Activities;

/// <summary>Why personal data may be processed: the cases of article 13 of the PIPL, and article 6 of the GDPR.</summary>
public enum LegalBasis
{
    /// <summary>The person agreed.</summary>
    Consent,

    /// <summary>To make or to keep a contract with the person.</summary>
    Contract,

    /// <summary>The law demands it.</summary>
    LegalObligation,

    /// <summary>To protect somebody's life, health or property in an emergency.</summary>
    VitalInterests,

    /// <summary>News, and what is done in the public interest.</summary>
    PublicInterest,

    /// <summary>The person, or the law, has made it public.</summary>
    Disclosed,

    /// <summary>Interests that outweigh the person's; the GDPR knows it, the PIPL does not.</summary>
    LegitimateInterests,
}
