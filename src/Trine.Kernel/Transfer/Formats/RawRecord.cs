namespace Trine.Kernel.Transfer.Formats;

/// <summary>One row as it stands in the file, before it is fitted to the columns.</summary>
/// <param name="Line">The line or row it starts on, from 1.</param>
/// <param name="Cells">Its cells unquoted; with a fault, those before it and then the rest of the line.</param>
internal sealed record RawRecord(int Line, List<string?> Cells, RowFault? Fault);
