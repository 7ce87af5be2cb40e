namespace Trine.Operations.Backups;

/// <summary>How far a backup is.</summary>
public enum BackupState
{
    /// <summary>Asked for.</summary>
    Queued,

    /// <summary>Being written.</summary>
    Running,

    /// <summary>Whole.</summary>
    Done,

    /// <summary>Not made; there is no file.</summary>
    Failed,
}
