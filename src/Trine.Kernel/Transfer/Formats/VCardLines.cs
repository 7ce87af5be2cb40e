using System.Text;

namespace Trine.Kernel.Transfer.Formats;

/// <summary>Turns the lines of a vCard file into properties: unfolds, joins quoted-printable lines, decodes.</summary>
internal sealed class VCardLines(TextReader reader)
{
    // Longer values are no text anybody reads; the rest is dropped.
    private const int MaxValue = 1_048_576;

    private static readonly HashSet<string> Binary = ["PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE", "X-MS-OL-DESIGN"];

    private VCardProperty? returned;
    private string? ahead;
    private bool started;
    private int line; // the number of the line in `ahead`

    /// <returns>The next property; null at the end. Lines that are none are passed over.</returns>
    public VCardProperty? Next()
    {
        if (returned is { } again)
        {
            returned = null;
            return again;
        }

        if (!started)
        {
            Advance();
            started = true;
        }

        while (ahead is { } first)
        {
            var start = line;
            Advance();
            var colon = Colon(first);
            if (colon < 0 && ahead is { } next && IsFolded(next))
            {
                first += next[1..]; // folded within the parameters
                Advance();
                colon = Colon(first);
            }

            if (colon > 0 && Parse(first, colon, start) is { } property)
            {
                return property;
            }
        }

        return null;
    }

    /// <summary>Makes <see cref="Next"/> give a property again.</summary>
    public void Return(VCardProperty property) => returned = property;

    // A blank after a fold is part of the fold. vCard 2.1 folds at a blank and keeps it, but nobody folds text in 2.1.
    private static bool IsFolded(string text) => text.Length > 0 && text[0] is ' ' or '\t';

    private void Advance()
    {
        ahead = ReadLine();
        line++;
    }

    /// <summary>A line without its end; of an endless one the beginning.</summary>
    private string? ReadLine()
    {
        var text = new StringBuilder();
        int next;
        while ((next = reader.Read()) is not (-1 or '\r' or '\n'))
        {
            if (text.Length < MaxValue)
            {
                text.Append((char)next);
            }
        }

        if (next == '\r' && reader.Peek() == '\n')
        {
            _ = reader.Read();
        }

        return next == -1 && text.Length == 0 ? null : text.ToString();
    }

    // The first colon outside quotes: `TYPE="a:b":value`.
    private static int Colon(string text)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (text[i] == ':' && !quoted)
            {
                return i;
            }
        }

        return -1;
    }

    private VCardProperty? Parse(string first, int colon, int start)
    {
        var head = VCardHead.Parse(first[..colon]);
        var value = new StringBuilder(first, colon + 1, first.Length - colon - 1, 256);
        var binary = Binary.Contains(head.Name);
        while (ahead is { } next)
        {
            var soft = head.QuotedPrintable && value.Length > 0 && value[^1] == '=';
            if (!soft && !IsFolded(next))
            {
                break;
            }

            value.Length -= soft ? 1 : 0;
            if (!binary && value.Length < MaxValue)
            {
                value.Append(soft && !IsFolded(next) ? next : soft ? next.TrimStart(' ', '\t') : next[1..]);
            }

            Advance();
        }

        return binary ? null : new VCardProperty(start, head.Group, head.Name, head.Types, head.Decode(value.ToString()));
    }
}
