using Microsoft.EntityFrameworkCore.Storage;
using Trine.Kernel.Changes;

namespace Trine.Kernel.Data;

/// <summary>An open write transaction. Commit it, or it never happened.</summary>
public sealed class WriteScope : IAsyncDisposable
{
    private readonly IDbContextTransaction _transaction;
    private readonly WriteGate.Turn _turn;
    private readonly LogSignal _signal;
    private readonly Action _closed;
    private readonly HashSet<string> _objects = [];
    private readonly List<Func<Task>> _afterCommit = [];

    internal WriteScope(IDbContextTransaction transaction, WriteGate.Turn turn, LogSignal signal, Action closed) =>
        (_transaction, _turn, _signal, _closed) = (transaction, turn, signal, closed);

    internal void Note(IEnumerable<string> objects) => _objects.UnionWith(objects);

    internal void AfterCommit(Func<Task> action) => _afterCommit.Add(action);

    /// <summary>Makes it durable, lets the next writer in and wakes the log's readers.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await _transaction.CommitAsync(cancellationToken);
        _closed();
        _turn.Dispose();
        if (_objects.Count > 0)
        {
            // The commit stands: a caller who left meanwhile must not keep the readers asleep.
            await _signal.RaiseAsync(_objects, CancellationToken.None);
        }

        foreach (var action in _afterCommit)
        {
            await action();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        _closed();
        _turn.Dispose();
    }
}
