namespace Trine.Sales.Opportunities;

/// <summary>Why an opportunity was lost.</summary>
public enum LossReason
{
    /// <summary>Too expensive.</summary>
    Price,

    /// <summary>Somebody else won.</summary>
    Competitor,

    /// <summary>The money is gone.</summary>
    Budget,

    /// <summary>The project was cancelled.</summary>
    Cancelled,

    /// <summary>We cannot deliver in time.</summary>
    Delivery,

    /// <summary>It does not do what they need.</summary>
    Feature,

    /// <summary>They build it themselves.</summary>
    InHouse,

    /// <summary>Our friend there has left.</summary>
    Relationship,

    /// <summary>No agreement on payment or contract.</summary>
    Terms,

    /// <summary>They no longer answer.</summary>
    NoResponse,

    /// <summary>None of these; the note says more.</summary>
    Other,
}
