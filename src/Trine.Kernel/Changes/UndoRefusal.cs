namespace Trine.Kernel.Changes;

/// <summary>Why one record was not turned back.</summary>
/// <param name="ObjectKey">The plural key of its object.</param>
/// <param name="Id">The record.</param>
/// <param name="MessageKey">A key of the language files.</param>
/// <param name="Args">Values for the message's placeholders.</param>
public sealed record UndoRefusal(string ObjectKey, Guid Id, string MessageKey, IReadOnlyList<object> Args);
