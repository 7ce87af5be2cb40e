namespace Trine.Kernel.Transfer;

/// <summary>How far an import or export is.</summary>
public enum TransferState
{
    /// <summary>Waits for its turn.</summary>
    Queued,

    /// <summary>At work.</summary>
    Running,

    /// <summary>Finished; rows of an import may have been rejected.</summary>
    Done,

    /// <summary>Ended early; its error says why. What was imported before stays, and can be undone.</summary>
    Failed,

    /// <summary>Ended early because somebody wanted it so.</summary>
    Cancelled,

    /// <summary>Waits for somebody to approve it.</summary>
    AwaitingApproval,

    /// <summary>Was not approved; its error says why.</summary>
    Refused,
}
