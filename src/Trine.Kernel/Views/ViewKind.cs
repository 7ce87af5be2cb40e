namespace Trine.Kernel.Views;

/// <summary>How a view shows its records.</summary>
public enum ViewKind
{
    /// <summary>A table.</summary>
    List,

    /// <summary>Columns of cards.</summary>
    Board,

    /// <summary>Days.</summary>
    Calendar,

    /// <summary>What stands above what, for objects that have a page for it.</summary>
    Tree,
}
