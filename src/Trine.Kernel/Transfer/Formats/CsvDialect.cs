namespace Trine.Kernel.Transfer.Formats;

/// <summary>How a delimited text is punctuated.</summary>
/// <param name="Delimiter">Between cells: one of `,` `;` tab `|`, or what a `sep=` line names.</param>
/// <param name="Quote">Around cells: `"`, rarely `'`.</param>
/// <param name="HasSeparatorLine">The first line that is not blank is Excel's `sep=;` and no data.</param>
public sealed record CsvDialect(char Delimiter, char Quote, bool HasSeparatorLine)
{
    private const int RecordsToTry = 100;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <param name="sample">The text's beginning, some thousand characters; it may end in the middle of a row.</param>
    /// <returns>A comma and double quotes where nothing tells otherwise.</returns>
    public static CsvDialect Detect(string sample)
    {
        var text = sample.TrimStart('\uFEFF', '\r', '\n');
        if (SeparatorLine(text) is { } separator)
        {
            return new CsvDialect(separator, '"', true);
        }

        var quote = UsesApostrophes(text) ? '\'' : '"';
        var best = Delimiters.Select(d => (Delimiter: d, Fit: Fit(text, d, quote))).MaxBy(c => c.Fit);
        return new CsvDialect(best.Delimiter, quote, false);
    }

    // `sep=;` alone on its line, at times quoted by a program that did not know it.
    private static char? SeparatorLine(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var line = text.AsSpan(0, end < 0 ? text.Length : end).TrimEnd(' ').Trim('"');
        return line.Length == 5 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? line[4] : null;
    }

    /// <summary>Row 1 is the header, so the right delimiter is in it; then rows as wide as the header, then the wider header.</summary>
    private static (double Share, int Width) Fit(string text, char delimiter, char quote)
    {
        var parser = new CsvParser(new StringReader(text), delimiter, quote);
        var records = new List<RawRecord>();
        while (records.Count < RecordsToTry && parser.Next() is { } record)
        {
            if (record.Cells.Any(c => c is not null))
            {
                records.Add(record);
            }
        }

        if (records.Count == 0 || records[0].Cells.Count < 2)
        {
            return (0, 0);
        }

        // The last record may be cut.
        var whole = records.Count > 1 ? records[..^1] : records;
        var width = records[0].Cells.Count;
        var share = (double)whole.Count(r => r.Fault is null && r.Cells.Count == width) / whole.Count;

        // Half a delimiter beats none: ragged files have one too.
        return (Math.Max(share, 0.01), width);
    }

    // Only when most words of the first rows begin and end with one: `'=1` is Excel's mark for text, `O'Neil` a name.
    private static bool UsesApostrophes(string text)
    {
        if (text.Contains('"', StringComparison.Ordinal))
        {
            return false;
        }

        var words = text.Split([',', ';', '\t', '|', '\r', '\n'], RecordsToTry, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SkipLast(1)
            .Where(w => w.Any(char.IsLetter))
            .ToList();
        return words.Count > 1 && words.Count(w => w.Length > 1 && w[0] == '\'' && w[^1] == '\'') * 2 > words.Count;
    }
}
