namespace Trine.Organisation.HandOvers;

/// <summary>What goes to whom.</summary>
/// <param name="To">By object: who takes over; null for nobody. What is not named stays.</param>
/// <param name="Finished">Objects of which the records that are done with go along.</param>
internal sealed record HandOverPlan(IReadOnlyDictionary<string, Guid?> To, IReadOnlyList<string> Finished);
