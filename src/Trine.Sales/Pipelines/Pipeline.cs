using Trine.Kernel.Objects;

namespace Trine.Sales.Pipelines;

/// <summary>A way of selling: a row of stages.</summary>
public sealed class Pipeline : Record
{
    /// <summary>The plural key.</summary>
    public const string ObjectKey = "pipelines";

    /// <summary>As shown.</summary>
    public string Name { get; set; } = "";

    /// <summary>The place among pipelines; the first is where opportunities begin that name no stage.</summary>
    public int Position { get; set; }

    /// <summary>When to use it.</summary>
    public string? Description { get; set; }
}
