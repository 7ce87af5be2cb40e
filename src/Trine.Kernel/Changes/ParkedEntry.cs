namespace Trine.Kernel.Changes;

/// <summary>A log entry a reader could not handle; set aside, so the others go on.</summary>
public sealed class ParkedEntry
{
    /// <summary>The reader's name.</summary>
    public string Reader { get; init; } = "";

    /// <summary>The entry's number.</summary>
    public long Seq { get; init; }

    /// <summary>What went wrong.</summary>
    public string Error { get; init; } = "";

    /// <summary>When it was set aside, UTC.</summary>
    public DateTimeOffset At { get; init; }
}
