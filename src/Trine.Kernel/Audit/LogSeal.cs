namespace Trine.Kernel.Audit;

/// <summary>A link of the chain over the log: what stands for all entries after the seal before it, up to its own end.</summary>
public sealed class LogSeal
{
    /// <summary>What stands for the seal before the first: 64 zeros.</summary>
    public static readonly string Beginning = new('0', 64);

    /// <summary>1, 2, 3, …; one that is missing was taken away.</summary>
    public long Number { get; init; }

    /// <summary>Transaction of the last entry it covers; 0 on SQLite.</summary>
    public ulong Tx { get; init; }

    /// <summary>Number of the last entry it covers.</summary>
    public long Seq { get; init; }

    /// <summary>How many entries it covers.</summary>
    public int Entries { get; init; }

    /// <summary>How many entries it and all seals before cover.</summary>
    public long Total { get; init; }

    /// <summary>The hash of the seal before; in the first <see cref="Beginning"/>.</summary>
    public string Previous { get; init; } = "";

    /// <summary>SHA-256 over <see cref="Previous"/> and the hashes of its entries in the order of their numbers, as 64 hexadecimal digits.</summary>
    public string Hash { get; init; } = "";

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset At { get; init; }
}
