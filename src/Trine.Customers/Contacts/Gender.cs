namespace Trine.Customers.Contacts;

/// <summary>How to address somebody.</summary>
public enum Gender
{
    /// <summary>先生.</summary>
    Male,

    /// <summary>女士.</summary>
    Female,
}
