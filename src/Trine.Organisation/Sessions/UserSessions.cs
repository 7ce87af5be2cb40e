using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Data;
using Trine.Kernel.Notifications;

namespace Trine.Organisation.Sessions;

/// <summary>Begins and ends the sessions of users.</summary>
public sealed class UserSessions(TrineDb db, NotificationWriter notifications, IdentityEvents events, WorkspaceClock clock)
{
    /// <summary>How long a device is remembered after it was seen last.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(180);

    /// <summary>The living sessions of a user.</summary>
    public IQueryable<UserSession> Living(Guid userId)
    {
        var oldest = clock.Now - SessionRegister.Lifetime;
        return db.Set<UserSession>().Where(s => s.UserId == userId && s.EndedAt == null && s.LastSeenAt > oldest);
    }

    /// <summary>Begins one for the browser of a request; its user is told when neither device nor network is one of his.</summary>
    public async Task<UserSession> BeginAsync(Guid userId, HttpContext context, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var session = new UserSession
        {
            Id = Guid.CreateVersion7(now),
            UserId = userId,
            CreatedAt = now,
            LastSeenAt = now,
            Device = DeviceName.Of(context.Request.Headers.UserAgent.ToString()),
            Address = address.ToString(),
            Network = NetworkOf(address),
        };
        await using var write = await db.BeginWriteAsync(cancellationToken);
        var before = await db.Set<UserSession>().Where(s => s.UserId == userId).ToListAsync(cancellationToken);
        db.RemoveRange(before.Where(s => s.LastSeenAt < now - Remembered));
        db.Add(session);
        events.Add(IdentityEvent.SignedIn, userId);
        await db.SaveChangesAsync(cancellationToken);
        if (before.Count > 0 && !before.Exists(s => s.Device == session.Device && s.Network == session.Network))
        {
            var news = new NewNotification(userId, NotificationEvent.SignIn, $"signIn:{session.Id:N}") { Args = [session.Device.Length > 0 ? session.Device : "?", session.Address] };
            await notifications.AddAsync(db, [news], cancellationToken);
        }

        await write.CommitAsync(cancellationToken);
        return session;
    }

    /// <summary>Ends sessions that are tracked; saved with the next save.</summary>
    /// <param name="what">What the log calls it.</param>
    public void End(IEnumerable<UserSession> sessions, IdentityEvent what = IdentityEvent.SessionEnded)
    {
        foreach (var session in sessions)
        {
            session.EndedAt = clock.Now;
            events.Add(what, session.UserId, $"{session.Device} {session.Address}".Trim());
        }

        db.Touch(SessionRegister.Key);
    }

    private static string NetworkOf(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        var bits = bytes.Length == 4 ? 24 : 48;
        bytes.AsSpan(bits / 8).Clear();
        return string.Create(CultureInfo.InvariantCulture, $"{new IPAddress(bytes)}/{bits}");
    }
}
