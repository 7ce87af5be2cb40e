using Trine.Customers.Customers;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;

namespace Trine.Customers.Activities;

/// <summary>One contact with somebody, or one to come: what was said, what follows.</summary>
public sealed class Activity : Record, IBelongsToCustomer
{
    /// <summary>The plural key.</summary>
    public const string ObjectKey = "activities";

    /// <summary>How it happened.</summary>
    public ActivityType Type { get; set; }

    /// <summary>In one line.</summary>
    public string Subject { get; set; } = "";

    /// <summary>What was said.</summary>
    public string? Body { get; set; }

    /// <summary>When; now unless said otherwise. In the future it is an appointment.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>Minutes.</summary>
    public int? Duration { get; set; }

    /// <summary>How it went.</summary>
    public ActivityResult? Result { get; set; }

    /// <summary>When to turn to them next.</summary>
    public DateTimeOffset? NextFollowUpAt { get; set; }

    /// <summary>With whom; follows from contact and opportunity.</summary>
    public Guid? CustomerId { get; set; }

    /// <summary>With which person there.</summary>
    public Guid? ContactId { get; set; }

    /// <summary>With which lead.</summary>
    public Guid? LeadId { get; set; }

    /// <summary>About which opportunity.</summary>
    public Guid? OpportunityId { get; set; }

    internal static void Derive(RecordChange<Activity> change)
    {
        var activity = change.After;
        activity.At ??= change.Now;
        activity.CustomerId ??= Subjects.CustomerOf(change, activity.ContactId, activity.OpportunityId, activity.LeadId);
    }

    internal static void Check(RecordChange<Activity> change)
    {
        if (change.After is { NextFollowUpAt: { } next, At: { } at } && change.Changes("nextFollowUpAt") && next < at)
        {
            change.Error("nextFollowUpAt", "error.followUpBefore");
        }
    }
}
