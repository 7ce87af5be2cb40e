namespace Trine.Kernel.Transfer.Formats;

/// <summary>Reads delimited text. The apostrophe that <see cref="FormulaGuard"/> puts before formulas is taken off again.</summary>
public sealed class CsvReader : SourceReader
{
    private const int DialectSample = 64 * 1_024;

    private readonly StreamReader text;
    private readonly CsvParser parser;

    internal CsvReader(string path, string fileName, SourceOptions options)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        try
        {
            var encoding = TextEncoding.NamedOrDetected(options.Encoding, stream);
            var dialect = CsvDialect.Detect(Sample(TextEncoding.OpenText(stream, encoding)));
            var delimiter = options.Delimiter
                ?? (fileName.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) && !dialect.HasSeparatorLine ? '\t' : dialect.Delimiter);

            text = TextEncoding.OpenText(stream, encoding);
            parser = new CsvParser(text, delimiter, dialect.Quote);
            File = new SourceFile(SourceFormat.Csv, encoding.WebName, delimiter, ReadHeader(dialect.HasSeparatorLine));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        text.Dispose();
        return ValueTask.CompletedTask;
    }

    private protected override IEnumerable<SourceRow> ReadRows()
    {
        foreach (var record in Records())
        {
            var fault = record.Fault;
            for (var i = 0; i < record.Cells.Count; i++)
            {
                if (record.Cells[i] is not { } cell)
                {
                    continue;
                }

                if (cell.Contains(TextEncoding.Undecodable, StringComparison.Ordinal))
                {
                    fault ??= new RowFault(RowFault.Bytes);
                    cell = cell.Replace(TextEncoding.Undecodable, '\uFFFD');
                }

                record.Cells[i] = FormulaGuard.Remove(cell);
            }

            if (Shape(record.Line, record.Cells, fault) is { } row)
            {
                yield return row;
            }
        }
    }

    private protected override RawRecord? NextRecord() => parser.Next();

    private static string Sample(StreamReader text)
    {
        var sample = new char[DialectSample];
        return new string(sample, 0, text.ReadBlock(sample, 0, sample.Length));
    }

    private IReadOnlyList<string> ReadHeader(bool hasSeparatorLine)
    {
        while (hasSeparatorLine && parser.Next() is { } line)
        {
            hasSeparatorLine = line.Cells.TrueForAll(string.IsNullOrWhiteSpace);
        }

        var header = FindHeader() ?? throw new SourceFormatException(SourceFormatException.Empty, "The file has no header row.");
        return header.Fault is { } fault
            ? throw new SourceFormatException(SourceFormatException.Unreadable, $"The header row cannot be read. {fault}")
            : ColumnNames.Unique([.. header.Cells.Select(c => c is null ? null : FormulaGuard.Remove(c.Replace(TextEncoding.Undecodable, '\uFFFD')))]);
    }
}
