namespace Trine.Customers.Customers;

/// <summary>A record of one customer. What refers to it can be filed under that customer too.</summary>
public interface IBelongsToCustomer
{
    /// <summary>The customer, or null.</summary>
    Guid? CustomerId { get; }
}
