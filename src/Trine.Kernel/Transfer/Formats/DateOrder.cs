namespace Trine.Kernel.Transfer.Formats;

/// <summary>How dates such as 03/04/2026 are meant. Dates that start with the year need no order.</summary>
public enum DateOrder
{
    /// <summary>Not known: only dates that can be read one way alone are accepted.</summary>
    Unknown,

    /// <summary>11/21/2026.</summary>
    MonthFirst,

    /// <summary>21/11/2026.</summary>
    DayFirst,
}
