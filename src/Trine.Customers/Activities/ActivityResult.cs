namespace Trine.Customers.Activities;

/// <summary>How a contact went.</summary>
public enum ActivityResult
{
    /// <summary>They want to go on.</summary>
    Positive,

    /// <summary>Nothing decided.</summary>
    Neutral,

    /// <summary>They do not want to.</summary>
    Negative,

    /// <summary>Nobody was there.</summary>
    NoAnswer,

    /// <summary>Later.</summary>
    Postponed,
}
