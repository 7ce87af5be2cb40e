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
}
