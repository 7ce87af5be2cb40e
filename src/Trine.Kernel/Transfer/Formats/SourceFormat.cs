namespace Trine.Kernel.Transfer.Formats;

/// <summary>The kinds of file that can be imported, told apart by content and not by name.</summary>
public enum SourceFormat
{
    /// <summary>Delimited text: comma, semicolon, tab or bar.</summary>
    Csv,

    /// <summary>Excel since 2007 (a zip of XML).</summary>
    Xlsx,

    /// <summary>Excel 2.0 to 2003 (binary).</summary>
    Xls,

    /// <summary>Contact cards, one or many to a file (vCard 2.1, 3.0, 4.0).</summary>
    VCard,
}
