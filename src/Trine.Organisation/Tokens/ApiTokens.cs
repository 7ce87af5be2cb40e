using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Organisation.Sessions;

namespace Trine.Organisation.Tokens;

/// <summary>Makes and recognises personal access tokens.</summary>
public sealed class ApiTokens
{
    /// <summary>What is touched when a token is revoked, so that all nodes hear of it.</summary>
    public const string Key = "apiTokens";

    // A token is looked up on each call; asking the database again after a minute keeps its last day right.
    // Forgetting is a new dictionary: a question asked before a revocation puts its answer into the old one, where nobody looks.
    private volatile ConcurrentDictionary<string, (KnownToken Token, DateTimeOffset Until)> _known = new();
    private readonly IServiceScopeFactory _scopes;
    private readonly WorkspaceClock _clock;

    /// <summary>Listens for revoked tokens.</summary>
    public ApiTokens(IServiceScopeFactory scopes, LogSignal signal, WorkspaceClock clock)
    {
        (_scopes, _clock) = (scopes, clock);
        signal.Listen((objects, _) =>
        {
            if (objects.Contains(Key))
            {
                _known = new();
            }

            return Task.CompletedTask;
        });
    }

    /// <summary>A new token for a user that reads and writes and does not expire, shown this once.</summary>
    public async Task<string> IssueAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var (token, row) = New(userId, "trine token add", readOnly: false, [], expiresAt: null);
        db.Add(row);
        scope.ServiceProvider.GetRequiredService<IdentityEvents>().Add(IdentityEvent.TokenMade, userId, row.Name);
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }

    /// <summary>A new token, shown this once, and the row to save of it.</summary>
    public (string Token, ApiToken Row) New(Guid userId, string name, bool readOnly, IReadOnlyList<string> objects, DateTimeOffset? expiresAt)
    {
        var token = "trine_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (token, new ApiToken { UserId = userId, Name = name, Hash = Hash(token), ReadOnly = readOnly, Objects = [.. objects], CreatedAt = _clock.Now, ExpiresAt = expiresAt });
    }

    /// <summary>What a token may, or null when it is unknown or expired.</summary>
    public async Task<KnownToken?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var now = _clock.Now;
        var hash = Hash(token);
        var answers = _known;
        if (!answers.TryGetValue(hash, out var known) || known.Until <= now)
        {
            if (await AskAsync(hash, cancellationToken) is not { } found)
            {
                answers.TryRemove(hash, out _);
                return null;
            }

            known = answers[hash] = (found, now.AddMinutes(1));
        }

        return known.Token.ExpiresAt is { } end && end <= now ? null : known.Token;
    }

    /// <summary>Ends tokens for good: in the open write transaction, or in one of its own. Those somebody else ends at the same moment are his to tell of.</summary>
    internal static async Task RevokeAsync(IQueryable<ApiToken> which, TrineDb db, IdentityEvents events, CancellationToken cancellationToken)
    {
        await using var write = db.IsWriting ? null : await db.BeginWriteAsync(cancellationToken);
        var tokens = await RemoveAsync(which, db, cancellationToken);
        foreach (var token in tokens)
        {
            events.Add(IdentityEvent.TokenRevoked, token.UserId, token.Name);
        }

        db.Touch(Key);
        await db.SaveChangesAsync(cancellationToken);
        if (write is not null)
        {
            await write.CommitAsync(cancellationToken);
        }
    }

    private static async Task<List<ApiToken>> RemoveAsync(IQueryable<ApiToken> which, TrineDb db, CancellationToken cancellationToken)
    {
        while (true)
        {
            var tokens = await which.ToListAsync(cancellationToken);
            try
            {
                db.RemoveRange(tokens);
                await db.SaveChangesAsync(cancellationToken);
                return tokens;
            }
            catch (StaleException) when (tokens.Count > 0)
            {
                tokens.ForEach(t => db.Entry(t).State = EntityState.Detached);
            }
        }
    }

    /// <summary>Those of some tokens that work still.</summary>
    public async Task<IReadOnlySet<Guid>> LivingAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var now = _clock.Now;
        var living = new HashSet<Guid>();
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        foreach (var chunk in ids.Chunk(500))
        {
            living.UnionWith(await db.Set<ApiToken>().Where(t => chunk.Contains(t.Id) && (t.ExpiresAt == null || t.ExpiresAt > now)).Select(t => t.Id).ToListAsync(cancellationToken));
        }

        return living;
    }

    private async Task<KnownToken?> AskAsync(string hash, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var row = await db.Set<ApiToken>().SingleOrDefaultAsync(t => t.Hash == hash, cancellationToken);
        if (row is null)
        {
            return null;
        }

        if (row.LastUsedOn != _clock.Today && !(row.ExpiresAt <= _clock.Now))
        {
            row.LastUsedOn = _clock.Today;
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (StaleException)
            {
                // Revoked this very moment.
                return null;
            }
        }

        return new KnownToken(row.Id, row.UserId, row.ReadOnly, row.Objects, row.ExpiresAt);
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
