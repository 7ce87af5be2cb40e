using Trine.Kernel.Formulas;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Computed;

/// <summary>A field with its formula, read.</summary>
public sealed record FormulaField(FieldDefinition Field, Formula Formula);
