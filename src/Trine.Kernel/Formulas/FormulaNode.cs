namespace Trine.Kernel.Formulas;

/// <summary>A part of a formula, typed.</summary>
/// <param name="Type">What it gives.</param>
/// <param name="Evaluate">Its value for a record whose field values the given function knows: string, decimal, bool, DateOnly or null.</param>
internal sealed record FormulaNode(FormulaType Type, Func<Func<string, object?>, object?> Evaluate);
