using Trine.Kernel.Data;

namespace Trine.Customers.Leads;

/// <summary>Begins the opportunity of a converted lead. This module asks; the sales module knows how.</summary>
public interface IOpportunityStarter
{
    /// <summary>Adds it to the context without saving, so that it stands or falls with the conversion.</summary>
    /// <returns>Its id.</returns>
    Guid Start(TrineDb db, OpportunityStart start);
}
