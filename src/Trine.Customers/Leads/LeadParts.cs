using Trine.Customers.Contacts;
using Trine.Customers.Customers;

namespace Trine.Customers.Leads;

/// <summary>What becomes of what a lead says.</summary>
internal static class LeadParts
{
    /// <summary>The company, or the person where there is none.</summary>
    public static Customer Customer(Lead lead)
    {
        var isPerson = string.IsNullOrWhiteSpace(lead.Company);
        return new Customer
        {
            Id = Guid.CreateVersion7(),
            Name = isPerson ? lead.Name : lead.Company!,
            Kinds = [isPerson ? "person" : "organisation"],
            OwnerId = lead.OwnerId,
            DepartmentId = lead.DepartmentId,
            Source = lead.Source,
            Industry = lead.Industry,
            Phone = lead.Phone,
            Email = lead.Email,
            Wechat = lead.Wechat,
            Region = lead.Region,
            Address = lead.Address,
            Needs = lead.Need,
            Tags = [.. lead.Tags],
            Description = lead.Description,
            LastContactAt = lead.LastContactAt,
            NextFollowUpAt = lead.NextFollowUpAt,
        };
    }

    /// <summary>The person at that customer.</summary>
    public static Contact Contact(Lead lead, Guid customer) => new()
    {
        Id = Guid.CreateVersion7(),
        Name = lead.Name,
        CustomerId = customer,
        OwnerId = lead.OwnerId,
        DepartmentId = lead.DepartmentId,
        JobTitle = lead.JobTitle,
        Mobile = lead.Phone,
        Email = lead.Email,
        Wechat = lead.Wechat,
        Primary = true,
    };

    /// <summary>The sale it may lead to.</summary>
    public static OpportunityStart Opportunity(Lead lead, Customer customer, Guid? contact, ConvertLead.OpportunityRequest wanted) => new(
        string.IsNullOrWhiteSpace(wanted.Name) ? customer.Name : wanted.Name,
        customer.Id,
        contact,
        lead.OwnerId,
        wanted.Amount ?? lead.Budget,
        lead.Currency,
        wanted.CloseDate,
        lead.Source,
        lead.Need);
}
