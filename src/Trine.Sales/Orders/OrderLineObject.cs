using Trine.Kernel.Objects;
using Trine.Sales.Products;

namespace Trine.Sales.Orders;

/// <summary>The declaration of order lines.</summary>
internal static class OrderLineObject
{
    public static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<OrderLine>(OrderLine.ObjectKey, "orderLine", "sales", "bars");
        o.Text(l => l.Description).Title().Searchable(SearchWeight.None).Aliases("说明", "品名", "产品名称", "item", "item name");
        o.Reference(l => l.OrderId, Order.ObjectKey).BelongsTo().Required().CreateOnly();
        o.Integer(l => l.Position).Range(0, 100_000).Aliases("行号", "line", "line no");
        o.Reference(l => l.ProductId, Product.ObjectKey).Restrict().Aliases("产品", "产品编码", "product code", "sku", "item no", "itemno");
        o.Decimal(l => l.Quantity).Range(0, null).Aliases("数量", "qty");
        o.Text(l => l.Unit).MaxLength(20).Aliases("单位", "uom");
        o.Money(l => l.UnitPrice, scale: 4).Range(0, null).Aliases("单价", "price", "unit price");
        o.Percent(l => l.Discount).Aliases("折扣", "discount percent");
        o.Money(l => l.Amount).ReadOnly();
        o.Subtitle("order", "amount");
        o.Section("basic", "product", "description", "quantity", "unit", "unitPrice", "discount", "amount");
        o.AccessOf(Order.ObjectKey);
        o.Hidden();
        o.Derive(OrderLine.Derive);
        o.Check(OrderLine.Check);
        return o.Build();
    }
}
