using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Data;

namespace Trine.Organisation.Sessions;

/// <summary>
/// Counts attempts to sign in as nobody we know. Of each address one entry a minute is written, with how many there were, so that guessing does
/// not fill the log.
/// </summary>
public sealed class StrangerAttempts(IServiceScopeFactory scopes, WorkspaceClock clock)
{
    /// <summary>How long attempts of an address are counted before they are told together.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    // Who comes from ever new addresses is told of as one.
    private const int MostAddresses = 10_000;
    private const string Others = "*";

    private readonly Dictionary<string, (DateTimeOffset Until, int Waiting)> _addresses = [];
    private readonly Lock _lock = new();

    /// <summary>Counts one; the first of an address is written at once.</summary>
    public async Task AddAsync(IdentityEvents events, string address, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        lock (_lock)
        {
            var key = _addresses.ContainsKey(address) || _addresses.Count < MostAddresses ? address : Others;
            if (_addresses.TryGetValue(key, out var known))
            {
                _addresses[key] = known with { Waiting = known.Waiting + 1 };
                return;
            }

            _addresses[key] = (now + Pause, 0);
        }

        await events.StrangersAsync(address, 1, cancellationToken);
    }

    /// <summary>Writes those whose minute is over.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now;
        List<(string Address, int Attempts)> due = [];
        lock (_lock)
        {
            foreach (var (address, (until, waiting)) in _addresses.Where(a => a.Value.Until <= now).ToList())
            {
                _addresses.Remove(address);
                if (waiting > 0)
                {
                    due.Add((address, waiting));
                    _addresses[address] = (now + Pause, 0);
                }
            }
        }

        if (due.Count == 0)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var events = scope.ServiceProvider.GetRequiredService<IdentityEvents>();
        foreach (var (address, attempts) in due)
        {
            await events.StrangersAsync(address, attempts, cancellationToken);
        }
    }
}
