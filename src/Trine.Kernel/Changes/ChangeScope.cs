namespace Trine.Kernel.Changes;

/// <summary>What the writes of one request or one piece of background work have in common.</summary>
public sealed class ChangeScope
{
    /// <summary>Groups everything saved in this scope.</summary>
    public Guid ChangeSet { get; set; } = Guid.CreateVersion7();

    /// <summary>What kind of work this is.</summary>
    public ChangeSource Source { get; set; } = ChangeSource.Api;

    /// <summary>Told when a change set begins anew inside one scope (a batch of its own).</summary>
    public Guid Begin() => ChangeSet = Guid.CreateVersion7();
}
