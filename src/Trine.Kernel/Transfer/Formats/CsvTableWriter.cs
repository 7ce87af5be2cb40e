using CsvHelper;

namespace Trine.Kernel.Transfer.Formats;

/// <summary>Writes RFC 4180 text that Excel opens by double click, texts guarded by <see cref="FormulaGuard"/>.</summary>
public sealed class CsvTableWriter : TableWriter
{
    private readonly CsvWriter csv;

    /// <param name="goesOn">The file has its beginning already.</param>
    internal CsvTableWriter(Stream stream, bool goesOn = false)
    {
        var options = new CsvWriterOptions
        {
            WriteByteOrderMark = !goesOn,
            Quoting = CsvQuoting.WhenNeededOrWhitespace, // some readers trim
        };
        csv = CsvWriter.Create(stream, options, leaveOpen: true);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => csv.DisposeAsync();

    private protected override void Header(IReadOnlyList<string> columns) => Row(columns);

    private protected override void Row(IReadOnlyList<object?> values)
    {
        foreach (var value in values)
        {
            csv.WriteField(value is string text ? FormulaGuard.Add(text) : CellText.From(value));
        }

        csv.EndRecord();
    }
}
