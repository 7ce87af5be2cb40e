using FsCheck;
using FsCheck.Fluent;
using Trine.Sales;
using Trine.Sales.Orders;
using Trine.Tests.Fixture;

namespace Trine.Tests.Sales;

[Trait("Database", "any")]
public sealed class OrderArithmeticTests
{
    // Ten-thousandths, so that every value is one a database keeps.
    private static readonly Gen<decimal> Quantities = Gen.Choose(0, 100_000_000).Select(n => n / 10_000m);
    private static readonly Gen<decimal> Prices = Gen.Choose(0, 2_000_000_000).Select(n => n / 10_000m);
    private static readonly Gen<decimal> Discounts = Gen.Choose(0, 10_000).Select(n => n / 100m);

    private static readonly Gen<(decimal Quantity, decimal Price, decimal Discount)> Inputs =
        from q in Quantities from p in Prices from d in Discounts select (q, p, d);

    [Theory]
    [InlineData("3", "0.335", "0", "1.01")]
    [InlineData("1", "0.125", "0", "0.13")]
    [InlineData("1", "0.005", "0", "0.01")]
    [InlineData("1", "0.0049", "0", "0.00")]
    [InlineData("3", "33.33", "10", "89.99")]
    [InlineData("12", "99.99", "12.5", "1049.90")]
    [InlineData("1", "100", "100", "0.00")]
    [InlineData("0.3333", "3", "0", "1.00")]
    public void A_line_costs_what_an_invoice_says(string quantity, string price, string discount, string amount) =>
        OrderArithmetic.Amount(Number(quantity), Number(price), Number(discount)).ShouldBe(Number(amount));

    [Fact]
    public void An_amount_is_the_exact_one_to_within_half_a_cent_and_has_two_places() => Prop.ForAll(Inputs.ToArbitrary(), line =>
    {
        var amount = OrderArithmetic.Amount(line.Quantity, line.Price, line.Discount);
        var exact = line.Quantity * line.Price * (1 - (line.Discount / 100));
        return Math.Abs(amount - exact) <= .005m && amount * 100 == decimal.Truncate(amount * 100);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_discount_never_costs_more() => Prop.ForAll(Inputs.ToArbitrary(), Discounts.ToArbitrary(), (line, other) =>
    {
        var (less, more) = (Math.Min(line.Discount, other), Math.Max(line.Discount, other));
        return OrderArithmetic.Amount(line.Quantity, line.Price, more) <= OrderArithmetic.Amount(line.Quantity, line.Price, less);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_total_is_the_sum_of_the_amounts_shown_less_the_discount() => Prop.ForAll(Gen.ArrayOf(Inputs).ToArbitrary(), lines =>
    {
        var order = new Order { Discount = .5m };
        var written = lines.Select(l => new OrderLine { Quantity = l.Quantity, UnitPrice = l.Price, Discount = l.Discount }).ToList();
        Order.Recalculate(order, written);
        return order.Subtotal == written.Sum(l => l.Amount) && order.Total == order.Subtotal - .5m;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_lines_does_not_matter() => Prop.ForAll(Gen.ArrayOf(Inputs).ToArbitrary(), lines =>
    {
        decimal Subtotal(IEnumerable<(decimal Quantity, decimal Price, decimal Discount)> some)
        {
            var order = new Order();
            Order.Recalculate(order, [.. some.Select(l => new OrderLine { Quantity = l.Quantity, UnitPrice = l.Price, Discount = l.Discount })]);
            return order.Subtotal;
        }

        return Subtotal(lines) == Subtotal(lines.Reverse());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nobody_gets_money_back_on_an_order()
    {
        var order = new Order { Discount = 100.01m };
        Order.Recalculate(order, [new OrderLine { Quantity = 1, UnitPrice = 100 }]);
        Rules.Run(new SalesModule(), order).ShouldHaveSingleItem().Field.ShouldBe("discount");
        order.Discount = 100;
        Rules.Run(new SalesModule(), order).ShouldBeEmpty();
        order.Total.ShouldBe(0);
        order.OrderedOn.ShouldBe(Rules.Today);
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
