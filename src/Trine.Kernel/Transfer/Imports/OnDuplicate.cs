namespace Trine.Kernel.Transfer.Imports;

/// <summary>What becomes of a row whose key is there already.</summary>
public enum OnDuplicate
{
    /// <summary>The record is changed.</summary>
    Update,

    /// <summary>The row is left out.</summary>
    Skip,

    /// <summary>A second record is made.</summary>
    Create,
}
