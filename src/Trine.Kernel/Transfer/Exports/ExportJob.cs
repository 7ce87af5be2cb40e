using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Transfer.Exports;

/// <summary>An export: what was asked and how far it is. The file is kept for 30 days.</summary>
public sealed class ExportJob
{
    /// <summary>Version 7.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Who exports; the rows are read as this user.</summary>
    public Guid UserId { get; init; }

    /// <summary>The plural key of the object.</summary>
    public string Object { get; init; } = "";

    /// <summary>The kind of file.</summary>
    public TableFormat Format { get; init; }

    /// <summary>JSON: the list's search, filter and sort.</summary>
    public string Query { get; init; } = "{}";

    /// <summary>Field keys and paths of lines in order.</summary>
    public List<string> Fields { get; init; } = [];

    /// <summary>The language of headers and choices.</summary>
    public string Language { get; init; } = "zh-CN";

    /// <summary>How far it is.</summary>
    public TransferState State { get; set; }

    /// <summary>Records to write; null until they are counted.</summary>
    public long? Total { get; set; }

    /// <summary>Records written.</summary>
    public long Done { get; set; }

    /// <summary>Why it failed, in the user's language.</summary>
    public string? Error { get; set; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The process at work on it.</summary>
    public string? Holder { get; set; }

    /// <summary>Until when the holder is believed to be alive.</summary>
    public DateTimeOffset? HeldUntil { get; set; }
}
