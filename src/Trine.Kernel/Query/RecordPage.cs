namespace Trine.Kernel.Query;

/// <summary>One page of a list.</summary>
/// <param name="Rows">The records.</param>
/// <param name="Next">Where the next page begins, or null after the last.</param>
/// <param name="Count">How many there are, when asked.</param>
/// <param name="Capped">Whether counting stopped at 1,001.</param>
public sealed record RecordPage(IReadOnlyList<RecordRow> Rows, Cursor? Next, long? Count, bool Capped);
