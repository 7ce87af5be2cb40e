using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;

namespace Trine.Kernel.Sharing;

/// <summary>Which records are shared with whom, kept in memory and reloaded when the log says it changed: every decision on a record asks.</summary>
public sealed class SharedRecords : IDisposable
{
    private readonly IServiceScopeFactory _scopes;
    private readonly SemaphoreSlim _reloading = new(1, 1);
    private volatile Dictionary<(Guid User, string Object), Dictionary<Guid, ShareLevel>> _current = [];

    /// <summary>Listens to the log.</summary>
    public SharedRecords(IServiceScopeFactory scopes, LogSignal signal)
    {
        _scopes = scopes;
        signal.Listen((objects, token) => objects.Contains(Collaborator.ObjectKey) ? ReloadAsync(token) : Task.CompletedTask);
    }

    /// <summary>The records of an object that are shared with a user so that he may do this to them.</summary>
    public IReadOnlyCollection<Guid> Of(Guid user, string objectKey, AccessAction action) => (action, _current.GetValueOrDefault((user, objectKey))) switch
    {
        (AccessAction.Read, { } records) => records.Keys,
        (AccessAction.Update, { } records) => [.. records.Where(r => r.Value == ShareLevel.Write).Select(r => r.Key)],
        _ => [],
    };

    /// <inheritdoc/>
    public void Dispose() => _reloading.Dispose();

    /// <summary>Reads everything anew.</summary>
    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        // One at a time, as with the directory: the latest to read must be the last to write.
        await _reloading.WaitAsync(cancellationToken);
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            var rows = await scope.ServiceProvider.GetRequiredService<TrineDb>().Set<Collaborator>().AsNoTracking()
                .Select(c => new { c.UserId, c.Object, c.RecordId, c.Level }).ToListAsync(cancellationToken);
            _current = rows.GroupBy(r => (r.UserId, r.Object)).ToDictionary(g => g.Key, g => g.GroupBy(r => r.RecordId).ToDictionary(r => r.Key, r => r.Max(x => x.Level)));
        }
        finally
        {
            _reloading.Release();
        }
    }
}
