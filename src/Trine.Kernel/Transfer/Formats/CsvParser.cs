using System.Text;

namespace Trine.Kernel.Transfer.Formats;

/// <summary>
/// Splits delimited text into records (RFC 4180, with mixed line ends and quotes inside unquoted cells as Excel reads them).
/// Its own parser because of what a lost quote does: libraries swallow the rest of the file into one cell, in memory; this one
/// blames the line that opened the quote and goes on with the next line.
/// </summary>
internal sealed class CsvParser(TextReader reader, char delimiter, char quote)
{
    /// <summary>Characters of one record. Excel's cells hold 32,767; whole e-mails in a note fit too.</summary>
    public const int MaxRecord = 1_048_576;

    private readonly char[] buffer = new char[32 * 1_024];
    private readonly StringBuilder longText = new();
    private readonly List<string> further = []; // lines of the current record after its first
    private readonly Stack<string> returned = new(); // lines to be read again, the next on top

    // Reading again costs; a hostile file must not make it quadratic.
    private int charactersToReturn = 4 * MaxRecord;
    private int position;
    private int length;
    private int line;
    private string text = "";
    private int at;
    private int recordLength;

    /// <returns>The next record, blank ones too; null at the end.</returns>
    public RawRecord? Next()
    {
        if (NextLine() is not { } first)
        {
            return null;
        }

        (text, at, recordLength) = (first, 0, first.Length);
        further.Clear();
        var start = line;
        var cells = new List<string?>();
        while (true)
        {
            var cellStart = at;
            var fault = first.Length > MaxRecord ? new RowFault(RowFault.TooLong, MaxRecord) : ReadCell(cells);
            if (fault is not null)
            {
                // The cell began on the first line unless earlier cells spanned lines; then there is no better rest to show.
                cells.Add(further.Count == 0 || cellStart < first.Length ? first[Math.Min(cellStart, first.Length)..].TrimEnd('\r', '\n') : null);
                ReturnFurtherLines();
                return new RawRecord(start, cells, fault);
            }

            if (at >= text.Length || text[at] != delimiter)
            {
                return new RawRecord(start, cells, null);
            }

            at++;
        }
    }

    private RowFault? ReadCell(List<string?> cells)
    {
        var open = at;
        while (open < text.Length && text[open] == ' ')
        {
            open++;
        }

        if (open < text.Length && text[open] == quote)
        {
            at = open + 1;
            return ReadQuoted(cells);
        }

        var end = text.AsSpan(at).IndexOfAny(delimiter, '\r', '\n');
        var cell = end < 0 ? text[at..] : text.Substring(at, end);
        at += cell.Length;
        cells.Add(cell.Length == 0 ? null : cell);
        return null;
    }

    private RowFault? ReadQuoted(List<string?> cells)
    {
        longText.Clear();
        while (true)
        {
            var end = text.AsSpan(at).IndexOf(quote);
            if (end < 0)
            {
                longText.Append(text, at, text.Length - at);
                if (!Continue())
                {
                    return new RowFault(RowFault.Unclosed, cells.Count + 1);
                }

                continue;
            }

            longText.Append(text, at, end);
            at += end + 1;
            if (at >= text.Length || text[at] != quote)
            {
                break;
            }

            longText.Append(quote);
            at++;
        }

        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        if (at < text.Length && text[at] != delimiter && text[at] is not ('\r' or '\n'))
        {
            return new RowFault(RowFault.Quotes, cells.Count + 1);
        }

        cells.Add(longText.Length == 0 ? null : longText.ToString());
        return null;
    }

    private bool Continue()
    {
        if (recordLength > MaxRecord || NextLine() is not { } next)
        {
            return false;
        }

        further.Add(next);
        recordLength += next.Length;
        (text, at) = (next, 0);
        return true;
    }

    private void ReturnFurtherLines()
    {
        var characters = further.Sum(l => l.Length);
        if (characters > charactersToReturn)
        {
            return;
        }

        charactersToReturn -= characters;
        line -= further.Count;
        for (var i = further.Count - 1; i >= 0; i--)
        {
            returned.Push(further[i]);
        }
    }

    /// <summary>A line with its end (CR, LF or CRLF); of an endless line the first <see cref="MaxRecord"/> + 1 characters.</summary>
    private string? NextLine()
    {
        if (returned.TryPop(out var again))
        {
            line++;
            return again;
        }

        StringBuilder? parts = null;
        while (true)
        {
            if (position == length && !Fill())
            {
                line += parts is null ? 0 : 1;
                return parts?.ToString();
            }

            var rest = buffer.AsSpan(position, length - position);
            var end = rest.IndexOfAny('\r', '\n');
            var taken = end < 0 ? rest.Length : end + 1;
            position += taken;
            if (end >= 0 && rest[end] == '\n' && parts is null)
            {
                line++;
                return rest[..taken].ToString();
            }

            parts ??= new StringBuilder();
            parts.Append(rest[..Math.Min(taken, MaxRecord + 1 - Math.Min(parts.Length, MaxRecord + 1))]);
            if (end >= 0)
            {
                if (rest[end] == '\r' && (position < length || Fill()) && buffer[position] == '\n')
                {
                    position++;
                    parts.Append('\n');
                }

                line++;
                return parts.ToString();
            }
        }
    }

    private bool Fill()
    {
        (position, length) = (0, reader.Read(buffer, 0, buffer.Length));
        return length > 0;
    }
}
