using Trine.Customers.Customers;
using Trine.Kernel.Objects;

namespace Trine.Sales.Products;

/// <summary>The declaration of products.</summary>
internal static class ProductObject
{
    private static readonly string[] Columns = ["name", "code", "category", "unit", "price", "currency", "active"];

    public static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<Product>(Product.ObjectKey, "product", "sales", "shopping");
        o.Text(p => p.Name).Title().PinyinSorted(p => p.NameSort).Aliases("产品", "产品名称", "商品名称", "品名", "product", "product name", "item name");
        o.Text(p => p.Code).Unique().MaxLength(60).Searchable(SearchWeight.Title).Aliases("编码", "产品编码", "产品编号", "货号", "型号", "product code", "sku", "item no", "itemno", "article");
        o.Text(p => p.Category).MaxLength(60).Searchable().Aliases("分类", "产品分类", "系列", "series", "family");
        o.Text(p => p.Unit).MaxLength(20).Aliases("计量单位", "uom");
        o.Money(p => p.Price, scale: 4).Range(0, null).Aliases("单价", "标准价", "售价", "list price", "sales price", "sales_price", "unit price");
        o.Choice(p => p.Currency, Currencies.Choices).Default(Currencies.Default).Aliases("币种");
        o.Boolean(p => p.Active).Aliases("在售", "启用", "is active", "isactive");
        o.LongText(p => p.Description).Searchable().Aliases("说明", "notes");
        o.Subtitle("code", "category");
        o.Section("basic", "name", "code", "category", "active", "unit", "price", "currency", "description");
        o.View("active", """{"field":"active","op":"eq","value":true}""", ["name"], Columns);
        o.View("all", null, ["name"], Columns);
        return o.Build();
    }
}
