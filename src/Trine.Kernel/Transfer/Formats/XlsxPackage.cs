using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Trine.Kernel.Transfer.Formats;

/// <summary>
/// The zip around the sheets of a workbook. Put together here because the SDK's own package keeps every part in memory until
/// it is closed; so the sheets stream through, and only they and the styles use the SDK.
/// </summary>
internal sealed class XlsxPackage(Stream stream, string? mark = null) : IDisposable
{
    // Indexes into the cell formats of the style sheet below.
    public const uint HeaderStyle = 1;
    public const uint DateStyle = 2;
    public const uint DateTimeStyle = 3;
    public const uint QuotedStyle = 4;
    public const uint RequiredHeaderStyle = 5;
    public const uint WrappedStyle = 6;

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    private readonly ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<(string Name, bool Hidden)> sheets = [];

    /// <summary>Begins a sheet; the one before must have been ended.</summary>
    public XlsxSheet AddSheet(string name, bool hidden = false)
    {
        sheets.Add((name, hidden));
        return new XlsxSheet(zip.CreateEntry(SheetPath(sheets.Count, "xl/"), CompressionLevel.Fastest).Open());
    }

    /// <summary>Writes what ties the sheets together.</summary>
    public void Dispose()
    {
        using (var part = zip.CreateEntry("xl/styles.xml").Open())
        using (var writer = OpenXmlWriter.Create(part, new UTF8Encoding(false)))
        {
            writer.WriteStartDocument();
            writer.WriteElement(Styles());
        }

        WritePart("xl/workbook.xml", new XElement(
            Main + "workbook",
            new XAttribute(XNamespace.Xmlns + "r", Links.NamespaceName),
            new XElement(Main + "sheets", sheets.Select((sheet, i) => new XElement(
                Main + "sheet",
                new XAttribute("name", sheet.Name),
                new XAttribute("sheetId", i + 1),
                sheet.Hidden ? new XAttribute("state", "hidden") : null,
                new XAttribute(Links + "id", RelationId(i + 1)))))));
        WritePart("xl/_rels/workbook.xml.rels", new XElement(
            Package + "Relationships",
            sheets.Select((_, i) => Relation(RelationId(i + 1), "worksheet", SheetPath(i + 1, ""))),
            Relation("styles", "styles", "styles.xml")));
        if (mark is not null)
        {
            WritePart("docProps/core.xml", new XElement(
                Core + "coreProperties",
                new XElement(Dublin + "creator", XlsxSheet.Clean(mark)),
                new XElement(Dublin + "description", XlsxSheet.Clean(mark))));
        }

        WritePart("_rels/.rels", new XElement(
            Package + "Relationships",
            Relation("workbook", "officeDocument", "xl/workbook.xml"),
            mark is null ? null : new XElement(
                Package + "Relationship", new XAttribute("Id", "core"), new XAttribute("Type", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"),
                new XAttribute("Target", "docProps/core.xml"))));
        WritePart("[Content_Types].xml", new XElement(
            Types + "Types",
            new XElement(Types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
            new XElement(Types + "Default", new XAttribute("Extension", "xml"), new XAttribute("ContentType", "application/xml")),
            ContentType("/xl/workbook.xml", "sheet.main"),
            ContentType("/xl/styles.xml", "styles"),
            mark is null ? null : new XElement(
                Types + "Override", new XAttribute("PartName", "/docProps/core.xml"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.core-properties+xml")),
            sheets.Select((_, i) => ContentType("/" + SheetPath(i + 1, "xl/"), "worksheet"))));
        zip.Dispose();
    }

    private static string SheetPath(int number, string folder) => FormattableString.Invariant($"{folder}worksheets/sheet{number}.xml");

    private static string RelationId(int number) => FormattableString.Invariant($"sheet{number}");

    private static XElement Relation(string id, string type, string target) => new(
        Package + "Relationship", new XAttribute("Id", id), new XAttribute("Type", $"{Links}/{type}"), new XAttribute("Target", target));

    private static XElement ContentType(string part, string kind) => new(
        Types + "Override",
        new XAttribute("PartName", part),
        new XAttribute("ContentType", $"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"));

    private void WritePart(string path, XElement content)
    {
        using var writer = XmlWriter.Create(zip.CreateEntry(path).Open(), new XmlWriterSettings { CloseOutput = true, Encoding = new UTF8Encoding(false) });
        new XDocument(content).Save(writer);
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\\-mm\\-dd" },
            new NumberingFormat { NumberFormatId = 165, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm:ss" }),
        new Fonts(
            new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
            new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
            new Font(new Bold(), new FontSize { Val = 11 }, new Color { Rgb = "FFC00000" }, new FontName { Val = "Calibri" })),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 })), // the format reserves these two
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 165, ApplyNumberFormat = true },
            new CellFormat { QuotePrefix = true },
            new CellFormat { FontId = 2, ApplyFont = true },
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { ApplyAlignment = true }));
}
