namespace Trine.Kernel.Access;

/// <summary>What a grant allows on an object.</summary>
public enum AccessAction
{
    /// <summary>Make new records.</summary>
    Create,

    /// <summary>See records.</summary>
    Read,

    /// <summary>Change records.</summary>
    Update,

    /// <summary>Delete and restore records.</summary>
    Delete,

    /// <summary>Take lists out as files.</summary>
    Export,

    /// <summary>Bring files in.</summary>
    Import,

    /// <summary>Hand records to another owner.</summary>
    Transfer,
}
