namespace Trine.Kernel.Transfer.Formats;

/// <summary>A column of an import template.</summary>
/// <param name="Header">What stands in the first row.</param>
/// <param name="Required">Shown in red, and in words on the second sheet.</param>
/// <param name="Choices">Offered as a drop-down; empty for free input. Other values may still be typed, with a warning.</param>
/// <param name="Help">A sentence for the second sheet; null for none.</param>
public sealed record TemplateColumn(string Header, bool Required, IReadOnlyList<string> Choices, string? Help);
