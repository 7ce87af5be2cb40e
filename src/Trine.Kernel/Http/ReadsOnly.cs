namespace Trine.Kernel.Http;

/// <summary>Marks an endpoint that changes nothing though its method is POST, so that read-only tokens may call it. GET needs no mark.</summary>
public sealed class ReadsOnly
{
    /// <summary>It begins work that goes on after the answer, with the user's rights as they are then.</summary>
    public bool GoesOn { get; init; }
}
