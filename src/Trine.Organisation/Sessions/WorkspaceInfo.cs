namespace Trine.Organisation.Sessions;

/// <summary>What clients show of the workspace.</summary>
/// <param name="Name">The company's name.</param>
/// <param name="TimeZone">IANA name of its time zone.</param>
/// <param name="Currency">ISO 4217 code new amounts are in.</param>
/// <param name="Demo">Whether it was started with demo data.</param>
public sealed record WorkspaceInfo(string Name, string TimeZone, string Currency, bool Demo);
