using System.Text;
using Trine.Organisation.TwoFactor;

namespace Trine.Tests.Organisation;

[Trait("Database", "any")]
public sealed class TimeCodeTests
{
    private static readonly byte[] Seed = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B.</summary>
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var step = TimeCode.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds));
        TimeCode.Of(Seed, step, 8).ShouldBe(code);
        TimeCode.Of(Seed, step).ShouldBe(code[2..]);
    }

    [Fact]
    public void Clocks_may_differ_by_half_a_minute_and_a_code_counts_once()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var step = TimeCode.StepOf(now);
        foreach (var near in new[] { -1, 0, 1 })
        {
            TimeCode.Match(Seed, TimeCode.Of(Seed, step + near), now, after: 0).ShouldBe(step + near);
        }

        TimeCode.Match(Seed, TimeCode.Of(Seed, step - 2), now, after: 0).ShouldBeNull();
        TimeCode.Match(Seed, TimeCode.Of(Seed, step + 2), now, after: 0).ShouldBeNull();
        TimeCode.Match(Seed, TimeCode.Of(Seed, step), now, after: step).ShouldBeNull();
        TimeCode.Match(Seed, TimeCode.Of(Seed, step - 1), now, after: step).ShouldBeNull();
        TimeCode.Match(Seed, TimeCode.Of(Seed, step + 1), now, after: step).ShouldBe(step + 1);
        TimeCode.Match(Seed, "", now, after: 0).ShouldBeNull();
    }

    /// <summary>RFC 4648, section 10.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Keys_are_those_of_the_standard(string bytes, string text) => Base32.Encode(Encoding.ASCII.GetBytes(bytes)).ShouldBe(text);
}
