namespace Trine.Organisation.Tokens;

/// <summary>What a recognised token lets a program do.</summary>
/// <param name="Id">Which it is.</param>
/// <param name="UserId">Whose rights it carries.</param>
/// <param name="ReadOnly">Whether it only reads.</param>
/// <param name="Objects">The objects it reaches; empty for all its user does.</param>
/// <param name="ExpiresAt">It works before this instant, UTC; null for ever.</param>
public sealed record KnownToken(Guid Id, Guid UserId, bool ReadOnly, IReadOnlyList<string> Objects, DateTimeOffset? ExpiresAt);
