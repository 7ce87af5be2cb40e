namespace Trine.Kernel.Transfer.Formats;

/// <summary>The words of an import template, in the user's language.</summary>
/// <param name="DataSheet">Name of the sheet to fill in: at most 31 characters, none of []:*?/\.</param>
/// <param name="HelpSheet">Name of the sheet of instructions, likewise.</param>
/// <param name="HelpHeaders">Four headers: column, required, choices, explanation.</param>
/// <param name="Yes">Stands in the second of them.</param>
/// <param name="Instructions">Lines above the table of instructions; may be empty.</param>
public sealed record TemplateTexts(string DataSheet, string HelpSheet, IReadOnlyList<string> HelpHeaders, string Yes, IReadOnlyList<string> Instructions);
