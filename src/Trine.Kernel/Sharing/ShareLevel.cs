namespace Trine.Kernel.Sharing;

/// <summary>What somebody may do with a record that is shared with him.</summary>
public enum ShareLevel
{
    /// <summary>See it, and all that is on it.</summary>
    Read,

    /// <summary>Change it, too.</summary>
    Write,
}
