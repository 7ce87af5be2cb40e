namespace Trine.Kernel.Transfer.Formats;

/// <summary>One property of a card, unfolded and decoded but with its separators still escaped.</summary>
/// <param name="Line">The line it starts on, from 1.</param>
/// <param name="Group">`item1` of `item1.TEL`; empty without one. Ties a number to its label.</param>
/// <param name="Name">Upper case, without group.</param>
/// <param name="Types">Upper case, from TYPE= and from the bare words of 2.1: CELL, WORK, PREF, FAX …</param>
/// <param name="Value">The text; for URIs as they stand.</param>
internal sealed record VCardProperty(int Line, string Group, string Name, IReadOnlySet<string> Types, string Value)
{
    public bool Is(string name, string value) => Name == name && Value.Trim().Equals(value, StringComparison.OrdinalIgnoreCase);

    /// <summary>The parts between `;`, unescaped and trimmed.</summary>
    public IReadOnlyList<string> Parts() => [.. Split(';').Select(p => Unescape(p).Trim())];

    /// <summary>The items between `,`, unescaped and trimmed.</summary>
    public IReadOnlyList<string> Items() => [.. Split(',').Select(p => Unescape(p).Trim())];

    /// <summary>The whole value unescaped and trimmed.</summary>
    public string Text() => Unescape(Value).Trim();

    // Gmail escapes colons too, against the standard; a backslash before anything else is one (Windows paths).
    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var next = text[i] == '\\' && i + 1 < text.Length ? text[i + 1] : '\0';
            var (plain, used) = next switch
            {
                'n' or 'N' => ('\n', 2),
                '\\' or ';' or ',' or ':' or '"' => (next, 2),
                _ => (text[i], 1),
            };
            result.Append(plain);
            i += used - 1;
        }

        return result.ToString();
    }

    private IEnumerable<string> Split(char separator)
    {
        var start = 0;
        for (var i = 0; i < Value.Length; i++)
        {
            if (Value[i] == '\\')
            {
                i++;
            }
            else if (Value[i] == separator)
            {
                yield return Value[start..i];
                start = i + 1;
            }
        }

        yield return Value[start..];
    }
}
