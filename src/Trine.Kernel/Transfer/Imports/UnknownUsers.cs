namespace Trine.Kernel.Transfer.Imports;

/// <summary>What becomes of a row that names a colleague who is not there.</summary>
public enum UnknownUsers
{
    /// <summary>It is refused.</summary>
    Reject,

    /// <summary>It is taken, with a warning: the importer owns it, other fields of people stay empty.</summary>
    Mine,
}
