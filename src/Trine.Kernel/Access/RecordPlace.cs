using System.Runtime.InteropServices;

namespace Trine.Kernel.Access;

/// <summary>Where a record stands, as far as rights depend on it.</summary>
/// <param name="Id">The record; of a line the record it is a line of.</param>
/// <param name="OwnerId">Who owns it.</param>
/// <param name="DepartmentId">Which department it counts for.</param>
/// <param name="ParentOwnerId">Who owns what it belongs to, when that is somebody else.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RecordPlace(Guid Id, Guid? OwnerId, Guid? DepartmentId, Guid? ParentOwnerId);
