namespace Trine.Kernel.Objects;

/// <summary>A domain action on a record.</summary>
/// <param name="Key">As in the URL: <c>convert</c>.</param>
/// <param name="AppliesTo">Whether a record in this state offers it; gets the values of the fields named in <paramref name="Needs"/>.</param>
/// <param name="Needs">Field keys <paramref name="AppliesTo"/> looks at.</param>
public sealed record VerbDefinition(string Key, IReadOnlyList<string> Needs, Func<IReadOnlyList<object?>, bool> AppliesTo);
