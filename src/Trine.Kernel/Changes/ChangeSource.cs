namespace Trine.Kernel.Changes;

/// <summary>What kind of work a change came from.</summary>
public enum ChangeSource
{
    /// <summary>A person in the web client or a program through the API.</summary>
    Api,

    /// <summary>An import.</summary>
    Import,

    /// <summary>Undoing a change set.</summary>
    Undo,

    /// <summary>The product itself: set-up, seeding, jobs.</summary>
    System,

    /// <summary>The erasure of what is kept of a person.</summary>
    Erasure,
}
