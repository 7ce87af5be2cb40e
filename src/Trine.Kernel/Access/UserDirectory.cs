using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;

namespace Trine.Kernel.Access;

/// <summary>The people and departments of the workspace, kept in memory and reloaded when the log says they changed.</summary>
public sealed class UserDirectory : IDisposable
{
    private readonly IServiceScopeFactory _scopes;
    private readonly IDirectorySource _source;
    private readonly SemaphoreSlim _reloading = new(1, 1);
    private volatile DirectorySnapshot _current = new([], []);

    /// <summary>Listens to the log.</summary>
    public UserDirectory(IServiceScopeFactory scopes, IDirectorySource source, LogSignal signal)
    {
        (_scopes, _source) = (scopes, source);
        signal.Listen((objects, token) => objects.Any(source.Objects.Contains) ? ReloadAsync(token) : Task.CompletedTask);
    }

    /// <summary>As of the last reload.</summary>
    public DirectorySnapshot Current => _current;

    /// <inheritdoc/>
    public void Dispose() => _reloading.Dispose();

    /// <summary>Reads everything anew.</summary>
    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        // One at a time: of two at once the one that read first could finish last, and yesterday's people would stay.
        await _reloading.WaitAsync(cancellationToken);
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            _current = await _source.LoadAsync(scope.ServiceProvider.GetRequiredService<TrineDb>(), cancellationToken);
        }
        finally
        {
            _reloading.Release();
        }
    }
}
