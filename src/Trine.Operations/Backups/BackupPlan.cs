namespace Trine.Operations.Backups;

/// <summary>When backups are made by themselves, where they go and how long they stay. There is one.</summary>
public sealed class BackupPlan
{
    /// <summary>The id of the one there is.</summary>
    public const int TheOne = 1;

    /// <summary>Always <see cref="TheOne"/>.</summary>
    public int Id { get; init; } = TheOne;

    /// <summary>Whether one is made each day.</summary>
    public bool Enabled { get; set; }

    /// <summary>Minutes after midnight in the workspace's time zone, 0–1,439.</summary>
    public int Minute { get; set; } = 150;

    /// <summary>An absolute path; null for the folder <c>backups</c> in the data folder.</summary>
    public string? Folder { get; set; }

    /// <summary>How many of the newest stay whatever their age, 1–1,000.</summary>
    public int Keep { get; set; } = 7;

    /// <summary>For how many days all stay, 0–3,650.</summary>
    public int KeepDays { get; set; } = 30;

    /// <summary>What new ones are encrypted with, protected by the keys of the data folder; null leaves them open.</summary>
    public string? Passphrase { get; set; }
}
