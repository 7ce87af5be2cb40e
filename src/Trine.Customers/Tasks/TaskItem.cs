using Trine.Customers.Activities;
using Trine.Customers.Customers;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;

namespace Trine.Customers.Tasks;

/// <summary>Something its owner has to do. (The class is not called Task: .NET has one.)</summary>
public sealed class TaskItem : Record, IBelongsToCustomer
{
    /// <summary>The plural key.</summary>
    public const string ObjectKey = "tasks";

    /// <summary>What to do, in one line.</summary>
    public string Title { get; set; } = "";

    /// <summary>More of it.</summary>
    public string? Description { get; set; }

    /// <summary>Until when.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>When to remind the owner.</summary>
    public DateTimeOffset? RemindAt { get; set; }

    /// <summary>How far it is.</summary>
    public TaskProgress Status { get; set; }

    /// <summary>How much it matters.</summary>
    public TaskPriority Priority { get; set; } = TaskPriority.Normal;

    /// <summary>When it was done.</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>For which customer; follows from contact and opportunity.</summary>
    public Guid? CustomerId { get; set; }

    /// <summary>For which person there.</summary>
    public Guid? ContactId { get; set; }

    /// <summary>For which lead.</summary>
    public Guid? LeadId { get; set; }

    /// <summary>For which opportunity.</summary>
    public Guid? OpportunityId { get; set; }

    /// <summary>It is done.</summary>
    /// <exception cref="RefusedException">It was done before.</exception>
    public void Complete() => Status = Status == TaskProgress.Done ? throw new RefusedException("task.done", Title) : TaskProgress.Done;

    /// <summary>It is to be done after all.</summary>
    /// <exception cref="RefusedException">It is open.</exception>
    public void Reopen() => Status = Status == TaskProgress.Done ? TaskProgress.Open : throw new RefusedException("task.open", Title);

    internal static void Derive(RecordChange<TaskItem> change)
    {
        var task = change.After;
        task.CompletedAt = task.Status == TaskProgress.Done ? task.CompletedAt ?? change.Now : null;
        task.CustomerId ??= Subjects.CustomerOf(change, task.ContactId, task.OpportunityId, task.LeadId);
    }

    internal static void Check(RecordChange<TaskItem> change)
    {
        if (change.After is { RemindAt: { } remind, DueAt: { } due } && (change.Changes("remindAt") || change.Changes("dueAt")) && remind > due)
        {
            change.Error("remindAt", "error.remindAfterDue");
        }
    }
}
