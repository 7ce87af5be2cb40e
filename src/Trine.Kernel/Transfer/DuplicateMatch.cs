namespace Trine.Kernel.Transfer;

/// <summary>A record that may be the same as one being imported.</summary>
/// <param name="Object">The plural key of its object.</param>
/// <param name="Id">The record.</param>
/// <param name="Name">Its title; masked when the caller may not read it.</param>
/// <param name="Matched">Field keys that agree, the strongest first.</param>
public sealed record DuplicateMatch(string Object, Guid Id, string Name, IReadOnlyList<string> Matched);
