using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Trine.Kernel.Net;

/// <summary>Networks as people write them.</summary>
public static class Networks
{
    /// <summary>Reads <c>10.1.0.0/16</c>, <c>2001:db8::/32</c> or a single address; bits behind the prefix do not matter.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out IPNetwork network)
    {
        network = default;
        var parts = (text ?? "").Trim().Split('/');

        // A bare number is an address too, to .NET: 10 would be 0.0.0.10.
        if (parts.Length > 2 || parts[0].IndexOfAny(['.', ':']) < 0 || !IPAddress.TryParse(parts[0], out var address))
        {
            return false;
        }

        address = Plain(address);
        var bytes = address.GetAddressBytes();
        var bits = bytes.Length * 8;
        if (parts.Length == 2 && !(int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out bits) && bits <= bytes.Length * 8))
        {
            return false;
        }

        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] &= (byte)(0xff << Math.Clamp(8 - (bits - (i * 8)), 0, 8));
        }

        network = new IPNetwork(new IPAddress(bytes), bits);
        return true;
    }

    /// <summary>
    /// Whom an address stands for, where callers are counted: one of IPv4 for itself, one of IPv6 for its network of 64 bits. Providers give nobody less, and
    /// whoever has that could come from another address each time.
    /// </summary>
    public static string PartyOf(IPAddress? address)
    {
        var plain = Plain(address ?? IPAddress.None);
        var bytes = plain.GetAddressBytes();
        if (bytes.Length > 4)
        {
            bytes.AsSpan(8).Clear();
        }

        return new IPAddress(bytes).ToString();
    }

    /// <summary>An IPv4 address as such, also where a socket of both kinds shows it as one of IPv6.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
