namespace Trine.Customers.Duplicates;

/// <summary>What is known of somebody who may be here already. As typed; the finder normalises.</summary>
/// <param name="Name">An organisation's name. Persons' names are not compared: namesakes are no duplicates.</param>
/// <param name="Phones">Any of their numbers.</param>
/// <param name="Email">Their address.</param>
/// <param name="CreditCode">统一社会信用代码.</param>
/// <param name="Exclude">The record the probe was taken from, and the customer it belongs to: they are no duplicates of themselves.</param>
public sealed record DuplicateProbe(
    string? Name = null, IReadOnlyList<string>? Phones = null, string? Email = null, string? CreditCode = null, IReadOnlyList<Guid>? Exclude = null);
