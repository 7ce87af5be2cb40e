using Trine.Kernel.Data;

namespace Trine.Organisation.Sessions;

/// <summary>Locks addresses nobody has as those somebody has, so that the answer does not tell which is which. In memory, of each node its own.</summary>
public sealed class StrangerLocks(WorkspaceClock clock)
{
    /// <summary>Addresses remembered at most; the one longest not tried makes room.</summary>
    private const int Most = 10_000;

    private readonly Dictionary<string, (int Failures, DateTimeOffset? Until, DateTimeOffset At)> _addresses = [];
    private readonly Lock _lock = new();

    /// <summary>Counts an attempt.</summary>
    /// <returns>How long none counts; null when this one did.</returns>
    public TimeSpan? Take(string address)
    {
        var now = clock.Now;
        lock (_lock)
        {
            var known = _addresses.GetValueOrDefault(address);
            if (known.Until > now)
            {
                return known.Until - now;
            }

            if (_addresses.Count >= Most && !_addresses.ContainsKey(address))
            {
                _addresses.Remove(_addresses.MinBy(a => a.Value.At).Key);
            }

            _addresses[address] = (known.Failures + 1, Lockout.LockAfter(known.Failures + 1, now), now);
            return null;
        }
    }
}
