namespace Trine.Organisation.Sessions;

/// <summary>A ticket that was used, until it would have ended anyway.</summary>
public sealed class SpentTicket
{
    /// <summary>The ticket.</summary>
    public Guid Id { get; init; }

    /// <summary>It would be too old then, UTC.</summary>
    public DateTimeOffset Until { get; init; }
}
