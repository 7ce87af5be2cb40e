namespace Trine.Customers.Tasks;

/// <summary>How far a task is.</summary>
public enum TaskProgress
{
    /// <summary>To be done.</summary>
    Open,

    /// <summary>Begun.</summary>
    Doing,

    /// <summary>Done.</summary>
    Done,
}
