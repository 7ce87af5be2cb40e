namespace Trine.Bench;

/// <summary>How long one operation took over many requests, in milliseconds.</summary>
internal sealed class Measurement(IEnumerable<double> milliseconds)
{
    private readonly double[] sorted = [.. milliseconds.Order()];

    /// <param name="share">.5 for the median. Nearest rank: a time that was really seen.</param>
    public double Percentile(double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
