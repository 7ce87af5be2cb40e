using Trine.Customers.Leads;
using Trine.Kernel.Data;

namespace Trine.Sales.Opportunities;

/// <summary>Begins the opportunity of a converted lead, in the first stage.</summary>
internal sealed class StartOpportunity : IOpportunityStarter
{
    /// <inheritdoc/>
    public Guid Start(TrineDb db, OpportunityStart start)
    {
        var opportunity = new Opportunity
        {
            Id = Guid.CreateVersion7(),
            Name = start.Name,
            CustomerId = start.CustomerId,
            ContactId = start.ContactId,
            OwnerId = start.OwnerId,
            Amount = start.Amount,
            Currency = start.Currency,
            ExpectedCloseOn = start.CloseOn,
            Source = start.Source,
            Description = start.Description,
        };
        db.Add(opportunity);
        return opportunity.Id;
    }
}
