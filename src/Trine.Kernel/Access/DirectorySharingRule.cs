using Trine.Kernel.Sharing;

namespace Trine.Kernel.Access;

/// <summary>A rule that shares records with people, as access decisions see it.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Name">As shown.</param>
/// <param name="Object">The plural key of the object.</param>
/// <param name="FilterJson">The filter tree as JSON that records must pass; null for all.</param>
/// <param name="Level">What they may do with them.</param>
/// <param name="UserId">This user, or null.</param>
/// <param name="DepartmentId">Everybody in this department and those below it, or null.</param>
/// <param name="RoleId">Everybody with this role, or null.</param>
public sealed record DirectorySharingRule(Guid Id, string Name, string Object, string? FilterJson, ShareLevel Level, Guid? UserId, Guid? DepartmentId, Guid? RoleId);
