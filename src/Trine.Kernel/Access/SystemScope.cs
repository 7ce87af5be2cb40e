using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Changes;

namespace Trine.Kernel.Access;

/// <summary>Scopes in which the product itself acts: jobs, readers of the log, commands.</summary>
public static class SystemScope
{
    /// <summary>A new scope whose caller is the system and whose changes say so.</summary>
    public static AsyncServiceScope CreateSystemScope(this IServiceScopeFactory scopes)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().BecomeSystem();
        scope.ServiceProvider.GetRequiredService<ChangeScope>().Source = ChangeSource.System;
        return scope;
    }
}
