namespace Trine.Sales.Orders;

/// <summary>The sums of an order: decimals to the cent, halves away from zero, as an invoice has them.</summary>
public static class OrderArithmetic
{
    /// <summary>What a line costs. Each factor is first rounded as it is stored, so that what one sees is what one multiplies.</summary>
    /// <param name="quantity">Four places count.</param>
    /// <param name="unitPrice">Four places count.</param>
    /// <param name="discount">Percent, 0–100; two places count.</param>
    public static decimal Amount(decimal quantity, decimal unitPrice, decimal discount) =>
        Round(Round(quantity, 4) * Round(unitPrice, 4) * (100 - Round(discount, 2)) / 100, 2);

    /// <summary>Half away from zero: .125 is .13 and −.125 is −.13.</summary>
    public static decimal Round(decimal value, int places) => decimal.Round(value, places, MidpointRounding.AwayFromZero);
}
