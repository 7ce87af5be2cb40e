using System.Globalization;

namespace Trine.Kernel.Transfer.Formats;

/// <summary>
/// Writes a workbook: bold header that stays in view, numbers, dates and booleans as such, texts never as formulas. What a sheet
/// cannot hold (1,048,576 rows) goes on in a next one under the same header.
/// </summary>
/// <remarks>Instants are written with the clock of their own offset: convert them to the reader's zone first.</remarks>
public sealed class XlsxTableWriter : TableWriter
{
    private const int RowsToMeasure = 100;

    private readonly XlsxPackage package;
    private readonly int rowsPerSheet;
    private readonly string? mark;
    private readonly List<object?[]> waiting = []; // first rows, kept until the columns' widths are known
    private IReadOnlyList<string> columns = [];
    private XlsxSheet? sheet;
    private int sheets;
    private int rows;

    internal XlsxTableWriter(Stream stream, int rowsPerSheet = XlsxSheet.MaxRows, string? mark = null)
    {
        package = new XlsxPackage(stream, mark);
        this.mark = mark;
        this.rowsPerSheet = rowsPerSheet;
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        if (sheet is null)
        {
            WriteWaiting();
        }

        EndSheet();
        package.Dispose();
        return ValueTask.CompletedTask;
    }

    private protected override void Header(IReadOnlyList<string> columns) => this.columns = [.. columns];

    private protected override void Row(IReadOnlyList<object?> values)
    {
        if (sheet is not null)
        {
            Write(values);
            return;
        }

        waiting.Add([.. values]);
        if (waiting.Count == RowsToMeasure)
        {
            WriteWaiting();
        }
    }

    private void WriteWaiting()
    {
        BeginSheet();
        foreach (var row in waiting)
        {
            Write(row);
        }
    }

    private void Write(IReadOnlyList<object?> values)
    {
        if (rows == rowsPerSheet)
        {
            EndSheet();
            BeginSheet();
        }

        rows++;
        sheet!.BeginRow();
        for (var i = 0; i < values.Count; i++)
        {
            sheet.WriteCell(i, values[i]);
        }

        sheet.EndRow();
    }

    private void BeginSheet()
    {
        sheets++;
        sheet = package.AddSheet(string.Create(CultureInfo.InvariantCulture, $"Sheet{sheets}"));
        sheet.Begin([.. columns.Select((c, i) => Width(c, i))], frozenHeader: true);
        sheet.BeginRow();
        for (var i = 0; i < columns.Count; i++)
        {
            sheet.WriteText(i, columns[i], XlsxPackage.HeaderStyle);
        }

        sheet.EndRow();
        rows = 1;
    }

    private void EndSheet()
    {
        sheet?.End(null, mark);
        sheet?.Dispose();
    }

    private double Width(string header, int column) =>
        Math.Clamp(waiting.Select(r => TextWidth.Of(CellText.From(r[column]))).Append(TextWidth.Of(header)).Max() + 2, 8, 50);
}
