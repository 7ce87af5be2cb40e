namespace Trine.Customers.Activities;

/// <summary>Somebody we keep in touch with: a customer or a lead.</summary>
internal interface IFollowedUp
{
    /// <summary>The record.</summary>
    Guid Id { get; }

    /// <summary>When somebody last spoke or wrote to them.</summary>
    DateTimeOffset? LastContactAt { get; set; }

    /// <summary>When to turn to them next.</summary>
    DateTimeOffset? NextFollowUpAt { get; set; }
}
