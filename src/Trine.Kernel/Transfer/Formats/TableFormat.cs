namespace Trine.Kernel.Transfer.Formats;

/// <summary>The formats of exported tables.</summary>
public enum TableFormat
{
    /// <summary>UTF-8 with byte order mark (or Excel takes it for the local encoding), commas, CRLF.</summary>
    Csv,

    /// <summary>Excel workbook.</summary>
    Xlsx,
}
