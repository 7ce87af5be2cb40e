namespace Trine.Kernel.Access;

/// <summary>A role as access decisions see it.</summary>
/// <param name="Id">The role.</param>
/// <param name="Name">As shown.</param>
/// <param name="Admin">Its holders may do everything.</param>
/// <param name="Grants">What it allows, by object key; <c>*</c> for objects not named, but for those that only administrators look after.</param>
public sealed record DirectoryRole(Guid Id, string Name, bool Admin, IReadOnlyDictionary<string, ObjectGrant> Grants)
{
    /// <summary>Its holders do nothing before they have shown a second factor.</summary>
    public bool RequiresTwoFactor { get; init; }

    /// <summary>Records its holders may export a day; null for as many as they like.</summary>
    public long? ExportQuota { get; init; }

    /// <summary>Beyond this many records an export waits for approval; null for never.</summary>
    public long? ApprovalOver { get; init; }

    /// <summary>Screens and exported files of its holders say whose they are.</summary>
    public bool Watermark { get; init; }
}
