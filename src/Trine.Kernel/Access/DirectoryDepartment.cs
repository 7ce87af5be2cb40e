namespace Trine.Kernel.Access;

/// <summary>A department as access decisions see it.</summary>
/// <param name="Id">The department.</param>
/// <param name="Name">As shown.</param>
/// <param name="ParentId">The one above, or null.</param>
/// <param name="LeaderId">Who leads it, or null.</param>
public sealed record DirectoryDepartment(Guid Id, string Name, Guid? ParentId, Guid? LeaderId);
