namespace Trine.Customers.Customers;

/// <summary>How far the relation with a customer has come.</summary>
public enum LifecycleStage
{
    /// <summary>Has not bought yet.</summary>
    Prospect,

    /// <summary>Has bought once.</summary>
    New,

    /// <summary>Has bought again.</summary>
    Repeat,

    /// <summary>Buys regularly and recommends us.</summary>
    Loyal,

    /// <summary>Has stopped buying.</summary>
    Lost,
}
