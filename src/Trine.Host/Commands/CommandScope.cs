using Trine.Kernel.Access;
using Trine.Kernel.Data;

namespace Trine.Host.Commands;

/// <summary>A workspace opened by a command: migrated, the system asking, no web server.</summary>
internal sealed class CommandScope : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly AsyncServiceScope _scope;

    private CommandScope(WebApplication app, AsyncServiceScope scope) => (_app, _scope) = (app, scope);

    public IServiceProvider Services => _scope.ServiceProvider;

    public TrineDb Db => Services.GetRequiredService<TrineDb>();

    public static async Task<CommandScope> OpenAsync(DataOptions data, CancellationToken cancellationToken)
    {
        var app = TrineApplication.Build(data, []);
        await TrineApplication.PrepareAsync(app.Services, cancellationToken);
        return new CommandScope(app, SystemScope(app.Services));
    }

    /// <summary>A scope in which the product itself acts.</summary>
    public static AsyncServiceScope SystemScope(IServiceProvider services) => services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _app.DisposeAsync();
    }
}
