using System.Runtime.CompilerServices;

namespace Trine.Kernel.Transfer.Formats;

/// <summary>
/// Reads the rows of an import file, whatever its format, one after the other in constant memory.
/// A bad row is handed out with its fault and reading goes on.
/// </summary>
public abstract class SourceReader : IAsyncDisposable
{
    // Titles above the header: «2026 年客户名单», the company, a date.
    private const int MostTitles = 5;
    private const int LeastBelowTitles = 3;

    private readonly Queue<RawRecord> ahead = [];
    private bool started;

    /// <value>Format, encoding, delimiter and columns.</value>
    public SourceFile File { get; private protected init; } = null!;

    /// <value>The columns of <see cref="File"/>.</value>
    public IReadOnlyList<string> Columns => File.Columns;

    /// <summary>Opens a file on this machine and reads its header.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <param name="fileName">The name its owner gave it; only the extension matters, and only where content leaves doubt.</param>
    /// <exception cref="SourceFormatException">The file is empty, encrypted, damaged or of no format we read.</exception>
    public static SourceReader Open(string path, string fileName, SourceOptions? options = null)
    {
        options ??= new SourceOptions();
        return FormatSniffer.Detect(path, fileName) switch
        {
            SourceFormat.Csv => new CsvReader(path, fileName, options),
            SourceFormat.VCard => new VCardReader(path, options),
            SourceFormat.Xlsx => new ExcelReader(path, SourceFormat.Xlsx),
            SourceFormat.Xls => new ExcelReader(path, SourceFormat.Xls),
        };
    }

    /// <summary>The rows below the header, in file order, without the empty ones. To be enumerated once.</summary>
    /// <exception cref="InvalidOperationException">The rows were asked for before; open the file again.</exception>
    /// <exception cref="SourceFormatException">The file turns out to be damaged further down.</exception>
    public async IAsyncEnumerable<SourceRow> Rows([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (started)
        {
            throw new InvalidOperationException("The rows of a file can be enumerated once; open it again.");
        }

        started = true;
        var count = 0;
        foreach (var row in ReadRows())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;

            // The file is local and its libraries read synchronously; a million rows should still not hog a thread.
            if (++count % 1_024 == 0)
            {
                await Task.Yield();
            }
        }
    }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    private protected abstract IEnumerable<SourceRow> ReadRows();

    /// <summary>The next row of a table; null at its end. Formats without a header have none.</summary>
    private protected virtual RawRecord? NextRecord() => null;

    /// <summary>The rows below the header.</summary>
    private protected IEnumerable<RawRecord> Records()
    {
        while (ahead.TryDequeue(out var known))
        {
            yield return known;
        }

        while (NextRecord() is { } record)
        {
            yield return record;
        }
    }

    /// <summary>
    /// The header: the first row with content, unless that is a title, one cell above a row of several. Null when there is none.
    /// </summary>
    private protected RawRecord? FindHeader()
    {
        ahead.Clear();
        RawRecord? first = null;
        for (var titles = 0; titles <= MostTitles && NextRecord() is { } record;)
        {
            var filled = record.Cells.Count(c => !string.IsNullOrWhiteSpace(c));
            if (filled >= LeastBelowTitles || (first is null && (filled > 1 || record.Fault is not null)))
            {
                ahead.Clear();
                return record;
            }

            if (first is not null)
            {
                ahead.Enqueue(record);
            }
            else if (filled > 0)
            {
                first = record;
            }

            if (filled > 1 || record.Fault is not null)
            {
                break;
            }

            titles += filled;
        }

        return first;
    }

    /// <summary>Fits a row's cells to the columns; null when the row is empty and to be skipped.</summary>
    private protected SourceRow? Shape(int number, List<string?> cells, RowFault? fault)
    {
        var used = cells.Count;
        while (used > 0 && string.IsNullOrWhiteSpace(cells[used - 1]))
        {
            used--;
        }

        if (used == 0 && fault is null)
        {
            return null;
        }

        if (fault is null && used > Columns.Count)
        {
            fault = new RowFault(RowFault.Cells, used);
        }

        if (fault is null && cells.Count > Columns.Count)
        {
            cells.RemoveRange(Columns.Count, cells.Count - Columns.Count);
        }

        while (cells.Count < Columns.Count)
        {
            cells.Add(null);
        }

        return new SourceRow(number, cells, fault);
    }
}
