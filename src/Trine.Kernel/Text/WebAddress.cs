using System.Globalization;

namespace Trine.Kernel.Text;

/// <summary>Addresses of web pages that are safe to put behind a link.</summary>
public static class WebAddress
{
    /// <summary>The longest address, in characters.</summary>
    public const int MaxLength = 2_048;

    /// <summary>
    /// Trims, adds <c>https://</c> where no scheme was typed, lower-cases scheme and host. Only http and https are taken,
    /// with a host that has a dot (or is an IP address) and without a user name: <c>javascript:</c> and <c>data:</c> run
    /// code, <c>https://bank.com@evil.com</c> lies about where it goes.
    /// </summary>
    /// <returns>False if it is not such an address; <paramref name="normalised"/> is then empty.</returns>
    public static bool TryNormalise(string? text, out string normalised)
    {
        normalised = string.Empty;
        var typed = text?.Trim();
        if (string.IsNullOrEmpty(typed) || typed.Length > MaxLength || HasBlankOrControl(typed))
        {
            return false;
        }

        if (WithScheme(typed) is not { } address
            || !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            || uri.UserInfo.Length > 0
            || !IsPublicHost(uri))
        {
            return false;
        }

        var port = uri.IsDefaultPort ? string.Empty : string.Create(CultureInfo.InvariantCulture, $":{uri.Port}");
        var path = uri.PathAndQuery == "/" && uri.Fragment.Length == 0 ? string.Empty : uri.PathAndQuery + uri.Fragment;
        var written = $"{uri.Scheme}://{uri.Host}{port}{path}";
        if (written.Length > MaxLength)
        {
            return false;
        }

        normalised = written;
        return true;
    }

    private static string? WithScheme(string typed)
    {
        if (typed.StartsWith("//", StringComparison.Ordinal))
        {
            return "https:" + typed;
        }

        var colon = typed.IndexOf(':', StringComparison.Ordinal);
        var firstSeparator = typed.AsSpan().IndexOfAny('/', '?', '#');
        if (colon < 0 || typed[0] == '[' || (firstSeparator >= 0 && firstSeparator < colon))
        {
            return "https://" + typed;
        }

        // «example.com:8080» is a host with a port, «javascript:alert(1)» is not.
        var after = typed.AsSpan(colon + 1);
        if (after.StartsWith("//"))
        {
            return typed;
        }

        return after.Length > 0 && char.IsAsciiDigit(after[0]) ? "https://" + typed : null;
    }

    private static bool HasBlankOrControl(string typed)
    {
        foreach (var c in typed)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c) || c == '\\')
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPublicHost(Uri uri) => uri.HostNameType switch
    {
        UriHostNameType.IPv4 or UriHostNameType.IPv6 => true,
        UriHostNameType.Dns => uri.Host.AsSpan().Trim('.').Contains('.'),
        _ => false,
    };
}
