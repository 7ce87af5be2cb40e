namespace Trine.Organisation.Sessions;

/// <summary>Marks an endpoint that answers even to somebody who may not act from where he is.</summary>
internal sealed class AllowedFromAnywhere
{
    public static AllowedFromAnywhere Mark { get; } = new();
}
