namespace Trine.Kernel.Text;

/// <summary>One condition of a search; a record is found when it meets all of them.</summary>
/// <param name="Token">Lower-case letters and digits, never empty.</param>
/// <param name="IsPrefix">True: a token that begins so is enough; false: the token itself must be there.</param>
public sealed record SearchTerm(string Token, bool IsPrefix);
