using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Organisation.Invitations;
using Trine.Organisation.Tokens;

namespace Trine.Organisation.Sessions;

/// <summary>
/// Ends the sessions, tokens and one-time links of whoever is disabled or deleted, whichever way that came about. While he is, they open nothing anyhow; this
/// is for the day he is enabled again, when neither a program somebody may have taken with him nor a machine he gave back must go on.
/// </summary>
internal sealed class LeaversAccess(UserSessions sessions, IdentityEvents events) : ILogReader
{
    /// <inheritdoc/>
    /// <remarks>It keeps the name it had when it ended tokens only: by that it is known how far it has read.</remarks>
    public string Name => "organisation.leaversTokens";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Objects { get; } = ["users"];

    /// <inheritdoc/>
    public bool Parks => false;

    /// <inheritdoc/>
    public async Task HandleAsync(IReadOnlyList<ChangeLogEntry> entries, TrineDb db, CancellationToken cancellationToken)
    {
        var left = entries.Where(IsLeaving).GroupBy(e => e.RecordId).ToDictionary(g => g.Key, g => g.Max(e => e.At));
        foreach (var (user, at) in left)
        {
            // He may be back by now and have others.
            await ApiTokens.RevokeAsync(db.Set<ApiToken>().Where(t => t.UserId == user && t.CreatedAt <= at), db, events, cancellationToken);
            var linksUntil = at + OneTimeLinks.InvitationLives;
            db.RemoveRange(await db.Set<OneTimeLink>().Where(l => l.UserId == user && l.ExpiresAt <= linksUntil).ToListAsync(cancellationToken));
            sessions.End(await sessions.Living(user).Where(s => s.CreatedAt <= at).ToListAsync(cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static bool IsLeaving(ChangeLogEntry entry)
    {
        if (entry.Op == ChangeOp.Delete)
        {
            return true;
        }

        using var fields = JsonDocument.Parse(entry.Fields);
        return fields.RootElement.TryGetProperty("active", out var pair) && pair is { ValueKind: JsonValueKind.Array } && pair[1].ValueKind == JsonValueKind.False;
    }
}
