namespace Trine.Kernel.Transfer.Formats;

/// <summary>Why a row could not be read: a stable code to translate by, and a number for the sentence.</summary>
/// <param name="Code">One of the constants of this record.</param>
/// <param name="Count">What the code's sentence counts; 0 when it counts nothing.</param>
public sealed record RowFault(string Code, int Count = 0)
{
    /// <summary>More cells than columns; <see cref="Count"/> is the number of cells.</summary>
    public const string Cells = "transfer.row.cells";

    /// <summary>Text after a closing quote; <see cref="Count"/> is the cell, from 1.</summary>
    public const string Quotes = "transfer.row.quotes";

    /// <summary>A quote is opened and never closed; <see cref="Count"/> is the cell, from 1.</summary>
    public const string Unclosed = "transfer.row.unclosed";

    /// <summary>Longer than any sane row; <see cref="Count"/> is the limit in characters.</summary>
    public const string TooLong = "transfer.row.tooLong";

    /// <summary>A cell of a workbook holds more than Excel's 32,767 characters; <see cref="Count"/> is the cell, from 1.</summary>
    public const string CellTooLong = "transfer.row.cellTooLong";

    /// <summary>Bytes that are not text in the file's encoding.</summary>
    public const string Bytes = "transfer.row.bytes";

    /// <summary>A contact card without its end.</summary>
    public const string CutOff = "transfer.row.cutOff";

    /// <returns>An English sentence.</returns>
    public override string ToString() => Code switch
    {
        Cells => $"The row has {Count} cells, more than there are columns.",
        Quotes => $"Cell {Count} goes on after its closing quote.",
        Unclosed => $"The quote opened in cell {Count} is never closed.",
        TooLong => $"The row is longer than {Count} characters.",
        CellTooLong => $"Cell {Count} is longer than 32,767 characters.",
        Bytes => "The row contains bytes that are not valid in the file's encoding.",
        CutOff => "The card has no END:VCARD.",
        _ => Code,
    };
}
