namespace Trine.Kernel.Computed;

/// <summary>What a formula field holds.</summary>
public enum ResultType
{
    /// <summary>Text, cut at 500 characters.</summary>
    Text,

    /// <summary>A number with four decimal places.</summary>
    Number,

    /// <summary>An amount in the record's currency, to the cent.</summary>
    Money,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A day.</summary>
    Date,
}
