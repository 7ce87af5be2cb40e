using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Customers.Leads;
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
    public override void AddServices(IServiceCollection services) => services.AddSingleton<IOpportunityStarter, StartOpportunity>();

    /// <inheritdoc/>
    public override void MapEndpoints(RouteGroupBuilder api) => CloseOpportunity.Map(api);

    /// <inheritdoc/>
    public override void MapTables(ModelBuilder model) => SalesTables.Map(model);
}
