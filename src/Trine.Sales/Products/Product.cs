using Trine.Kernel.Objects;

namespace Trine.Sales.Products;

/// <summary>Something the company sells.</summary>
public sealed class Product : Record
{
    /// <summary>The plural key.</summary>
    public const string ObjectKey = "products";

    /// <summary>As customers see it.</summary>
    public string Name { get; set; } = "";

    /// <summary>The pinyin key lists sort by; set by the door.</summary>
    public string NameSort { get; private set; } = "";

    /// <summary>Article number; no two living products share one.</summary>
    public string? Code { get; set; }

    /// <summary>What family it belongs to.</summary>
    public string? Category { get; set; }

    /// <summary>What one counts it in: 台, 套, 年.</summary>
    public string? Unit { get; set; }

    /// <summary>List price of one unit, without tax, in <see cref="Currency"/>.</summary>
    public decimal? Price { get; set; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; set; }

    /// <summary>Whether it is on sale.</summary>
    public bool Active { get; set; } = true;

    /// <summary>What it does.</summary>
    public string? Description { get; set; }
}
