namespace Trine.Kernel.Transfer.Formats;

/// <summary>One record of delimited text.</summary>
/// <param name="Line">The line it starts on, from 1.</param>
/// <param name="Cells">Its cells unquoted; with a fault, those before it and then the rest of the line.</param>
internal sealed record CsvRecord(int Line, List<string?> Cells, RowFault? Fault);
