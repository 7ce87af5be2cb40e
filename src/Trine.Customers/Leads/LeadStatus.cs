namespace Trine.Customers.Leads;

/// <summary>How far a lead is.</summary>
public enum LeadStatus
{
    /// <summary>Nobody has turned to it yet.</summary>
    New,

    /// <summary>Somebody is in touch.</summary>
    Working,

    /// <summary>Worth a sale.</summary>
    Qualified,

    /// <summary>Has become a customer.</summary>
    Converted,

    /// <summary>Comes to nothing.</summary>
    Lost,
}
