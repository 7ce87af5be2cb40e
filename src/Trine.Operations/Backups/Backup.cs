namespace Trine.Operations.Backups;

/// <summary>A backup the product made or makes.</summary>
public sealed class Backup
{
    /// <summary>The backup.</summary>
    public Guid Id { get; init; }

    /// <summary>How far it is.</summary>
    public BackupState State { get; set; }

    /// <summary>The folder it is in.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The file's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>When it was asked for, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Who asked for it; null for the plan.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Bytes: of the file when it is done, before compression while it is written.</summary>
    public long Size { get; set; }

    /// <summary>Whether a passphrase is needed to restore it.</summary>
    public bool Encrypted { get; set; }

    /// <summary>Why it failed: a key of the language files and its values, JSON.</summary>
    public string? Error { get; set; }

    /// <summary>The process that makes it.</summary>
    public string? Holder { get; set; }

    /// <summary>Until when that process has said to live, UTC.</summary>
    public DateTimeOffset? HeldUntil { get; set; }

    /// <summary>Where the file is.</summary>
    public string FilePath => Path.Combine(Folder, Name);
}
