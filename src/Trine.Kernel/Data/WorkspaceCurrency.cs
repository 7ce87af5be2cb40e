namespace Trine.Kernel.Data;

/// <summary>The currency of amounts on records that do not say theirs.</summary>
/// <param name="Code">ISO 4217.</param>
public sealed record WorkspaceCurrency(string Code);
