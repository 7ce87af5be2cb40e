using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Data;

namespace Trine.Organisation.Sessions;

/// <summary>
/// What a browser carries from one step of signing in to the next: encrypted, for one purpose, for five minutes. The server keeps nothing of those it gives
/// out, however many strangers ask; only of those that are used up, so that nobody uses one twice.
/// </summary>
internal sealed class Tickets(TrineDb db, WorkspaceClock clock, IDataProtectionProvider protection)
{
    /// <summary>How long one has for the next step.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>A new one.</summary>
    /// <param name="lifetime">How long it is good, when not <see cref="Lifetime"/>.</param>
    public string Issue<T>(string purpose, T content, TimeSpan? lifetime = null) =>
        Base64Url.EncodeToString(Protector(purpose).Protect(JsonSerializer.SerializeToUtf8Bytes(new Sealed<T>(Guid.NewGuid(), clock.Now + (lifetime ?? Lifetime), content))));

    /// <summary>What is in it; null when it is none of this purpose or too old. It stays good.</summary>
    public T? Read<T>(string purpose, string? ticket)
        where T : class => Open<T>(purpose, ticket)?.Content;

    /// <summary>What is in it, this once.</summary>
    public async Task<T?> SpendAsync<T>(string purpose, string? ticket, CancellationToken cancellationToken)
        where T : class
    {
        if (Open<T>(purpose, ticket) is not { } open || await db.Set<SpentTicket>().AnyAsync(t => t.Id == open.Id, cancellationToken))
        {
            return null;
        }

        var now = clock.Now;
        var row = new SpentTicket { Id = open.Id, Until = open.Until };
        db.RemoveRange(await db.Set<SpentTicket>().Where(t => t.Until <= now).Take(100).ToListAsync(cancellationToken));
        db.Add(row);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return open.Content;
        }
        catch (Exception e) when (e is DbUpdateException or Kernel.Changes.StaleException)
        {
            // Somebody spends it at the same time, or clears away the same old ones; he may try again with another.
            db.ChangeTracker.Clear();
            return null;
        }
    }

    private Sealed<T>? Open<T>(string purpose, string? ticket)
        where T : class
    {
        try
        {
            var open = JsonSerializer.Deserialize<Sealed<T>>(Protector(purpose).Unprotect(Base64Url.DecodeFromChars(ticket)))!;
            return open.Until > clock.Now ? open : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string purpose) => protection.CreateProtector("Trine.Ticket", purpose);

    private sealed record Sealed<T>(Guid Id, DateTimeOffset Until, T Content);
}
