namespace Trine.Kernel.Access;

/// <summary>Which rows a grant reaches. Whatever it says but <see cref="None"/>, a user's own rows are among them.</summary>
public enum AccessScope
{
    /// <summary>No rows.</summary>
    None,

    /// <summary>Rows the user owns.</summary>
    Own,

    /// <summary>Also the rows of everybody who reports to the user, directly or not.</summary>
    Subordinates,

    /// <summary>Also the rows of the user's departments.</summary>
    Department,

    /// <summary>Also the rows of the departments below them.</summary>
    DepartmentTree,

    /// <summary>Also the rows of departments the grant names, and of those below them.</summary>
    Departments,

    /// <summary>All rows.</summary>
    All,
}
