namespace Trine.Kernel.Query;

/// <summary>The comparisons of a filter.</summary>
public enum FilterOp
{
    /// <summary>Equal.</summary>
    Eq,

    /// <summary>Not equal; empty values count.</summary>
    Ne,

    /// <summary>Less.</summary>
    Lt,

    /// <summary>Less or equal.</summary>
    Le,

    /// <summary>Greater.</summary>
    Gt,

    /// <summary>Greater or equal.</summary>
    Ge,

    /// <summary>One of several.</summary>
    In,

    /// <summary>None of several; empty values count.</summary>
    NotIn,

    /// <summary>From one value to another, both included.</summary>
    Between,

    /// <summary>Has the text inside, or the item.</summary>
    Contains,

    /// <summary>Begins with the text.</summary>
    StartsWith,

    /// <summary>Has no value.</summary>
    Empty,

    /// <summary>Has a value.</summary>
    NotEmpty,

    /// <summary>Within a stretch of time relative to today.</summary>
    Within,
}
