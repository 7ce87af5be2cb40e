namespace Trine.Host.Demo;

/// <summary>
/// A small seeded generator: PCG-XSH-RR 64/32 (O'Neill 2014), the same sequence on every machine and in every .NET version,
/// so that demo data can be named by its seed alone. Not for secrets; not safe for several threads at once.
/// </summary>
internal sealed class DemoRandom
{
    private const ulong Multiplier = 6364136223846793005;

    private readonly ulong increment;
    private ulong state;

    /// <param name="seed">Where the sequence starts.</param>
    /// <param name="stream">Which of 2^63 sequences.</param>
    public DemoRandom(ulong seed, ulong stream)
    {
        increment = (stream << 1) | 1;
        NextUInt();
        state += seed;
        NextUInt();
    }

    /// <summary>
    /// The generator of one record. Record 7 looks the same whether 10 or a million are made, and in whatever order.
    /// </summary>
    /// <param name="kind">Any fixed number that keeps, say, customers apart from orders.</param>
    public static DemoRandom For(ulong seed, ulong kind, ulong index) => new(Mix(seed ^ Mix(kind)), Mix(index + Mix(kind)));

    public uint NextUInt()
    {
        var old = state;
        state = unchecked((old * Multiplier) + increment);
        return uint.RotateRight((uint)(((old >> 18) ^ old) >> 27), (int)(old >> 59));
    }

    /// <returns>0 to <paramref name="end"/> − 1, every number equally likely.</returns>
    public int Next(int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(end);
        // Lemire's method: the numbers refused are those that would favour some results by a little.
        var refused = unchecked(0u - (uint)end) % (uint)end;
        while (true)
        {
            var product = (ulong)NextUInt() * (uint)end;
            if ((uint)product >= refused)
            {
                return (int)(product >> 32);
            }
        }
    }

    /// <returns><paramref name="start"/> to <paramref name="end"/> − 1.</returns>
    public int Next(int start, int end) => start + Next(end - start);

    /// <returns>0 (included) to 1 (excluded), 53 bits.</returns>
    public double NextDouble() => (((ulong)NextUInt() << 21) ^ (NextUInt() >> 11)) * (1.0 / (1UL << 53));

    /// <param name="probability">0 to 1.</param>
    public bool Chance(double probability) => NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <returns>Normally distributed, mean 0, deviation 1 (Box and Muller).</returns>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    // SplitMix64's finaliser: neighbouring numbers become unrelated ones.
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
