namespace Trine.Customers.Tasks;

/// <summary>How much a task matters.</summary>
public enum TaskPriority
{
    /// <summary>Before anything else.</summary>
    Urgent,

    /// <summary>Soon.</summary>
    High,

    /// <summary>In its turn.</summary>
    Normal,

    /// <summary>When there is time.</summary>
    Low,
}
