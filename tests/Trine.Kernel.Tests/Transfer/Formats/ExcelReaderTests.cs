using System.IO.Compression;
using System.Text;
using Trine.Kernel.Transfer.Formats;
using static System.FormattableString;

namespace Trine.Kernel.Tests.Transfer.Formats;

public sealed class ExcelReaderTests
{
    [Theory]
    [InlineData("spreadsheet.xls", SourceFormat.Xls)]
    [InlineData("spreadsheet.xlsx", SourceFormat.Xlsx)]
    public async Task Both_generations_are_read(string name, SourceFormat format)
    {
        var (file, rows) = await Sources.ReadAsync(Sources.Fixture("csvlint", name), fileName: "named-wrongly.csv");

        file.Format.ShouldBe(format);
        file.Columns.ShouldBe(["a", "b", "c"]);
        rows.ShouldBeEmpty(); // it is a header only
    }

    [Fact]
    public async Task A_title_above_the_header_is_no_header()
    {
        const string rows = """
            <row r="1"><c r="A1" t="inlineStr"><is><t>2026 年客户名单</t></is></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>名称</t></is></c><c r="B3" t="inlineStr"><is><t>电话</t></is></c><c r="C3" t="inlineStr"><is><t>城市</t></is></c></row>
            <row r="4"><c r="A4" t="inlineStr"><is><t>甲</t></is></c><c r="C4" t="inlineStr"><is><t>杭州</t></is></c></row>
            """;

        var (file, read) = await Sources.ReadAsync(Workbook([("名单", "", rows)]), fileName: "x.xlsx");

        file.Columns.ShouldBe(["名称", "电话", "城市"]);
        read.Select(r => r.Number).ShouldBe([4]);
        read[0].Values.ShouldBe(["甲", null, "杭州"]);
    }

    [Fact]
    public async Task Numbers_dates_and_booleans_come_as_people_see_them()
    {
        // styles: 1 = percent, 2 = date, 3 = date and time, 4 = time of day
        const string rows = """
            <row r="3"><c r="B3" t="inlineStr"><is><t>Number</t></is></c><c r="C3" t="inlineStr"><is><t>Date</t></is></c><c r="D3" t="inlineStr"><is><t>Other</t></is></c></row>
            <row r="5"><c r="B5"><v>0.30000000000000004</v></c><c r="C5" s="2"><v>46347</v></c><c r="D5" t="b"><v>1</v></c></row>
            <row r="6"><c r="B6" s="1"><v>0.125</v></c><c r="C6" s="3"><v>46347.354166666664</v></c><c r="D6" t="e"><v>#N/A</v></c></row>
            <row r="7"><c r="B7"><v>13812345678</v></c><c r="C7" s="4"><v>0.354166666666667</v></c><c r="D7" t="b"><v>0</v></c></row>
            <row r="8"><c r="B8"><v>1E-7</v></c></row>
            <row r="9"><c r="B9"><v>123456789012345</v></c><c r="E9"><v>7</v></c></row>
            """;

        var (file, read) = await Sources.ReadAsync(Workbook([("Data", "", rows)]), fileName: "x.xlsx");

        file.Columns.ShouldBe(["Column 1", "Number", "Date", "Other"]);
        read.Select(r => r.Number).ShouldBe([5, 6, 7, 8, 9]);
        read[0].Values.ShouldBe([null, "0.3", "2026-11-21", "true"]);
        read[1].Values.ShouldBe([null, "0.125", "2026-11-21T08:30:00", null]);
        read[2].Values.ShouldBe([null, "13812345678", "08:30:00", "false"]);
        read[3].Values[1].ShouldBe("0.0000001");
        read[4].Values[1].ShouldBe("123456789012345");
        read[4].Fault.ShouldBe(new RowFault(RowFault.Cells, 5));
    }

    [Fact]
    public async Task The_first_visible_sheet_with_content_is_read()
    {
        var cell = (string text) => $"""<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>""";
        var (file, _) = await Sources.ReadAsync(
            Workbook([("Hidden", "hidden", cell("no")), ("Deep", "veryHidden", cell("no")), ("Empty", "", ""), ("Data", "", cell("yes"))]), fileName: "x.xlsx");

        file.Columns.ShouldBe(["yes"]);
    }

    [Fact]
    public async Task A_workbook_without_content_is_refused() =>
        (await Should.ThrowAsync<SourceFormatException>(() => Sources.ReadAsync(Workbook([("A", "", "")]), fileName: "x.xlsx"))).Code
            .ShouldBe(SourceFormatException.Empty);

    [Fact]
    public async Task Damaged_workbooks_are_refused_with_a_sentence()
    {
        var whole = File.ReadAllBytes(Sources.Fixture("csvlint", "spreadsheet.xlsx"));
        var old = File.ReadAllBytes(Sources.Fixture("csvlint", "spreadsheet.xls"));
        byte[][] damaged =
        [
            whole[..3_000],
            [.. whole.Take(3_300), .. new byte[400], .. whole.Skip(3_700)],
            old[..600],
            "PK\x03\x04 and nothing else"u8.ToArray(),
            Zip(("word/document.xml", "<document/>")),
            Workbook([("A", "", "<row r='1'><c r='A1' t='s'><v>99</v></c></row><broken")]),
        ];
        for (var i = 0; i < damaged.Length; i++)
        {
            var content = damaged[i];
            (await Should.ThrowAsync<SourceFormatException>(() => Sources.ReadAsync(content, fileName: "x.xlsx"), Invariant($"file {i}")))
                .Code.ShouldBe(SourceFormatException.Unreadable);
        }
    }

    private static byte[] Workbook((string Name, string State, string Rows)[] sheets)
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var list = string.Concat(sheets.Select((s, i) =>
            Invariant($"<sheet name='{s.Name}' sheetId='{i + 1}' r:id='r{i + 1}'{(s.State.Length > 0 ? $" state='{s.State}'" : "")}/>")));
        var relations = string.Concat(sheets.Select((_, i) => Invariant($"<Relationship Id='r{i + 1}' Type='{links}/worksheet' Target='worksheets/sheet{i + 1}.xml'/>")));
        var styles = "<cellXfs><xf/><xf numFmtId='10'/><xf numFmtId='14'/><xf numFmtId='22'/><xf numFmtId='20'/></cellXfs>";
        return Zip(
        [
            ("xl/workbook.xml", $"<workbook xmlns='{main}' xmlns:r='{links}'><sheets>{list}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{relations}<Relationship Id='st' Type='{links}/styles' Target='styles.xml'/></Relationships>"),
            ("xl/styles.xml", $"<styleSheet xmlns='{main}'>{styles}</styleSheet>"),
            .. sheets.Select((s, i) => (Invariant($"xl/worksheets/sheet{i + 1}.xml"), $"<worksheet xmlns='{main}'><sheetData>{s.Rows}</sheetData></worksheet>")),
        ]);
    }

    private static byte[] Zip(params (string Path, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in parts)
            {
                using var part = zip.CreateEntry(path).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }
}
