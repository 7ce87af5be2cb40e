using Trine.Customers.Customers;

namespace Trine.Customers.Leads;

/// <summary>What is known of an opportunity when a lead is converted.</summary>
/// <param name="Name">In one line.</param>
/// <param name="CustomerId">Who may buy.</param>
/// <param name="ContactId">Whom we talk to.</param>
/// <param name="OwnerId">Who goes on with it.</param>
/// <param name="Amount">In <paramref name="Currency"/>.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="CloseOn">When it will be decided.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Description">The lead's need.</param>
public sealed record OpportunityStart(
    string Name, Guid CustomerId, Guid? ContactId, Guid? OwnerId, decimal? Amount, string? Currency, DateOnly? CloseOn, CustomerSource? Source, string? Description);
