namespace Trine.Organisation.SingleSignOn;

/// <summary>The identity provider people sign in through; one row, none while there is none.</summary>
public sealed class SsoSettings
{
    /// <summary>The only row.</summary>
    public const int OnlyId = 1;

    /// <summary>Always <see cref="OnlyId"/>.</summary>
    public int Id { get; init; } = OnlyId;

    /// <summary>Whether the sign-in page offers it.</summary>
    public bool Enabled { get; set; }

    /// <summary>The provider's issuer: its discovery document is below it.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>What the provider calls us.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Encrypted; null for a public client, which has none.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>What the button says; empty: what it says by itself.</summary>
    public string Label { get; set; } = "";

    /// <summary>The claim that is the e-mail address.</summary>
    public string EmailClaim { get; set; } = DefaultEmailClaim;

    /// <summary>Whether addresses count of which the provider does not say if it has verified them. Those it says it has not never count.</summary>
    public bool EmailsTrusted { get; set; }

    /// <summary>Whether somebody the provider knows and we do not becomes a user.</summary>
    public bool AddUnknown { get; set; }

    /// <summary>The role of whoever is added.</summary>
    public Guid? RoleId { get; set; }

    /// <summary>The department of whoever is added, or null.</summary>
    public Guid? DepartmentId { get; set; }

    /// <summary>Whether passwords sign in too; those of administrators always do.</summary>
    public bool PasswordsAllowed { get; set; } = true;

    /// <summary>The claim of the standard.</summary>
    public const string DefaultEmailClaim = "email";
}
