namespace Trine.Customers.Customers;

/// <summary>How important a customer is.</summary>
public enum CustomerLevel
{
    /// <summary>Key account.</summary>
    A,

    /// <summary>Important.</summary>
    B,

    /// <summary>Ordinary.</summary>
    C,

    /// <summary>Occasional.</summary>
    D,
}
