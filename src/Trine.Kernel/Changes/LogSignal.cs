using System.Globalization;

namespace Trine.Kernel.Changes;

/// <summary>Tells this process's listeners, after a commit, which objects changed. Other nodes hear it through PostgreSQL's NOTIFY.</summary>
public sealed class LogSignal
{
    private readonly List<Func<IReadOnlyCollection<string>, CancellationToken, Task>> _listeners = [];
    private readonly Lock _lock = new();

    /// <summary>This process among several on one database: it does not listen to itself, and what it works on it holds by this name. Without blanks.</summary>
    public string Node { get; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}");

    /// <summary>Calls back after each commit with the keys of the changed objects; awaited, so keep it short.</summary>
    public void Listen(Func<IReadOnlyCollection<string>, CancellationToken, Task> listener)
    {
        lock (_lock)
        {
            _listeners.Add(listener);
        }
    }

    internal async Task RaiseAsync(IReadOnlyCollection<string> objects, CancellationToken cancellationToken)
    {
        Func<IReadOnlyCollection<string>, CancellationToken, Task>[] listeners;
        lock (_lock)
        {
            listeners = [.. _listeners];
        }

        foreach (var listener in listeners)
        {
            await listener(objects, cancellationToken);
        }
    }
}
