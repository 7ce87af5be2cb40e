namespace Trine.Kernel.Formulas;

/// <summary>What a formula, or a part of one, gives.</summary>
public enum FormulaType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A decimal number; amounts and percentages are numbers too.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A day.</summary>
    Date,

    /// <summary>Never a value, as <c>BLANK()</c>; fits wherever another type is wanted.</summary>
    Blank,
}
