namespace Trine.Kernel.Access;

/// <summary>What one role says about one action on one record.</summary>
/// <param name="Role">The role; null for what everybody signed in may.</param>
/// <param name="Scope">Whose records it allows the action on.</param>
/// <param name="Covers">Whether the record is among them.</param>
public sealed record AccessReason(DirectoryRole? Role, AccessScope Scope, bool Covers);
