namespace Trine.Customers.Leads;

/// <summary>Why a lead came to nothing.</summary>
public enum LeadLoss
{
    /// <summary>Number or address do not work.</summary>
    Unreachable,

    /// <summary>Needs nothing we have.</summary>
    NoNeed,

    /// <summary>Has no money for it.</summary>
    NoBudget,

    /// <summary>Went elsewhere.</summary>
    Competitor,

    /// <summary>Not now.</summary>
    Timing,

    /// <summary>We know them already.</summary>
    Duplicate,

    /// <summary>Nobody real.</summary>
    Invalid,
}
