namespace Trine.Privacy.Consents;

/// <summary>What somebody said.</summary>
public enum ConsentDecision
{
    /// <summary>He agrees.</summary>
    Granted,

    /// <summary>He does not, or no more.</summary>
    Withdrawn,
}
