namespace Trine.Kernel.Changes;

/// <summary>What undoing a change set did.</summary>
/// <param name="ChangeSet">The undoing's own change set.</param>
/// <param name="Undone">Records turned back.</param>
/// <param name="Refused">Records left as they are, each with its reason.</param>
public sealed record UndoResult(Guid ChangeSet, int Undone, IReadOnlyList<UndoRefusal> Refused);
