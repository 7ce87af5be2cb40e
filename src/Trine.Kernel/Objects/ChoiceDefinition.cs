namespace Trine.Kernel.Objects;

/// <summary>One value of a choice field.</summary>
/// <param name="Value">As stored and sent, camelCase.</param>
/// <param name="Color">A preset colour name of Ant Design, or null.</param>
/// <param name="Labels">Label per language; null where the language files have it.</param>
public sealed record ChoiceDefinition(string Value, string? Color = null, IReadOnlyDictionary<string, string>? Labels = null);
