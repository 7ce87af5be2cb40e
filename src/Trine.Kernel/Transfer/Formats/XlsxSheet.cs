using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Trine.Kernel.Transfer.Formats;

/// <summary>One sheet being written, top to bottom: columns, rows, validations, end.</summary>
internal sealed class XlsxSheet : IDisposable
{
    /// <summary>What Excel takes in one cell, in UTF-16 units.</summary>
    public const int MaxText = 32_767;

    /// <summary>What Excel takes in one sheet, the header counted.</summary>
    public const int MaxRows = 1_048_576;

    private readonly Stream part;
    private readonly OpenXmlWriter writer;
    private readonly List<OpenXmlAttribute> attributes = [];
    private readonly List<string> letters = [];
    private int row;

    public XlsxSheet(Stream part)
    {
        this.part = part;
        writer = OpenXmlWriter.Create(part, new UTF8Encoding(false));
        writer.WriteStartDocument();
        writer.WriteStartElement(new Worksheet());
    }

    /// <summary>Writes what must come before the rows.</summary>
    /// <param name="widths">In characters, one for each column.</param>
    /// <param name="frozenHeader">Keeps the first row in view.</param>
    public void Begin(IReadOnlyList<double> widths, bool frozenHeader)
    {
        if (frozenHeader)
        {
            writer.WriteElement(new SheetViews(new SheetView(
                new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen },
                new Selection { Pane = PaneValues.BottomLeft })
            { WorkbookViewId = 0 }));
        }

        writer.WriteElement(new Columns(widths.Select((w, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        for (var i = 0; i < widths.Count; i++)
        {
            letters.Add(Letters(i));
        }
    }

    public void BeginRow()
    {
        row++;
        attributes.Clear();
        attributes.Add(new OpenXmlAttribute("r", "", row.ToString(CultureInfo.InvariantCulture)));
        writer.WriteStartElement(new Row(), attributes);
    }

    public void EndRow() => writer.WriteEndElement();

    /// <summary>Writes a value in its own type; nulls and empty texts leave no cell.</summary>
    public void WriteCell(int column, object? value)
    {
        switch (value)
        {
            case null or "":
                break;
            case bool b:
                Raw(column, b ? "1" : "0", "b", 0);
                break;
            case DateOnly day when IsDate(day.ToDateTime(TimeOnly.MinValue)):
                Raw(column, Serial(day.ToDateTime(TimeOnly.MinValue)), null, XlsxPackage.DateStyle);
                break;
            case DateTime time when IsDate(time):
                Raw(column, Serial(time), null, XlsxPackage.DateTimeStyle);
                break;
            case DateTimeOffset time when IsDate(time.DateTime):
                Raw(column, Serial(time.DateTime), null, XlsxPackage.DateTimeStyle);
                break;
            case sbyte or byte or short or ushort or int or uint or long or ulong or decimal or float or double when IsExact(value):
                Raw(column, CellText.From(value), null, 0);
                break;
            default:
                var text = CellText.From(value);
                WriteText(column, text, text[0] is '=' or '+' or '-' or '@' ? XlsxPackage.QuotedStyle : 0);
                break;
        }
    }

    /// <summary>Writes a text, never a formula.</summary>
    /// <remarks>Characters XML cannot hold are left out, line ends become LF, and what Excel cannot hold is cut off.</remarks>
    public void WriteText(int column, string text, uint style)
    {
        Start(column, "inlineStr", style);
        writer.WriteStartElement(new InlineString());
        writer.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>Ends the rows; then come the drop-downs.</summary>
    /// <param name="validations">Null for none.</param>
    /// <param name="mark">What stands on each printed page; null for nothing.</param>
    public void End(DataValidations? validations, string? mark = null)
    {
        writer.WriteEndElement();
        if (validations is not null)
        {
            writer.WriteElement(validations);
        }

        if (mark is not null)
        {
            // «&» begins a code there, and twice it is itself; Excel takes 255 characters.
            var text = Clean(mark.Length > 100 ? mark[..100] : mark).Replace("&", "&&", StringComparison.Ordinal);
            writer.WriteElement(new HeaderFooter(new OddHeader("&R" + text), new OddFooter("&R" + text + "  &P/&N")));
        }

        writer.WriteEndElement();
    }

    public void Dispose()
    {
        writer.Dispose();
        part.Dispose();
    }

    /// <summary>A, B … Z, AA …</summary>
    public static string Letters(int column) =>
        (column < 26 ? "" : Letters((column / 26) - 1)) + (char)('A' + (column % 26));

    /// <summary>The text as a cell holds it.</summary>
    internal static string Clean(string text)
    {
        var cut = text.Length > MaxText ? text[..(char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText)] : text;
        if (!cut.AsSpan().ContainsAnyExceptInRange(' ', '\uD7FF') && !cut.Contains("_x", StringComparison.Ordinal))
        {
            return cut;
        }

        var clean = new StringBuilder(cut.Length);
        for (var i = 0; i < cut.Length; i++)
        {
            if (cut[i] == '\r')
            {
                clean.Append(i + 1 < cut.Length && cut[i + 1] == '\n' ? "" : "\n");
            }
            else if (i + 1 < cut.Length && char.IsSurrogatePair(cut[i], cut[i + 1]))
            {
                clean.Append(cut, i++, 2);
            }
            else if (XmlConvert.IsXmlChar(cut[i]))
            {
                // Excel reads _x000D_ as a character's code; written out, the underscore itself is coded.
                clean.Append(IsCode(cut.AsSpan(i)) ? "_x005F_" : cut.AsSpan(i, 1));
            }
        }

        return clean.ToString();
    }

    private static bool IsCode(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[0] == '_' && text[1] == 'x' && text[6] == '_' && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]) && char.IsAsciiHexDigit(text[4]) && char.IsAsciiHexDigit(text[5]);

    // Excel believes in 29 February 1900; from March on its days are right.
    private static bool IsDate(DateTime time) => time >= new DateTime(1900, 3, 1, 0, 0, 0, DateTimeKind.Unspecified);

    private static string Serial(DateTime time) => time.ToOADate().ToString("R", CultureInfo.InvariantCulture);

    // Excel keeps 15 digits; longer numbers (card numbers, ids) stay whole as text.
    private static bool IsExact(object number)
    {
        if (number is float or double)
        {
            return double.IsFinite(Convert.ToDouble(number, CultureInfo.InvariantCulture));
        }

        var digits = CellText.From(number).AsSpan().TrimStart('-');
        return digits.Length <= 16 && digits.TrimStart("0.").Length - (digits.TrimStart("0.").Contains('.') ? 1 : 0) <= 15;
    }

    private void Raw(int column, string value, string? type, uint style)
    {
        Start(column, type, style);
        writer.WriteElement(new CellValue(value));
        writer.WriteEndElement();
    }

    private void Start(int column, string? type, uint style)
    {
        attributes.Clear();
        attributes.Add(new OpenXmlAttribute("r", "", string.Create(CultureInfo.InvariantCulture, $"{letters[column]}{row}")));
        if (style != 0)
        {
            attributes.Add(new OpenXmlAttribute("s", "", style.ToString(CultureInfo.InvariantCulture)));
        }

        if (type is not null)
        {
            attributes.Add(new OpenXmlAttribute("t", "", type));
        }

        writer.WriteStartElement(new Cell(), attributes);
    }
}
