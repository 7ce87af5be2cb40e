namespace Trine.Privacy.Erasure;

/// <summary>Why personal data is erased.</summary>
public enum ErasureReason
{
    /// <summary>The person asked for it, or we must: it is looked for everywhere.</summary>
    Request,

    /// <summary>It was kept as long as it may be: it goes from its record and what hangs on it.</summary>
    Retention,
}
