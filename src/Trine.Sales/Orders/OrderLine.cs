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

    internal static void Derive(RecordChange<OrderLine> change)
    {
        var line = change.After;
        if (change.Reference<Product>(Product.ObjectKey, line.ProductId) is { } product)
        {
            line.Description = string.IsNullOrWhiteSpace(line.Description) ? product.Name : line.Description;
            line.Unit ??= product.Unit;
            // There are no exchange rates to turn one currency into the other.
            line.UnitPrice ??= CurrencyOf(change) == product.Currency ? product.Price : null;
        }

        line.Calculate();
    }

    internal static void Check(RecordChange<OrderLine> change)
    {
        if (change.After.UnitPrice is not null)
        {
            return;
        }

        if (change.Reference<Product>(Product.ObjectKey, change.After.ProductId) is { Price: not null } product)
        {
            change.Error("unitPrice", "error.priceCurrency", product.Name, product.Currency ?? "", CurrencyOf(change) ?? "");
        }
        else
        {
            change.Error("unitPrice", "error.required");
        }
    }

    private static string? CurrencyOf(RecordChange<OrderLine> change) => change.Reference<Order>(Order.ObjectKey, change.After.OrderId)?.Currency;
}
