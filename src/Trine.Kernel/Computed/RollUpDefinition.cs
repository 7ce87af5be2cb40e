namespace Trine.Kernel.Computed;

/// <summary>What a roll-up field adds up.</summary>
/// <param name="Object">The plural key of the object whose records are added up.</param>
/// <param name="Reference">Their reference to the record the roll-up is on.</param>
/// <param name="Function">What is made of them.</param>
/// <param name="Field">The field that is added up; null for a count.</param>
/// <param name="FilterJson">The filter tree those that count must pass, as JSON, or null for all.</param>
public sealed record RollUpDefinition(string Object, string Reference, RollUpFunction Function, string? Field, string? FilterJson);
