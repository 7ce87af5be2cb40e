using System.Net;
using System.Net.Sockets;

namespace Trine.Kernel.Net;

/// <summary>
/// The one door out: whatever address an administrator types and the server fetches goes through this client. It looks at where a name leads when it connects,
/// not before, so that no name can lead elsewhere a moment later. It follows no redirects, waits ten seconds and reads one megabyte.
/// </summary>
public sealed class OutboundHttp : IDisposable
{
    /// <summary>How long an answer may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Largest answer in bytes.</summary>
    public const int MaxAnswer = 1024 * 1024;

    private readonly OutboundRules _rules;

    /// <summary>Makes the client.</summary>
    public OutboundHttp(OutboundRules rules)
    {
        _rules = rules;
        Client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = ConnectAsync,
            ConnectTimeout = Patience,

            // .NET would follow them to other schemes as well.
            AllowAutoRedirect = false,
            UseCookies = false,

            // A proxy would connect for us, and look at nothing.
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        })
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = MaxAnswer,
        };
    }

    /// <summary>Fetches. What it refuses is an <see cref="HttpRequestException"/> around an <see cref="AddressRefusedException"/>.</summary>
    public HttpClient Client { get; }

    /// <summary>Whether an address may be gone to as far as can be seen from it: http only where private networks are allowed.</summary>
    public bool Takes(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && _rules.AllowPrivateNetworks);

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        IPAddress[] addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken);

        // One that leads both ways is up to something.
        if (!_rules.AllowPrivateNetworks && !addresses.All(PublicAddress.Is))
        {
            throw new AddressRefusedException(host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
