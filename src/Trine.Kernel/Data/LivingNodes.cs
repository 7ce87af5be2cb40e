using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Changes;

namespace Trine.Kernel.Data;

/// <summary>
/// Which process is at work on what, when several serve one PostgreSQL database. Work is held for a while and held again as it goes on; and each
/// process holds a lock of its name as long as its listener is connected, which the database lets go of when the process ends. So nobody waits
/// for what a dead one still holds: a server that is started again goes on at once. Whoever is wrongly taken for dead loses nothing but his
/// turn, since all work is committed under a condition that only one can meet.
/// </summary>
public sealed class LivingNodes(LogSignal signal, WorkspaceClock clock)
{
    /// <summary>SQL that takes the lock of the process <c>@node</c>, to be run on a connection that stays open.</summary>
    internal const string TakeLock = $"SELECT pg_advisory_lock_shared({Space}, hashtext(@node))";

    private const string Space = "hashtext('trine node:' || current_schema())";

    /// <summary>How long who was seen to live is believed to: readers ask after each commit of another process.</summary>
    private const long Believed = 5_000;

    private readonly ConcurrentDictionary<string, long> _seen = new();

    /// <summary>The name of this process.</summary>
    public string Here => signal.Node;

    /// <summary>Whether another process is at it.</summary>
    /// <param name="holder">Who took it last; null: nobody.</param>
    /// <param name="until">How long he may be silent.</param>
    public async Task<bool> HoldsAsync(TrineDb db, string? holder, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        // One process alone has a SQLite file: a holder of another name is one that died.
        if (db.Kind == DatabaseKind.Sqlite || holder is null || holder == Here || !(until > clock.Now))
        {
            return false;
        }

        if (_seen.TryGetValue(holder, out var at) && Environment.TickCount64 - at < Believed)
        {
            return true;
        }

        var found = await db.Database.SqlQueryRaw<string>(
            $"""
            SELECT n AS "Value" FROM unnest(ARRAY[@p0, @p1]) AS n WHERE EXISTS (SELECT 1 FROM pg_locks
            WHERE locktype = 'advisory' AND objsubid = 2 AND classid = {Space}::oid AND objid = hashtext(n)::oid
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
            """,
            holder, Here).ToListAsync(cancellationToken);
        if (found.Contains(holder))
        {
            _seen[holder] = Environment.TickCount64;
            return true;
        }

        // Who has no lock himself, since his listener is not connected, or not connected yet, cannot say that others have died.
        return !found.Contains(Here);
    }
}
