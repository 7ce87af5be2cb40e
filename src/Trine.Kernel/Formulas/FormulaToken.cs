namespace Trine.Kernel.Formulas;

/// <summary>A word of a formula.</summary>
/// <param name="Kind"><c>n</c> number, <c>t</c> text, <c>f</c> field, <c>w</c> name, <c>o</c> operator or bracket, <c>e</c> the end.</param>
/// <param name="Text">Without quotes and braces.</param>
/// <param name="Position">Of its first character, from 1.</param>
internal readonly record struct FormulaToken(char Kind, string Text, int Position);
