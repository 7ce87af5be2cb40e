using Trine.Host.Demo;

namespace Trine.Tests.Demo;

[Trait("Database", "any")]
public sealed class DemoRandomTests
{
    [Fact]
    public void Gives_the_numbers_of_the_reference_implementation()
    {
        // From the demo program of the PCG C library: pcg32_srandom(42, 54).
        var random = new DemoRandom(42, 54);
        Enumerable.Range(0, 6).Select(_ => random.NextUInt())
            .ShouldBe([0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e]);
    }

    [Fact]
    public void Draws_every_number_about_equally_often()
    {
        var random = DemoRandom.For(1, 2, 3);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
        {
            counts[random.Next(7)]++;
        }

        counts.ShouldAllBe(count => count > 9_600 && count < 10_400);
    }

    [Fact]
    public void Neighbouring_records_are_unrelated()
    {
        var firsts = Enumerable.Range(0, 10_000).Select(i => DemoRandom.For(1, 1, (ulong)i).NextDouble()).ToList();
        firsts.Average().ShouldBe(.5, .02);
        firsts.Zip(firsts.Skip(1), (a, b) => (a - .5) * (b - .5)).Average().ShouldBe(0, .004);
    }

    [Fact]
    public void Weighted_items_come_as_often_as_they_weigh()
    {
        var weighted = new Weighted<string>(["rare", "common"], item => item == "rare" ? 1 : 9);
        var random = DemoRandom.For(5, 5, 5);
        Enumerable.Range(0, 20_000).Count(_ => weighted.Pick(random) == "rare").ShouldBeInRange(1_850, 2_150);
    }
}
