using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Data;

namespace Trine.Organisation.Tokens;

/// <summary>Makes and recognises personal access tokens.</summary>
public sealed class ApiTokens(IServiceScopeFactory scopes, WorkspaceClock clock)
{
    // A token is looked up on each call; nothing changes about it but its deletion, which a minute may take to be noticed.
    private readonly ConcurrentDictionary<string, (Guid UserId, DateTimeOffset Until)> _known = new();

    /// <summary>A new token for a user, shown this once.</summary>
    public async Task<string> IssueAsync(Guid userId, CancellationToken cancellationToken)
    {
        var token = "trine_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        db.Add(new ApiToken { UserId = userId, Hash = Hash(token), CreatedAt = clock.Now });
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }

    /// <summary>The user of a token, or null.</summary>
    public async Task<Guid?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var hash = Hash(token);
        if (_known.TryGetValue(hash, out var known) && known.Until > clock.Now)
        {
            return known.UserId;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var found = await db.Set<ApiToken>().AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash, cancellationToken);
        if (found is null)
        {
            _known.TryRemove(hash, out _);
            return null;
        }

        _known[hash] = (found.UserId, clock.Now.AddMinutes(1));
        return found.UserId;
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
