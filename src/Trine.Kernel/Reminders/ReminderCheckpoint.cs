namespace Trine.Kernel.Reminders;

/// <summary>Until when reminders have fired. One row; moved by compare-and-set.</summary>
public sealed class ReminderCheckpoint
{
    /// <summary>The only row's name.</summary>
    public const string Only = "reminders";

    /// <summary>The row.</summary>
    public string Name { get; init; } = Only;

    /// <summary>UTC; everything due until here has fired.</summary>
    public DateTimeOffset At { get; init; }
}
