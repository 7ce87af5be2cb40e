using Trine.Customers.Customers;

namespace Trine.Host.Demo;

/// <summary>What the records of a customer need to know of it; a million of these stay in memory while seeding.</summary>
internal readonly record struct BulkSeat(Guid Id, DemoOwner Owner, bool IsChinese, string Currency, CustomerSource? Source)
{
    /// <summary>A stand-in with what the generators look at.</summary>
    public Customer Customer() => new() { Id = Id, OwnerId = Owner.Id, DepartmentId = Owner.DepartmentId, Currency = Currency, Source = Source };
}
