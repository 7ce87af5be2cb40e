namespace Trine.Organisation.TwoFactor;

/// <summary>The outcome of checking a code.</summary>
/// <param name="Right">It is right, and used up.</param>
/// <param name="LockedFor">How long no attempt counts, or null.</param>
public sealed record CodeCheck(bool Right, TimeSpan? LockedFor = null);
