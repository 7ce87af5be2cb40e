using Microsoft.EntityFrameworkCore;
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

    /// <summary>Refuses, in the transaction that saves them, changes after which nobody would be left who may do everything.</summary>
    /// <exception cref="InvalidInputException">There was an administrator who may sign in, and would be none.</exception>
    internal async Task KeepAdministratorAsync(TrineDb db, IReadOnlyList<RecordChange> changes, CancellationToken cancellationToken)
    {
        if (!_current.HasAdministrator || !changes.Any(c => c.Before is not null && _source.Objects.Contains(c.Schema.Key)))
        {
            return;
        }

        if (db.Kind == DatabaseKind.Postgres)
        {
            // Of two who take the right from each other the second has to see what the first did.
            await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(hashtext('administrators:' || current_schema()))", cancellationToken);
        }

        if (!(await _source.LoadAsync(db, cancellationToken)).HasAdministrator)
        {
            throw new InvalidInputException([new FieldError("", "error.lastAdministrator")]);
        }
    }

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
