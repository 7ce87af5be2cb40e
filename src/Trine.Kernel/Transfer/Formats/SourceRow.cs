namespace Trine.Kernel.Transfer.Formats;

/// <summary>One data row, or one contact card, of a file.</summary>
/// <param name="Number">Where a person finds it, from 1: the sheet's row, or the line of the text file on which it starts.</param>
/// <param name="Values">One text for each column, null where the cell is empty or missing. In a row with a fault: what
/// could be read, at least one value for each column and possibly more.</param>
/// <param name="Fault">Why the row cannot be trusted; null when it can.</param>
public sealed record SourceRow(int Number, IReadOnlyList<string?> Values, RowFault? Fault = null)
{
    /// <value>The fault as an English sentence; null for a good row.</value>
    public string? Error => Fault?.ToString();

    /// <value>Characters of all values.</value>
    internal int Length => Values.Sum(v => v?.Length ?? 0);
}
