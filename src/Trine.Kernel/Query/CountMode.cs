namespace Trine.Kernel.Query;

/// <summary>How a list is counted.</summary>
public enum CountMode
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Up to 1,001, which reads «1,001 or more»: costs the same however long the list.</summary>
    Capped,

    /// <summary>To the last.</summary>
    Exact,
}
