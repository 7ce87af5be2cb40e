namespace Trine.Kernel.Http;

/// <summary>A record that was deleted, or handed to somebody else and is no longer the caller's to see.</summary>
/// <param name="Id">The record.</param>
/// <param name="ChangeSet">What to undo.</param>
public sealed record ChangedRecord(Guid Id, Guid ChangeSet);
