using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Changes;
using Trine.Kernel.CustomFields;
using Trine.Kernel.Data;

namespace Trine.Kernel.Objects;

/// <summary>The live schema of the workspace, kept in memory and reloaded when the log says a custom field changed.</summary>
public sealed class Metadata : IDisposable
{
    private readonly IServiceScopeFactory _scopes;
    private readonly ObjectCatalog _catalog;
    private readonly SemaphoreSlim _reloading = new(1, 1);
    private volatile MetadataSnapshot _current;

    /// <summary>Listens to the log; begins with the declared fields alone.</summary>
    public Metadata(IServiceScopeFactory scopes, ObjectCatalog catalog, LogSignal signal)
    {
        (_scopes, _catalog) = (scopes, catalog);
        _current = new MetadataSnapshot(catalog, []);
        signal.Listen((objects, token) => objects.Contains(CustomField.ObjectKey) ? ReloadAsync(token) : Task.CompletedTask);
    }

    /// <summary>As of the last reload.</summary>
    public MetadataSnapshot Current => _current;

    /// <summary>The object of a key in a URL.</summary>
    /// <exception cref="NotThereException">There is none of that name.</exception>
    public ObjectSchema Exposed(string key) => _current.Find(key) is { Definition.Internal: false } schema ? schema : throw new NotThereException(key);

    /// <inheritdoc/>
    public void Dispose() => _reloading.Dispose();

    /// <summary>Reads the custom fields anew.</summary>
    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        // One at a time, as with the directory: the latest to read must be the last to write.
        await _reloading.WaitAsync(cancellationToken);
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
            var fields = await db.Set<CustomField>().AsNoTracking().OrderBy(f => f.Id).ToListAsync(cancellationToken);
            _current = new MetadataSnapshot(_catalog, fields);
        }
        finally
        {
            _reloading.Release();
        }
    }
}
