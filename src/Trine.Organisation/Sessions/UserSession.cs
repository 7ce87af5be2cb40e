namespace Trine.Organisation.Sessions;

/// <summary>A browser somebody signed in with. Rows of ended sessions stay for a while: they tell whether a device is a new one.</summary>
public sealed class UserSession
{
    /// <summary>The session; its cookie names it.</summary>
    public Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public Guid UserId { get; init; }

    /// <summary>When he signed in, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last request, a minute or so behind, UTC.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>When it was ended before its time, UTC.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The browser in words: <c>Chrome · Windows</c>; empty when it is none we know.</summary>
    public string Device { get; init; } = "";

    /// <summary>The address he signed in from.</summary>
    public string Address { get; init; } = "";

    /// <summary>The network of that address: the first 24 bits, or 48 of an IPv6 address.</summary>
    public string Network { get; init; } = "";
}
