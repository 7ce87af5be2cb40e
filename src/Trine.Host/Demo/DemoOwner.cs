namespace Trine.Host.Demo;

/// <summary>A sales person who can own records.</summary>
/// <param name="Id">The user.</param>
/// <param name="DepartmentId">The user's department, or null.</param>
internal sealed record DemoOwner(Guid Id, Guid? DepartmentId);
