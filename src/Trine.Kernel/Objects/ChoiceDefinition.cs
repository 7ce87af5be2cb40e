namespace Trine.Kernel.Objects;

/// <summary>One value of a choice field.</summary>
/// <param name="Value">As stored and sent, camelCase.</param>
/// <param name="Color">A preset colour name of Ant Design, or null.</param>
/// <param name="Labels">Label per language; null for choices of code-declared fields, whose labels are in the language files.</param>
public sealed record ChoiceDefinition(string Value, string? Color = null, IReadOnlyDictionary<string, string>? Labels = null);
