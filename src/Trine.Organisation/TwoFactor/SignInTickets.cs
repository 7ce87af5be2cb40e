using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Trine.Kernel.Access;
using Trine.Kernel.Data;

namespace Trine.Organisation.TwoFactor;

/// <summary>What somebody holds between a right password and a right code. It says who he is, to nobody but the call that takes the code.</summary>
internal sealed class SignInTickets(UserDirectory directory, WorkspaceClock clock, IDataProtectionProvider protection)
{
    /// <summary>How long one has to type the code.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _protector = protection.CreateProtector("Trine.SecondFactor.Ticket");

    /// <summary>A ticket for a user whose password was right.</summary>
    public string Issue(DirectoryUser user) =>
        Base64Url.EncodeToString(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(new Content(user.Id, user.Stamp, clock.Now + Lifetime))));

    /// <summary>Whose ticket it is; null when it is none of ours or too old, or his password has changed since.</summary>
    public DirectoryUser? Read(string? ticket)
    {
        try
        {
            var content = JsonSerializer.Deserialize<Content>(_protector.Unprotect(Base64Url.DecodeFromChars(ticket)))!;
            return content.Until > clock.Now && directory.Current.User(content.UserId) is { Active: true } user && user.Stamp == content.Stamp ? user : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private sealed record Content(Guid UserId, string Stamp, DateTimeOffset Until);
}
