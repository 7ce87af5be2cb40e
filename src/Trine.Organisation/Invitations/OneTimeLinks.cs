using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;

namespace Trine.Organisation.Invitations;

/// <summary>Makes and recognises links that work once.</summary>
public sealed class OneTimeLinks(TrineDb db, WorkspaceClock clock)
{
    private const int IdBytes = 16;
    private const int SecretBytes = 32;

    /// <summary>How long the link to the first administrator works.</summary>
    public static readonly TimeSpan SetUpLives = TimeSpan.FromDays(1);

    /// <summary>How long invitations and resets work.</summary>
    public static readonly TimeSpan InvitationLives = TimeSpan.FromDays(7);

    /// <summary>Makes a link; the one its user had before no longer works.</summary>
    /// <returns>The code behind the <c>#</c>, shown this once, and until when it works.</returns>
    public async Task<(string Code, DateTimeOffset Until)> IssueAsync(LinkKind kind, Guid? userId, CancellationToken cancellationToken)
    {
        await RevokeAsync(userId, cancellationToken);
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        var link = new OneTimeLink
        {
            Kind = kind,
            UserId = userId,
            Hash = Hash(secret),
            ExpiresAt = clock.Now + (kind == LinkKind.SetUp ? SetUpLives : InvitationLives),
        };
        db.Add(link);
        await db.SaveChangesAsync(cancellationToken);
        return (Base64Url.EncodeToString([.. link.Id.ToByteArray(), .. secret]), link.ExpiresAt);
    }

    /// <summary>The links of a user, or of the first administrator, no longer work.</summary>
    public async Task RevokeAsync(Guid? userId, CancellationToken cancellationToken)
    {
        db.RemoveRange(await db.Set<OneTimeLink>().Where(l => l.UserId == userId).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The link of a code, tracked: to use it up, remove it in the same save as what it is used for.</summary>
    /// <exception cref="RefusedException"><c>link.over</c>: used, too old, withdrawn or never made.</exception>
    public async Task<OneTimeLink> OpenAsync(string? code, CancellationToken cancellationToken)
    {
        var bytes = new byte[IdBytes + SecretBytes];
        if (!Base64Url.IsValid(code, out var length) || length != bytes.Length || !Base64Url.TryDecodeFromChars(code, bytes, out _))
        {
            throw new RefusedException("link.over");
        }

        var id = new Guid(bytes.AsSpan(0, IdBytes));
        var link = await db.Set<OneTimeLink>().SingleOrDefaultAsync(l => l.Id == id, cancellationToken);
        var right = link is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(link.Hash), Encoding.ASCII.GetBytes(Hash(bytes.AsSpan(IdBytes))));
        return right && link!.ExpiresAt > clock.Now ? link : throw new RefusedException("link.over");
    }

    private static string Hash(ReadOnlySpan<byte> secret) => Convert.ToHexStringLower(SHA256.HashData(secret));
}
