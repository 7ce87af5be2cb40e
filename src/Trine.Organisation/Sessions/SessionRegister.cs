using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;

namespace Trine.Organisation.Sessions;

/// <summary>Knows which sessions live, and when each was seen last; asked at each request, so it asks the database once a minute at most.</summary>
public sealed class SessionRegister
{
    /// <summary>What is touched when a session ends, so that all nodes hear of it.</summary>
    public const string Key = "sessions";

    /// <summary>How long a session lives without a request; its cookie says the same.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    // Forgetting is a new dictionary: a question asked before a session ended puts its answer into the old one, where nobody looks.
    private volatile ConcurrentDictionary<Guid, DateTimeOffset> _knownUntil = new();
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _seen = new();
    private readonly IServiceScopeFactory _scopes;
    private readonly WorkspaceClock _clock;

    /// <summary>Listens for ended sessions.</summary>
    public SessionRegister(IServiceScopeFactory scopes, LogSignal signal, WorkspaceClock clock)
    {
        (_scopes, _clock) = (scopes, clock);
        signal.Listen((objects, _) =>
        {
            if (objects.Contains(Key))
            {
                _knownUntil = new();
            }

            return Task.CompletedTask;
        });
    }

    /// <summary>Whether a session lives; being asked for, it is seen now.</summary>
    public async Task<bool> IsLiveAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = _clock.Now;
        var answers = _knownUntil;
        if (!answers.TryGetValue(id, out var until) || until <= now)
        {
            if (!await AskAsync(id, cancellationToken))
            {
                answers.TryRemove(id, out _);
                return false;
            }

            answers[id] = now.AddMinutes(1);
        }

        _seen[id] = now;
        return true;
    }

    /// <summary>Writes down when sessions were seen last: all of the last minute in one transaction.</summary>
    public async Task WriteSeenAsync(CancellationToken cancellationToken)
    {
        var seen = _seen.ToArray();
        if (seen.Length == 0)
        {
            return;
        }

        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        foreach (var chunk in seen.Chunk(500))
        {
            var times = chunk.ToDictionary(s => s.Key, s => s.Value);
            var ids = times.Keys.ToList();
            foreach (var session in await db.Set<UserSession>().Where(s => ids.Contains(s.Id)).ToListAsync(cancellationToken))
            {
                session.LastSeenAt = times[session.Id];
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        foreach (var one in seen)
        {
            // Unless it was seen again meanwhile.
            _seen.TryRemove(one);
        }
    }

    /// <summary>Those of some sessions that live, without their being seen by that.</summary>
    public async Task<IReadOnlySet<Guid>> LivingAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var oldest = _clock.Now - Lifetime;
        var living = new HashSet<Guid>();
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        foreach (var chunk in ids.Chunk(500))
        {
            living.UnionWith(await db.Set<UserSession>().Where(s => chunk.Contains(s.Id) && s.EndedAt == null && s.LastSeenAt > oldest).Select(s => s.Id).ToListAsync(cancellationToken));
        }

        return living;
    }

    private async Task<bool> AskAsync(Guid id, CancellationToken cancellationToken) => (await LivingAsync([id], cancellationToken)).Count == 1;
}
