namespace Trine.Kernel.Access;

/// <summary>Which rows a grant reaches, from none to all; a higher member includes the lower ones.</summary>
public enum AccessScope
{
    /// <summary>No rows.</summary>
    None,

    /// <summary>Rows the user owns.</summary>
    Own,

    /// <summary>Also the rows of the user's departments.</summary>
    Department,

    /// <summary>Also the rows of the departments below.</summary>
    DepartmentTree,

    /// <summary>All rows.</summary>
    All,
}
