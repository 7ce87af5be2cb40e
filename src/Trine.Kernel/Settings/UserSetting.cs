namespace Trine.Kernel.Settings;

/// <summary>One preference of a user: the client's to name and to fill.</summary>
public sealed class UserSetting
{
    /// <summary>Whose it is.</summary>
    public Guid UserId { get; init; }

    /// <summary>Letters, digits, dots, hyphens and underscores, 1–100.</summary>
    public string Key { get; init; } = "";

    /// <summary>Any JSON but null, at most 32 kB.</summary>
    public string Value { get; init; } = "";
}
