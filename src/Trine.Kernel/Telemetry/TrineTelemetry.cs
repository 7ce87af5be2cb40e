using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Trine.Kernel.Telemetry;

/// <summary>What the product tells of its own work, in the platform's terms; costs nothing while nobody listens. Names and counts only, never anybody's data.</summary>
public static class TrineTelemetry
{
    /// <summary>The name of the source of traces and of the meter.</summary>
    public const string Name = "Trine";

    private static readonly Meter Meter = new(Name);

    /// <summary>Traces of work in the background: log readers, imports, exports.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Seconds a writer waited for its turn on SQLite.</summary>
    public static Histogram<double> WriteWait { get; } = Meter.CreateHistogram<double>("trine.write.wait", "s", "Time a writer waited for its turn");

    /// <summary>Log entries handled, by reader.</summary>
    public static Counter<long> ReaderEntries { get; } = Meter.CreateCounter<long>("trine.reader.entries", "{entry}", "Log entries handled");

    /// <summary>Seconds between a change and its reading, by reader.</summary>
    public static Histogram<double> ReaderLag { get; } = Meter.CreateHistogram<double>("trine.reader.lag", "s", "Time between a change and its reading");

    /// <summary>Rows of imports and exports, by kind.</summary>
    public static Counter<long> TransferRows { get; } = Meter.CreateCounter<long>("trine.transfer.rows", "{row}", "Rows imported or exported");
}
