using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Trine.Kernel.Objects;

/// <summary>The contents page of a module: everything it adds to the product, listed by name.</summary>
public abstract class Module
{
    /// <summary>Its business objects.</summary>
    public abstract IReadOnlyList<ObjectDefinition> Objects { get; }

    /// <summary>Its assembly, where its migrations and texts are embedded.</summary>
    public Assembly Assembly => GetType().Assembly;

    /// <summary>Registers services, log readers and jobs.</summary>
    public virtual void AddServices(IServiceCollection services)
    {
    }

    /// <summary>Maps its verbs; the generic endpoints are the kernel's.</summary>
    /// <param name="api">The group <c>/api</c>, signed-in callers only unless a route says otherwise.</param>
    public virtual void MapEndpoints(RouteGroupBuilder api)
    {
    }

    /// <summary>Maps tables that are no business objects.</summary>
    public virtual void MapTables(ModelBuilder model)
    {
    }
}
