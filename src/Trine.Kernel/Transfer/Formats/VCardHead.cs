using System.Globalization;
using System.Text;

namespace Trine.Kernel.Transfer.Formats;

/// <summary>What stands before a property's colon: `item1.TEL;TYPE=CELL,PREF;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE`.</summary>
internal sealed record VCardHead(string Group, string Name, IReadOnlySet<string> Types, bool QuotedPrintable, bool Base64, string? Charset)
{
    public static VCardHead Parse(string text)
    {
        var parts = SplitOutsideQuotes(text, ';');
        var dot = parts[0].LastIndexOf('.');
        var types = new HashSet<string>(StringComparer.Ordinal);
        string? charset = null;
        var encoding = "";
        foreach (var part in parts.Skip(1))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var key = equals < 0 ? "" : part[..equals].Trim().ToUpperInvariant();
            var value = part[(equals + 1)..].Trim().Trim('"');
            switch (key)
            {
                case "CHARSET":
                    charset = value;
                    break;
                case "ENCODING":
                    encoding = value.ToUpperInvariant();
                    break;
                case "TYPE" or "":
                    types.UnionWith(value.ToUpperInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                    break;
                case "PREF":
                    types.Add("PREF");
                    break;
            }
        }

        // 2.1 allows the bare word too.
        return new VCardHead(
            dot < 0 ? "" : parts[0][..dot].Trim().ToUpperInvariant(),
            parts[0][(dot + 1)..].Trim().ToUpperInvariant(),
            types,
            encoding is "QUOTED-PRINTABLE" or "Q" || types.Contains("QUOTED-PRINTABLE"),
            encoding is "BASE64" or "B" || types.Contains("BASE64"),
            charset);
    }

    /// <summary>The value as text. Bytes without a stated character set are guessed at.</summary>
    public string Decode(string value)
    {
        var bytes = QuotedPrintable ? FromQuotedPrintable(value)
            : Base64 ? FromBase64(value)
            : null;
        return bytes is null ? value : TextOf(bytes);
    }

    private string TextOf(byte[] bytes)
    {
        var encoding = TextEncoding.Detect(bytes);
        if (Charset is not null)
        {
            try
            {
                encoding = TextEncoding.Named(Charset);
            }
            catch (SourceFormatException)
            {
                // An unknown name says nothing; the guess stands.
            }
        }

        return TextEncoding.Marking(encoding).GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static List<string> SplitOutsideQuotes(string text, char separator)
    {
        var (parts, start, quoted) = (new List<string>(), 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            quoted ^= text[i] == '"';
            if (text[i] == separator && !quoted)
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }

    private static byte[] FromQuotedPrintable(string value)
    {
        var bytes = new List<byte>(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '=' && i + 2 < value.Length
                && byte.TryParse(value.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var b))
            {
                bytes.Add(b);
                i += 2;
            }
            else if (char.IsAscii(value[i]))
            {
                bytes.Add((byte)value[i]);
            }
            else
            {
                // Not allowed, but written: text beside encoded bytes.
                bytes.AddRange(Encoding.UTF8.GetBytes(value, i, char.IsHighSurrogate(value[i]) && i + 1 < value.Length ? 2 : 1));
                i += char.IsHighSurrogate(value[i]) ? 1 : 0;
            }
        }

        return [.. bytes];
    }

    private static byte[]? FromBase64(string value)
    {
        try
        {
            return Convert.FromBase64String(value);
        }
        catch (FormatException)
        {
            return null; // then it is plain text, mislabelled
        }
    }
}
