using Trine.Customers.Customers;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;
using Trine.Sales.Opportunities;

namespace Trine.Sales.Orders;

/// <summary>What a customer has bought.</summary>
public sealed class Order : Record, IBelongsToCustomer
{
    /// <summary>The plural key.</summary>
    public const string ObjectKey = "orders";

    /// <summary>Drawn from a sequence, unless an import brings it.</summary>
    public string? Number { get; set; }

    /// <summary>Who buys; follows from the opportunity.</summary>
    public Guid? CustomerId { get; set; }

    /// <summary>The sale that led to it.</summary>
    public Guid? OpportunityId { get; set; }

    /// <summary>The day of the order; today unless said otherwise.</summary>
    public DateOnly? OrderedOn { get; set; }

    /// <summary>How far it is.</summary>
    public OrderStatus Status { get; set; }

    /// <summary>ISO 4217; of the lines too.</summary>
    public string? Currency { get; set; }

    /// <summary>The sum of the lines.</summary>
    public decimal Subtotal { get; private set; }

    /// <summary>An amount taken off the whole, at most the subtotal.</summary>
    public decimal Discount { get; set; }

    /// <summary>Subtotal less discount.</summary>
    public decimal Total { get; private set; }

    /// <summary>Anything to know.</summary>
    public string? Note { get; set; }

    /// <summary>Makes the totals agree with the lines.</summary>
    public static void Recalculate(Order order, IReadOnlyList<OrderLine> lines)
    {
        foreach (var line in lines)
        {
            line.Calculate();
        }

        order.Subtotal = lines.Sum(line => line.Amount);
        order.Total = order.Subtotal - OrderArithmetic.Round(order.Discount, 2);
    }

    internal static void Derive(RecordChange<Order> change)
    {
        var order = change.After;
        order.OrderedOn ??= change.Today;
        order.CustomerId ??= change.Reference<Opportunity>(Opportunity.ObjectKey, order.OpportunityId)?.CustomerId;
        order.Total = order.Subtotal - order.Discount;
    }

    internal static void Check(RecordChange<Order> change)
    {
        if (change.After.Discount > change.After.Subtotal)
        {
            change.Error("discount", "error.discountTooLarge");
        }
    }
}
