using Trine.Kernel.Net;

namespace Trine.Kernel.Tests.Net;

public sealed class NetworksTests
{
    [Theory]
    [InlineData("10.1.0.0/16", "10.1.0.0/16")]
    [InlineData(" 10.1.2.3/16 ", "10.1.0.0/16")]
    [InlineData("10.1.2.3/20", "10.1.0.0/20")]
    [InlineData("10.1.255.3/20", "10.1.240.0/20")]
    [InlineData("192.168.1.7", "192.168.1.7/32")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("2001:db8::1/32", "2001:db8::/32")]
    [InlineData("::1", "::1/128")]
    [InlineData("::ffff:10.0.0.1", "10.0.0.1/32")]
    public void Networks_are_read_as_people_write_them(string text, string network)
    {
        Networks.TryParse(text, out var read).ShouldBeTrue();
        read.ToString().ShouldBe(network);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("office")]
    [InlineData("10.1.0.0/33")]
    [InlineData("10.1.0.0/-1")]
    [InlineData("10.1.0.0/")]
    [InlineData("10.1.0.0/16/2")]
    [InlineData("2001:db8::/129")]
    [InlineData("10.1.0.300")]
    public void Anything_else_is_not(string? text) => Networks.TryParse(text, out _).ShouldBeFalse();
}
