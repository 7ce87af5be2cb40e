namespace Trine.Host.Demo;

/// <summary>Items of which some are drawn more often than others.</summary>
internal sealed class Weighted<T>
{
    private readonly T[] items;
    private readonly double[] upTo;

    /// <param name="weight">How often, relative to the others; more than 0.</param>
    public Weighted(IEnumerable<T> items, Func<T, double> weight)
    {
        this.items = [.. items];
        upTo = new double[this.items.Length];
        var sum = 0.0;
        for (var i = 0; i < upTo.Length; i++)
        {
            sum += weight(this.items[i]);
            upTo[i] = sum;
        }
    }

    public T Pick(DemoRandom random)
    {
        var found = Array.BinarySearch(upTo, random.NextDouble() * upTo[^1]);
        // Not found = the complement of the first larger one; found exactly = the item after it, as bounds are excluded.
        return items[Math.Min(found < 0 ? ~found : found + 1, items.Length - 1)];
    }
}
