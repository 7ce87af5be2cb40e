namespace Trine.Sales.Orders;

/// <summary>How far an order is.</summary>
public enum OrderStatus
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Agreed.</summary>
    Confirmed,

    /// <summary>Shipped or begun.</summary>
    Delivered,

    /// <summary>Done.</summary>
    Completed,

    /// <summary>Called off.</summary>
    Cancelled,
}
