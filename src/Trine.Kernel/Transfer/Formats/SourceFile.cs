namespace Trine.Kernel.Transfer.Formats;

/// <summary>What was found out about a file on opening it.</summary>
/// <param name="Encoding">Web name of the text encoding (`utf-8`, `gb18030`); null for workbooks.</param>
/// <param name="Delimiter">The character between cells; null for anything but CSV.</param>
/// <param name="Columns">Unique, non-empty names in file order; for vCards the fixed <see cref="VCardReader.ColumnNames"/>.</param>
public sealed record SourceFile(SourceFormat Format, string? Encoding, char? Delimiter, IReadOnlyList<string> Columns);
