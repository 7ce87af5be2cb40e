namespace Trine.Sales.Pipelines;

/// <summary>Whether an opportunity is still open, and how it ended.</summary>
public enum OpportunityState
{
    /// <summary>Being worked on.</summary>
    Open,

    /// <summary>They bought.</summary>
    Won,

    /// <summary>They did not.</summary>
    Lost,
}
