namespace Trine.Kernel.Transfer.Formats;

/// <summary>
/// Writes a table row by row in constant memory. Values may be null, text, bool, any number, <see cref="DateOnly"/>,
/// <see cref="DateTime"/>, <see cref="DateTimeOffset"/>, <see cref="TimeOnly"/>; anything else is written as its invariant text.
/// </summary>
/// <remarks>Writes synchronously as its buffers fill: give it a file, not a network stream. Dispose to finish the file; the stream stays open.</remarks>
public abstract class TableWriter : IAsyncDisposable
{
    private int width = -1;

    /// <summary>Begins a table on a stream positioned where the file starts.</summary>
    /// <param name="mark">Whose it is: printed on each page of a workbook and kept in its properties, so that no row is one too many when it comes back. CSV has no place for it.</param>
    public static TableWriter Create(Stream stream, TableFormat format, string? mark = null) => format switch
    {
        TableFormat.Csv => new CsvTableWriter(stream),
        TableFormat.Xlsx => new XlsxTableWriter(stream, mark: mark),
    };

    /// <summary>Goes on with a CSV file that has its header already.</summary>
    /// <param name="stream">Positioned at the file's end.</param>
    /// <param name="columns">How many columns it has.</param>
    public static TableWriter GoOn(Stream stream, int columns) => new CsvTableWriter(stream, goesOn: true) { width = columns };

    /// <summary>Writes the header; once, before all rows.</summary>
    /// <exception cref="InvalidOperationException">There is a header already.</exception>
    /// <exception cref="ArgumentException">There are no columns.</exception>
    public void WriteHeader(IReadOnlyList<string> columns)
    {
        if (width >= 0)
        {
            throw new InvalidOperationException("A table has one header.");
        }

        if (columns.Count == 0)
        {
            throw new ArgumentException("A table has at least one column.", nameof(columns));
        }

        width = columns.Count;
        Header(columns);
    }

    /// <summary>Writes one row.</summary>
    /// <exception cref="InvalidOperationException">There is no header yet.</exception>
    /// <exception cref="ArgumentException">Not as many values as columns.</exception>
    public void WriteRow(IReadOnlyList<object?> values)
    {
        if (width < 0)
        {
            throw new InvalidOperationException("The header comes first.");
        }

        if (values.Count != width)
        {
            throw new ArgumentException(FormattableString.Invariant($"The table has {width} columns, not {values.Count}."), nameof(values));
        }

        Row(values);
    }

    /// <summary>Finishes the file; the stream stays open.</summary>
    public abstract ValueTask DisposeAsync();

    private protected abstract void Header(IReadOnlyList<string> columns);

    private protected abstract void Row(IReadOnlyList<object?> values);
}
