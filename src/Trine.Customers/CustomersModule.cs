using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Customers.Activities;
using Trine.Customers.Contacts;
using Trine.Customers.Customers;
using Trine.Customers.Duplicates;
using Trine.Customers.Leads;
using Trine.Customers.Tasks;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;
using Trine.Kernel.Transfer;

namespace Trine.Customers;

/// <summary>Customers, the people there, leads, and everything said and to do.</summary>
public sealed class CustomersModule : Module
{
    /// <inheritdoc/>
    public override IReadOnlyList<ObjectDefinition> Objects { get; } =
        [CustomerObject.Define(), ContactObject.Define(), LeadObject.Define(), ActivityObject.Define(), TaskObject.Define()];

    /// <inheritdoc/>
    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<DuplicateFinder>();
        services.AddScoped<LeadReveals>();
        services.AddScoped<IDuplicateFinder, ImportDuplicateFinder>();
        services.AddScoped<ILogReader, LastContactReader>();
    }

    /// <inheritdoc/>
    public override void MapEndpoints(RouteGroupBuilder api)
    {
        CheckDuplicates.Map(api);
        ConvertLead.Map(api);
        CompleteTask.Map(api);
        ListIndustries.Map(api);
    }

    /// <inheritdoc/>
    public override void MapTables(ModelBuilder model) => CustomerTables.Map(model);
}
