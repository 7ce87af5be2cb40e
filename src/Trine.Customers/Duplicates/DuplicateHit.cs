namespace Trine.Customers.Duplicates;

/// <summary>Somebody who is here already.</summary>
/// <param name="Object">The plural key: customers, contacts or leads.</param>
/// <param name="Id">The record.</param>
/// <param name="Name">Its title; masked when the caller may not read it.</param>
/// <param name="OwnerId">Who answers for it; null in a pool.</param>
/// <param name="Matched">What is the same: <c>creditCode</c>, <c>phone</c>, <c>email</c>, <c>name</c>.</param>
/// <param name="Readable">Whether the caller may read it.</param>
public sealed record DuplicateHit(string Object, Guid Id, string Name, Guid? OwnerId, IReadOnlyList<string> Matched, bool Readable);
