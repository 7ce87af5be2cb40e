using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Data;
using Trine.Organisation.Users;

namespace Trine.Organisation.Passkeys;

/// <summary>
/// What ASP.NET Core Identity's <see cref="PasskeyHandler{TUser}"/> reads users and passkeys through. It writes nothing: passkeys are written by
/// <see cref="PasskeyEndpoints"/>, users through the door.
/// </summary>
internal sealed class PasskeyStore(TrineDb db) : IUserPasskeyStore<User>
{
    private const char Separator = ' ';

    public Task<string> GetUserIdAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task<string?> GetNormalizedUserNameAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public async Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.Active, cancellationToken) : null;

    public Task<User?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        db.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Email == normalizedUserName && u.Active, cancellationToken);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(User user, CancellationToken cancellationToken) =>
        [.. (await db.Set<Passkey>().AsNoTracking().Where(p => p.UserId == user.Id).ToListAsync(cancellationToken)).Select(Info)];

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var known = Base64Url.EncodeToString(credentialId);
        return await db.Set<Passkey>().AsNoTracking().SingleOrDefaultAsync(p => p.UserId == user.Id && p.CredentialId == known, cancellationToken) is { } passkey ? Info(passkey) : null;
    }

    public async Task<User?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        // Of whoever it is, disabled or not: the question is whether it is taken.
        var known = Base64Url.EncodeToString(credentialId);
        return await db.Set<Passkey>().AsNoTracking().SingleOrDefaultAsync(p => p.CredentialId == known, cancellationToken) is { } passkey
            ? await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == passkey.UserId, cancellationToken)
            : null;
    }

    public Task SetUserNameAsync(User user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetNormalizedUserNameAsync(User user, string? normalizedName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> CreateAsync(User user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> DeleteAsync(User user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task AddOrUpdatePasskeyAsync(User user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RemovePasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Dispose()
    {
        // The context is the request's.
    }

    /// <summary>The row of a passkey that was just shown to be good.</summary>
    public static Passkey Row(Guid userId, UserPasskeyInfo info, string name, DateTimeOffset now) => new()
    {
        UserId = userId,
        Name = name,
        CredentialId = Base64Url.EncodeToString(info.CredentialId),
        PublicKey = Base64Url.EncodeToString(info.PublicKey),
        SignCount = info.SignCount,
        Transports = string.Join(Separator, info.Transports ?? []),
        BackupEligible = info.IsBackupEligible,
        BackedUp = info.IsBackedUp,
        CreatedAt = now,
    };

    private static UserPasskeyInfo Info(Passkey row) => new(
        Base64Url.DecodeFromChars(row.CredentialId),
        Base64Url.DecodeFromChars(row.PublicKey),
        row.CreatedAt,
        (uint)row.SignCount,
        row.Transports.Split(Separator, StringSplitOptions.RemoveEmptyEntries),
        isUserVerified: true,
        row.BackupEligible,
        row.BackedUp,
        attestationObject: [],
        clientDataJson: []);
}
