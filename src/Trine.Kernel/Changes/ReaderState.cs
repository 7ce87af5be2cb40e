namespace Trine.Kernel.Changes;

/// <summary>How far a log reader has come, and which node holds it.</summary>
public sealed class ReaderState
{
    /// <summary>The reader's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Transaction of the last entry handled.</summary>
    public ulong Tx { get; set; }

    /// <summary>Number of the last entry handled.</summary>
    public long Seq { get; set; }

    /// <summary>The node that reads; null when none does.</summary>
    public string? Holder { get; set; }

    /// <summary>Until when it may, UTC; renewed with each batch.</summary>
    public DateTimeOffset? HeldUntil { get; set; }

    /// <summary>Failures since the last success.</summary>
    public int Failures { get; set; }

    /// <summary>What the last failure said.</summary>
    public string? LastError { get; set; }
}
