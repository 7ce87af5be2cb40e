using Trine.Customers.Customers;
using Trine.Kernel.Objects;
using Trine.Sales.Opportunities;

namespace Trine.Sales.Orders;

/// <summary>The declaration of orders.</summary>
internal static class OrderObject
{
    private static readonly string[] Columns = ["number", "customer", "orderedOn", "status", "total", "currency", "opportunity", "owner"];

    public static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<Order>(Order.ObjectKey, "order", "sales", "file-done");
        o.AutoNumber(r => r.Number, "SO-{yyyyMMdd}-{0000}").Title().Unique().Sortable()
            .Aliases("订单号", "订单编号", "单号", "order", "order id", "order number", "order no", "sales id", "salesid");
        o.Reference(r => r.CustomerId, Customer.ObjectKey).BelongsTo().Required().Restrict().Aliases("客户", "客户名称", "account", "company");
        o.Reference(r => r.OpportunityId, Opportunity.ObjectKey).Aliases("商机", "商机名称");
        o.Date(r => r.OrderedOn).Sortable().Aliases("日期", "订单日期", "下单日期", "下单时间", "date", "order date", "ordered on", "sales date", "salesdate");
        o.Choice(r => r.Status, "default", "blue", "cyan", "green", "red").Aliases("状态", "订单状态", "order status");
        o.Choice(r => r.Currency, Currencies.Choices).Default(Currencies.Default).Aliases("币种");
        o.Money(r => r.Subtotal).ReadOnly();
        o.Money(r => r.Discount).Range(0, null).Aliases("整单优惠", "优惠金额", "discount amount");
        o.Money(r => r.Total).Sortable().ReadOnly();
        o.LongText(r => r.Note).Searchable().Aliases("备注", "说明", "notes", "remark");
        o.Subtitle("customer", "orderedOn", "total");
        o.Section("basic", "number", "customer", "opportunity", "orderedOn", "status", "currency", "owner", "department");
        o.Section("total", "subtotal", "discount", "total", "note");
        o.Lines<OrderLine>("lines", OrderLine.ObjectKey, "order", Order.Recalculate);
        o.View("all", null, ["-orderedOn"], Columns);
        o.View("mine", """{"field":"owner","op":"eq","value":"me"}""", ["-orderedOn"], Columns);
        o.View("thisMonth", """{"field":"orderedOn","op":"within","value":"thisMonth"}""", ["-orderedOn"], Columns);
        o.View("toDeliver", """{"field":"status","op":"eq","value":"confirmed"}""", ["orderedOn"], Columns);
        o.View("large", null, ["-total"], Columns);
        o.Timeline("order", "orderedOn", "note", "status", "total", "currency");
        o.Derive(Order.Derive);
        o.Check(Order.Check);
        return o.Build();
    }
}
