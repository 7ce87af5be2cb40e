namespace Trine.Kernel.Transfer.Imports;

/// <summary>What becomes of a new record that looks like one that is here already (same phone, e-mail, company).</summary>
public enum PossibleDuplicates
{
    /// <summary>It is made, and listed among the warnings.</summary>
    Warn,

    /// <summary>The row is left out.</summary>
    Skip,

    /// <summary>The record that is here is changed instead, when it is of the same object and the user may change it.</summary>
    Update,

    /// <summary>Nobody looks.</summary>
    Ignore,
}
