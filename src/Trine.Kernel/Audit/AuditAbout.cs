namespace Trine.Kernel.Audit;

/// <summary>What or whom an audited entry concerns.</summary>
/// <param name="Object">The plural key of the object.</param>
/// <param name="Label">What the object is called.</param>
/// <param name="Id">The record; null when it concerns the object as a whole.</param>
/// <param name="Name">What the record is called; null when it is gone.</param>
internal sealed record AuditAbout(string Object, string Label, Guid? Id = null, string? Name = null);
