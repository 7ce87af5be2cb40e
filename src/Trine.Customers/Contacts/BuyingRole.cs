namespace Trine.Customers.Contacts;

/// <summary>The part a person plays when the customer buys.</summary>
public enum BuyingRole
{
    /// <summary>Says yes or no.</summary>
    DecisionMaker,

    /// <summary>Is listened to.</summary>
    Influencer,

    /// <summary>Is on our side.</summary>
    Champion,

    /// <summary>Negotiates and orders.</summary>
    Purchaser,

    /// <summary>Judges the technology.</summary>
    Technical,

    /// <summary>Will work with it.</summary>
    User,

    /// <summary>Pays.</summary>
    Finance,

    /// <summary>Decides who gets through.</summary>
    Gatekeeper,
}
