using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Data;

namespace Trine.Organisation.SingleSignOn;

/// <summary>Reads how single sign-on is set up, and keeps its secret.</summary>
internal sealed class SsoConfiguration(TrineDb db, IDataProtectionProvider protection)
{
    private readonly IDataProtector _secrets = protection.CreateProtector("Trine.Sso.ClientSecret");

    /// <summary>The settings, tracked; null while there are none.</summary>
    public Task<SsoSettings?> FindAsync(CancellationToken cancellationToken) => db.Set<SsoSettings>().SingleOrDefaultAsync(cancellationToken);

    /// <summary>The settings, when the sign-in page offers it.</summary>
    public Task<SsoSettings?> EnabledAsync(CancellationToken cancellationToken) => db.Set<SsoSettings>().AsNoTracking().SingleOrDefaultAsync(s => s.Enabled, cancellationToken);

    /// <summary>A secret as it is stored.</summary>
    public string Protect(string secret) => Base64Url.EncodeToString(_secrets.Protect(Encoding.UTF8.GetBytes(secret)));

    /// <summary>The secret, to be sent to the provider.</summary>
    public string? SecretOf(SsoSettings settings) =>
        settings.ClientSecret is { } stored ? Encoding.UTF8.GetString(_secrets.Unprotect(Base64Url.DecodeFromChars(stored))) : null;
}
