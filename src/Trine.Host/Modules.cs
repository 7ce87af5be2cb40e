using Trine.Customers;
using Trine.Kernel.Objects;
using Trine.Operations;
using Trine.Organisation;
using Trine.Privacy;
using Trine.Sales;

namespace Trine.Host;

/// <summary>The modules this product is made of, in order of dependence.</summary>
internal static class Modules
{
    public static IReadOnlyList<Module> All { get; } = [new OperationsModule(), new OrganisationModule(), new CustomersModule(), new SalesModule(), new PrivacyModule()];
}
