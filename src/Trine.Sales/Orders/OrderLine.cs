using Trine.Kernel.Changes;
using Trine.Kernel.Objects;
using Trine.Sales.Products;

namespace Trine.Sales.Orders;

/// <summary>One line of an order.</summary>
public sealed class OrderLine : Record
{
    /// <summary>The plural key.</summary>
    public const string ObjectKey = "orderLines";

    /// <summary>The order.</summary>
    public Guid? OrderId { get; set; }

    /// <summary>The place in the order.</summary>
    public int Position { get; set; }

    /// <summary>What is bought.</summary>
    public Guid? ProductId { get; set; }

    /// <summary>As printed; the product's name unless said otherwise.</summary>
    public string Description { get; set; } = "";

    /// <summary>How many; four decimal places.</summary>
    public decimal Quantity { get; set; } = 1;

    /// <summary>What one counts it in; the product's unless said otherwise.</summary>
    public string? Unit { get; set; }

    /// <summary>Of one unit, in the order's currency; four decimal places. The product's price unless said otherwise.</summary>
    public decimal? UnitPrice { get; set; }

    /// <summary>Percent off the line, 0–100.</summary>
    public decimal Discount { get; set; }

    /// <summary>What the line costs, to the cent.</summary>
    public decimal Amount { get; private set; }

    internal void Calculate() => Amount = OrderArithmetic.Amount(Quantity, UnitPrice ?? 0, Discount);

    /// <summary>The list price, when it is in the order's currency: there are no exchange rates to turn one into the other.</summary>
    private static decimal? PriceOf(Product product, RecordChange<OrderLine> change)
    {
        if (product.Price is null || change.Reference<Order>(Order.ObjectKey, change.After.OrderId) is not { } order || order.Currency == product.Currency)
        {
            return product.Price;
        }

        change.Error("unitPrice", "error.priceCurrency", product.Name, product.Currency ?? "", order.Currency ?? "");
        return null;
    }

    internal static void Derive(RecordChange<OrderLine> change)
    {
        var line = change.After;
        if (change.Reference<Product>(Product.ObjectKey, line.ProductId) is { } product)
        {
            line.Description = string.IsNullOrWhiteSpace(line.Description) ? product.Name : line.Description;
            line.Unit ??= product.Unit;
            line.UnitPrice ??= PriceOf(product, change);
        }

        line.Calculate();
    }
}
