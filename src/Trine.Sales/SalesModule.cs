using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Objects;
using Trine.Sales.Opportunities;
using Trine.Sales.Orders;
using Trine.Sales.Pipelines;
using Trine.Sales.Products;

namespace Trine.Sales;

/// <summary>What is sold, how it is sold, and what was sold.</summary>
public sealed class SalesModule : Module
{
    /// <inheritdoc/>
    public override IReadOnlyList<ObjectDefinition> Objects { get; } =
    [
        OpportunityObject.Define(), OrderObject.Define(), OrderLineObject.Define(), ProductObject.Define(), PipelineObject.Define(), StageObject.Define(),
    ];

    /// <inheritdoc/>
    public override void MapTables(ModelBuilder model) => SalesTables.Map(model);
}
