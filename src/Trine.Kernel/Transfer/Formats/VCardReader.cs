namespace Trine.Kernel.Transfer.Formats;

/// <summary>Reads contact cards: vCard 2.1, 3.0 and 4.0 of telephones, mail programs and WeCom, mixed in one file if need be.</summary>
/// <remarks>The row's number is the line of BEGIN:VCARD. Pictures, keys and sounds are passed over without being kept.</remarks>
public sealed class VCardReader : SourceReader
{
    /// <summary>
    /// The columns of every vCard file. `address` is the whole address on one line, then its parts; `birthday` is an ISO day and
    /// empty where the card omits the year; `tags` are separated by commas; a second number or address keeps its own column, further
    /// ones are not read.
    /// </summary>
    public static readonly IReadOnlyList<string> ColumnNames =
    [
        "name", "lastName", "firstName", "nickname", "company", "department", "jobTitle",
        "mobile", "mobile2", "phone", "phone2", "fax", "email", "email2", "wechat", "qq", "url",
        "address", "country", "province", "city", "street", "postalCode", "birthday", "tags", "note",
    ];

    private readonly StreamReader text;
    private readonly VCardLines lines;

    internal VCardReader(string path, SourceOptions options)
    {
        var stream = System.IO.File.OpenRead(path);
        try
        {
            var encoding = TextEncoding.NamedOrDetected(options.Encoding, stream);
            text = TextEncoding.OpenText(stream, encoding);
            lines = new VCardLines(text);
            File = new SourceFile(SourceFormat.VCard, encoding.WebName, null, ColumnNames);
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
        while (lines.Next() is { } property)
        {
            // Whatever stands between cards is nobody's.
            if (property.Is("BEGIN", "VCARD") && ReadCard(property.Line) is { } row)
            {
                yield return row;
            }
        }
    }

    private SourceRow? ReadCard(int start)
    {
        var card = new VCardColumns();
        var nested = 0;
        VCardProperty? last = null;
        while (lines.Next() is { } property)
        {
            if (property.Is("BEGIN", "VCARD"))
            {
                // A card within a card is the assistant's (2.1: AGENT); otherwise the end of this one got lost.
                if (nested == 0 && last?.Name != "AGENT")
                {
                    lines.Return(property);
                    return Row(start, card, new RowFault(RowFault.CutOff));
                }

                nested++;
            }
            else if (property.Is("END", "VCARD"))
            {
                if (nested == 0)
                {
                    return Row(start, card, null);
                }

                nested--;
            }
            else if (nested == 0)
            {
                card.Add(property);
            }

            last = property;
        }

        return Row(start, card, new RowFault(RowFault.CutOff));
    }

    private SourceRow? Row(int start, VCardColumns card, RowFault? fault)
    {
        // Bad bytes count only in what is read: a spoiled second address is no reason to refuse a card.
        var values = card.Values();
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i]?.Contains(TextEncoding.Undecodable, StringComparison.Ordinal) == true)
            {
                values[i] = values[i]!.Replace(TextEncoding.Undecodable, '\uFFFD');
                fault ??= new RowFault(RowFault.Bytes);
            }
        }

        return Shape(start, values, fault);
    }
}
