namespace Trine.Kernel.Audit;

/// <summary>How a log can differ from what was sealed.</summary>
public enum ChainFaultKind
{
    /// <summary>Entries were changed, added or taken away.</summary>
    Entries,

    /// <summary>A seal was changed.</summary>
    Seal,

    /// <summary>Seals were taken away.</summary>
    SealMissing,

    /// <summary>Entries were blanked and no certificate of an erasure answers for it.</summary>
    Erasure,
}
