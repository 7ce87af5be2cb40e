namespace Trine.Host.Demo;

/// <summary>Draws ranks as trade spreads over customers: a few take most, many take little (P(rank) ~ 1 / rank^exponent).</summary>
internal sealed class Zipf(int count, double exponent)
{
    private readonly Weighted<int> ranks = new(Enumerable.Range(0, count), rank => Math.Pow(rank + 1, -exponent));

    /// <returns>0 (the most frequent) to count − 1.</returns>
    public int Next(DemoRandom random) => ranks.Pick(random);
}
