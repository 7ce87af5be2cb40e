namespace Trine.Kernel.Search;

/// <summary>What a record is found by.</summary>
/// <param name="Title">Tokens of what a person calls it by.</param>
/// <param name="Body">Tokens of everything else.</param>
/// <param name="Scope">Tokens of its object, owner and department.</param>
internal sealed record RecordTokens(IReadOnlySet<string> Title, IReadOnlySet<string> Body, IReadOnlyList<string> Scope);
