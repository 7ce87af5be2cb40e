using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Trine.Kernel.Transfer.Formats;

/// <summary>
/// Reads the first visible sheet with content of a workbook; its first row that is neither empty nor a title is the header.
/// Dates come as 2026-11-21 or 2026-11-21T08:30:00, numbers with the 15 digits Excel shows, 12.5 % as 0.125, error values (#N/A) as
/// empty cells, because the library does not hand them out.
/// </summary>
public sealed class ExcelReader : SourceReader
{
    // Bytes of a workbook of the old format, most of which the library keeps: 65,536 rows seldom take a tenth.
    private const long MaxOld = 256L * 1_024 * 1_024;

    // What a sheet of today's Excel has at most; the library makes room for as many as a cell's name says.
    private const int MaxColumns = 16_384;

    private readonly FileStream file;
    private readonly IExcelDataReader workbook;

    internal ExcelReader(string path, SourceFormat format)
    {
        file = System.IO.File.OpenRead(path);
        try
        {
            if (format == SourceFormat.Xlsx)
            {
                WorkbookGuard.Check(file);
                file.Position = 0;
            }
            else if (file.Length > MaxOld)
            {
                throw new SourceFormatException(SourceFormatException.TooLarge, "The workbook is too large; save it as CSV.");
            }

            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            workbook = ExcelReaderFactory.CreateReader(file, new ExcelReaderConfiguration { FallbackEncoding = TextEncoding.Named("gb18030"), LeaveOpen = true });
            File = new SourceFile(format, null, null, ReadHeader());
        }
        catch (Exception e)
        {
            workbook?.Dispose();
            file.Dispose();
            if (IsDamage(e))
            {
                throw Refusal(e);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        workbook.Dispose();
        return file.DisposeAsync();
    }

    private protected override IEnumerable<SourceRow> ReadRows()
    {
        foreach (var record in Records())
        {
            if (Shape(record.Line, record.Cells, record.Fault) is { } row)
            {
                yield return row;
            }
        }
    }

    // What the reader and the libraries below it throw at damaged files; anything else is a fault of ours.
    private static bool IsDamage(Exception e) => e is ExcelReaderException or InvalidDataException or XmlException or EndOfStreamException
        or InvalidOperationException or ArgumentException or IndexOutOfRangeException or NullReferenceException or FormatException
        or OverflowException or KeyNotFoundException or NotSupportedException or InvalidCastException;

    private static SourceFormatException Refusal(Exception e) => e is InvalidPasswordException
        ? new(SourceFormatException.Encrypted, "The workbook is protected with a password; save it without.", e)
        : new(SourceFormatException.Unreadable, "The workbook is damaged or of a kind that is not read; save it as XLSX.", e);

    private bool ReadRow()
    {
        try
        {
            return workbook.FieldCount <= MaxColumns ? workbook.Read() : throw new InvalidDataException("Cells beyond the last column.");
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Refusal(e);
        }
    }

    private protected override RawRecord? NextRecord() => ReadRow() ? Record() : null;

    private IReadOnlyList<string> ReadHeader()
    {
        do
        {
            // The state is missing in the oldest formats, which cannot hide sheets.
            if (workbook.VisibleState is not (null or "visible"))
            {
                continue;
            }

            if (FindHeader() is { } header)
            {
                return header.Fault is null
                    ? ColumnNames.Unique(header.Cells)
                    : throw new SourceFormatException(SourceFormatException.Unreadable, $"The header row cannot be read. {header.Fault}");
            }
        }
        while (workbook.NextResult());

        throw new SourceFormatException(SourceFormatException.Empty, "The workbook has no visible sheet with content.");
    }

    private RawRecord Record()
    {
        RowFault? fault = null;
        var count = workbook.FieldCount;

        // A sheet formatted to its edge is 16,384 columns wide and empty there.
        while (count > 0 && workbook.GetValue(count - 1) is null)
        {
            count--;
        }

        var cells = new List<string?>(count);
        var length = 0;
        for (var i = 0; i < count && length <= CsvParser.MaxRecord; i++)
        {
            var text = CellText.FromWorkbook(workbook.GetValue(i));
            if (text?.Length > XlsxSheet.MaxText)
            {
                fault ??= new RowFault(RowFault.CellTooLong, i + 1);
                text = text[..XlsxSheet.MaxText];
            }

            cells.Add(text);
            length += text?.Length ?? 0;
        }

        // One string may stand in all cells of a row, and take no room until it is written down.
        fault ??= length > CsvParser.MaxRecord ? new RowFault(RowFault.TooLong, CsvParser.MaxRecord) : null;
        return new RawRecord(workbook.Depth + 1, cells, fault);
    }
}
