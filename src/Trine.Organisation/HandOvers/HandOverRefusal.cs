namespace Trine.Organisation.HandOvers;

/// <summary>A record that could not be handed over.</summary>
/// <param name="Reason">A sentence.</param>
internal sealed record HandOverRefusal(string Object, Guid Id, string Reason);
