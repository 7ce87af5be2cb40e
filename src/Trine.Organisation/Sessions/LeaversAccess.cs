using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Organisation.Sessions;

namespace Trine.Organisation.Tokens;

/// <summary>
/// Ends the tokens of whoever is disabled or deleted, whichever way that came about. While he is, they open nothing anyhow; this is for the day he is
/// enabled again, when a program somebody may have taken with him must not go on.
/// </summary>
internal sealed class LeaversTokens(IdentityEvents events) : ILogReader
{
    /// <inheritdoc/>
    public string Name => "organisation.leaversTokens";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Objects { get; } = ["users"];

    /// <inheritdoc/>
    public bool Parks => false;

    /// <inheritdoc/>
    public async Task HandleAsync(IReadOnlyList<ChangeLogEntry> entries, TrineDb db, CancellationToken cancellationToken)
    {
        var left = entries.Where(IsLeaving).GroupBy(e => e.RecordId).ToDictionary(g => g.Key, g => g.Max(e => e.At));
        if (left.Count == 0)
        {
            return;
        }

        var users = left.Keys.ToList();
        var tokens = await db.Set<ApiToken>().Where(t => users.Contains(t.UserId)).ToListAsync(cancellationToken);

        // He may be back by now and have made another.
        ApiTokens.Revoke([.. tokens.Where(t => t.CreatedAt <= left[t.UserId])], db, events);
        await db.SaveChangesAsync(cancellationToken);
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
