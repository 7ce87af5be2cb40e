namespace Trine.Kernel.Computed;

/// <summary>What a roll-up makes of the records that refer to its own.</summary>
public enum RollUpFunction
{
    /// <summary>How many there are.</summary>
    Count,

    /// <summary>The sum of a number; 0 without any.</summary>
    Sum,

    /// <summary>The least value.</summary>
    Min,

    /// <summary>The greatest value.</summary>
    Max,

    /// <summary>The mean of those that have a value.</summary>
    Avg,
}
