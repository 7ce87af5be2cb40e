namespace Trine.Customers.Duplicates;

/// <summary>A record that shares something with one of the probes.</summary>
internal sealed record DuplicateCandidate
{
    public required string Object { get; init; }

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public Guid? OwnerId { get; init; }

    public Guid? DepartmentId { get; init; }

    public Guid? ParentOwnerId { get; init; }

    public Guid? CustomerId { get; init; }

    public string? Phone { get; init; }

    public string? Phone2 { get; init; }

    public string? Email { get; init; }

    public string? CreditCode { get; init; }

    public string? NameKey { get; init; }
}
