namespace Trine.Organisation.Tokens;

/// <summary>A personal access token; only its hash is kept.</summary>
public sealed class ApiToken
{
    /// <summary>The token's id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose rights it carries.</summary>
    public Guid UserId { get; init; }

    /// <summary>What its user calls it: the program that has it. At most 60 characters.</summary>
    public string Name { get; init; } = "";

    /// <summary>SHA-256 of the token, hex. The token itself has 256 random bits, so a plain hash cannot be reversed.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Whether it only reads.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The objects whose records it reaches, by their plural keys; empty for all its user reaches.</summary>
    public List<string> Objects { get; init; } = [];

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>It works before this instant, UTC; null for ever.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The last day it was used, in the workspace's time zone.</summary>
    public DateOnly? LastUsedOn { get; set; }
}
