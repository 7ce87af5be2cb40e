namespace Trine.Kernel.Transfer;

/// <summary>What imports and exports have in common: who asked for it, how far it is, who is at work on it.</summary>
public abstract class TransferJob
{
    /// <summary>Version 7.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Who asked; rows are written and read as this user.</summary>
    public Guid UserId { get; init; }

    /// <summary>The plural key of the object.</summary>
    public string Object { get; init; } = "";

    /// <summary>The language of reasons, headers and choices.</summary>
    public string Language { get; init; } = "zh-CN";

    /// <summary>How far it is.</summary>
    public TransferState State { get; set; }

    /// <summary>Rows or records there are; null until they are counted.</summary>
    public long? Total { get; set; }

    /// <summary>Rows or records dealt with, whatever became of them.</summary>
    public long Done { get; set; }

    /// <summary>Why it failed, in the user's language.</summary>
    public string? Error { get; set; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>How often a process took it up since it last got on, and did not live to end it; the one at work counts.</summary>
    public int Claims { get; set; }

    /// <summary>The process at work on it.</summary>
    public string? Holder { get; set; }

    /// <summary>Until when the holder is believed to be alive.</summary>
    public DateTimeOffset? HeldUntil { get; set; }
}
