using System.Net;
using System.Net.Sockets;
using System.Text;
using Trine.Kernel.Net;

namespace Trine.Kernel.Tests.Net;

public sealed class OutboundHttpTests
{
    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f000001:{0}/")]
    [InlineData("http://0177.0.0.1:{0}/")]
    [InlineData("http://127.1:{0}/")]
    [InlineData("http://0:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://[::ffff:7f00:1]:{0}/")]
    public async Task No_way_of_writing_it_leads_to_this_machine(string url)
    {
        using var server = new Listener("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi");
        using var outbound = new OutboundHttp(new OutboundRules(AllowPrivateNetworks: false));
        var uri = string.Format(System.Globalization.CultureInfo.InvariantCulture, url, server.Port);
        var refused = await Should.ThrowAsync<HttpRequestException>(() => outbound.Client.GetStringAsync(uri, TestContext.Current.CancellationToken));
        refused.InnerException.ShouldBeOfType<AddressRefusedException>();
        server.Visits.ShouldBe(0);
    }

    [Fact]
    public async Task Where_it_is_allowed_it_goes()
    {
        using var server = new Listener("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi");
        using var outbound = new OutboundHttp(new OutboundRules(AllowPrivateNetworks: true));
        (await outbound.Client.GetStringAsync($"http://localhost:{server.Port}/", TestContext.Current.CancellationToken)).ShouldBe("hi");
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        foreach (var target in new[] { "file:///etc/passwd", "ftp://localhost/", "http://169.254.169.254/" })
        {
            using var server = new Listener($"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            using var outbound = new OutboundHttp(new OutboundRules(AllowPrivateNetworks: true));
            using var response = await outbound.Client.GetAsync($"http://127.0.0.1:{server.Port}/", TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.Found);
        }
    }

    [Fact]
    public async Task Too_much_is_not_read()
    {
        using var server = new Listener($"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{new string('x', OutboundHttp.MaxAnswer + 1)}");
        using var outbound = new OutboundHttp(new OutboundRules(AllowPrivateNetworks: true));
        await Should.ThrowAsync<HttpRequestException>(() => outbound.Client.GetStringAsync($"http://127.0.0.1:{server.Port}/", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Only_the_web_and_unencrypted_only_at_home()
    {
        using var strict = new OutboundHttp(new OutboundRules(AllowPrivateNetworks: false));
        using var home = new OutboundHttp(new OutboundRules(AllowPrivateNetworks: true));
        strict.Takes(new Uri("https://id.example")).ShouldBeTrue();
        strict.Takes(new Uri("http://id.example")).ShouldBeFalse();
        home.Takes(new Uri("http://id.example")).ShouldBeTrue();
        home.Takes(new Uri("file:///etc/passwd")).ShouldBeFalse();
    }

    /// <summary>Says the same to whoever connects.</summary>
    private sealed class Listener : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public Listener(string answer)
        {
            _listener.Start();
            _ = ServeAsync(Encoding.ASCII.GetBytes(answer));
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public int Visits { get; private set; }

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync(byte[] answer)
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    Visits++;
                    var stream = client.GetStream();
                    _ = await stream.ReadAsync(new byte[4096]);
                    await stream.WriteAsync(answer);
                    client.Client.Shutdown(SocketShutdown.Send);
                    await stream.CopyToAsync(Stream.Null);
                }
            }
            catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
            {
                // The test is over, or hung up.
            }
        }
    }
}
