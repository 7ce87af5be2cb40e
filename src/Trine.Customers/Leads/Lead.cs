using Trine.Customers.Activities;
using Trine.Customers.Customers;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;

namespace Trine.Customers.Leads;

/// <summary>Somebody who may become a customer: a name, a way to reach them, a need.</summary>
public sealed class Lead : Record, IFollowedUp
{
    /// <summary>The plural key.</summary>
    public const string ObjectKey = "leads";

    /// <summary>The person's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The pinyin key lists sort by; set by the door.</summary>
    public string NameSort { get; private set; } = "";

    /// <summary>Where the person works; empty for a private person.</summary>
    public string? Company { get; set; }

    /// <summary>What of the company's name tells it from others, for the duplicate warning.</summary>
    public string? CompanyKey { get; private set; }

    /// <summary>As on the card.</summary>
    public string? JobTitle { get; set; }

    /// <summary>How far it is.</summary>
    public LeadStatus Status { get; set; }

    /// <summary>Why it came to nothing; required when it is lost.</summary>
    public LeadLoss? LostReason { get; set; }

    /// <summary>Where it came from.</summary>
    public CustomerSource? Source { get; set; }

    /// <summary>Normalised.</summary>
    public string? Phone { get; set; }

    /// <summary>Lower case.</summary>
    public string? Email { get; set; }

    /// <summary>WeChat id.</summary>
    public string? Wechat { get; set; }

    /// <summary>A section or division of GB/T 4754.</summary>
    public string? Industry { get; set; }

    /// <summary>A division code.</summary>
    public string? Region { get; set; }

    /// <summary>Street and number, without the region.</summary>
    public string? Address { get; set; }

    /// <summary>What they need, in words.</summary>
    public string? Need { get; set; }

    /// <summary>What they can spend, in <see cref="Currency"/>.</summary>
    public decimal? Budget { get; set; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; set; }

    /// <summary>What we do next, in words.</summary>
    public string? NextStep { get; set; }

    /// <summary>Free words.</summary>
    public List<string> Tags { get; set; } = [];

    /// <summary>Anything else.</summary>
    public string? Description { get; set; }

    /// <summary>When somebody last spoke or wrote to them; follows the activities.</summary>
    public DateTimeOffset? LastContactAt { get; set; }

    /// <summary>When to turn to them next; follows the newest activity that says so, and may be set by hand.</summary>
    public DateTimeOffset? NextFollowUpAt { get; set; }

    /// <summary>What it became.</summary>
    public Guid? CustomerId { get; private set; }

    /// <summary>The contact made of the person.</summary>
    public Guid? ContactId { get; private set; }

    /// <summary>The opportunity it began.</summary>
    public Guid? OpportunityId { get; private set; }

    /// <summary>When it became a customer.</summary>
    public DateTimeOffset? ConvertedAt { get; private set; }

    /// <summary>Whether it is done with, one way or the other.</summary>
    public bool IsClosed => Status is LeadStatus.Converted or LeadStatus.Lost;

    /// <summary>The lead has become a customer.</summary>
    /// <exception cref="RefusedException">It is converted already, or lost.</exception>
    public void Convert(Guid customer, Guid? contact, Guid? opportunity, DateTimeOffset at)
    {
        switch (Status)
        {
            case LeadStatus.Converted:
                throw new RefusedException("lead.converted", Name);
            case LeadStatus.Lost:
                throw new RefusedException("lead.lost", Name);
            case LeadStatus.New or LeadStatus.Working or LeadStatus.Qualified:
                (Status, CustomerId, ContactId, OpportunityId, ConvertedAt) = (LeadStatus.Converted, customer, contact, opportunity, at);
                NextFollowUpAt = null;
                break;
        }
    }

    internal static void Derive(RecordChange<Lead> change)
    {
        var lead = change.After;
        lead.CompanyKey = Customer.KeyOf(lead.Company, []);
        if (lead.Status != LeadStatus.Lost)
        {
            lead.LostReason = null;
        }
    }

    internal static void Check(RecordChange<Lead> change)
    {
        // Old systems know of leads that were converted or lost without saying to what or why.
        if (change.Source != ChangeSource.Api || !change.Changes("status"))
        {
            return;
        }

        if (change.After.Status == LeadStatus.Converted && change.After.CustomerId is null)
        {
            change.Error("status", "error.leadConvert");
        }

        if (change.After.Status == LeadStatus.Lost && change.After.LostReason is null)
        {
            change.Error("lostReason", "error.required");
        }

        if (change.Before?.Status == LeadStatus.Converted)
        {
            change.Error("status", "error.leadConverted");
        }
    }
}
