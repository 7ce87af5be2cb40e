using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Tests.Transfer.Formats;

public sealed class TableWriterTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(1+9)*cmd|' /C calc'!A0", "'@SUM(1+9)*cmd|' /C calc'!A0")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("-", "'-")]
    [InlineData("-A1", "'-A1")]
    [InlineData("+8613812345678", "+8613812345678")]
    [InlineData("+1 (212) 555-0100", "+1 (212) 555-0100")]
    [InlineData("-1,234.50", "-1,234.50")]
    [InlineData("a=1", "a=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("'tis", "'tis")]
    [InlineData("", "")]
    public void Formulas_are_guarded_and_numbers_left_alone(string text, string guarded)
    {
        FormulaGuard.Add(text).ShouldBe(guarded);
        FormulaGuard.Remove(guarded).ShouldBe(text);
    }

    [Fact]
    public async Task Csv_is_what_excel_expects()
    {
        var bytes = await Sources.WriteAsync(
            TableFormat.Csv,
            ["名称", "a,b"],
            [["x\"y", "line\r\nbreak"], [null, -5m], [true, new DateOnly(2026, 11, 21)], [1234.5, new DateTimeOffset(2026, 11, 21, 8, 30, 0, TimeSpan.Zero)], ["=x", " y"]]);

        bytes.ShouldBe((byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(
            "名称,\"a,b\"\r\n\"x\"\"y\",\"line\r\nbreak\"\r\n,-5\r\ntrue,2026-11-21\r\n1234.5,2026-11-21T08:30:00Z\r\n'=x,\" y\"\r\n")]);
    }

    [Fact]
    public async Task Xlsx_values_keep_their_types()
    {
        var bytes = await Sources.WriteAsync(
            TableFormat.Xlsx,
            ["v"],
            [
                [42], [-1.5m], [0.1 + 0.2], [true], [new DateOnly(2026, 11, 21)], [new DateTimeOffset(2026, 11, 21, 8, 30, 0, TimeSpan.FromHours(8))],
                [6222021234567890123L], ["007"], ["=1+1"], [new DateOnly(1899, 1, 2)], [new string('x', 40_000)], [double.NaN], [12345678901234.56m],
            ]);

        var (_, rows) = await Sources.ReadAsync(bytes);
        rows.Select(r => r.Values[0]).ShouldBe(
        [
            "42", "-1.5", "0.3", "true", "2026-11-21", "2026-11-21T08:30:00",
            "6222021234567890123", "007", "=1+1", "1899-01-02", new string('x', 32_767), "NaN", "12345678901234.56",
        ]);
        var sheet = Part(bytes, "xl/worksheets/sheet1.xml");
        sheet.Descendants().Where(e => e.Name.LocalName == "c").Select(c => (string?)c.Attribute("t") ?? "n")
            .ShouldBe(["inlineStr", "n", "n", "n", "b", "n", "n", "inlineStr", "inlineStr", "inlineStr", "inlineStr", "inlineStr", "inlineStr", "inlineStr"]);
        sheet.Descendants().ShouldNotContain(e => e.Name.LocalName == "f");
    }

    [Fact]
    public async Task Xlsx_is_valid_for_the_sdk_with_a_bold_frozen_header_and_fitting_widths()
    {
        var bytes = await Sources.WriteAsync(TableFormat.Xlsx, ["a", "客户名称"], [["short", new string('长', 12)], ["=x", new DateOnly(2026, 1, 1)]]);

        using var workbook = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        new OpenXmlValidator().Validate(workbook, TestContext.Current.CancellationToken).Select(e => e.Description).ShouldBeEmpty();
        var sheet = workbook.WorkbookPart!.WorksheetParts.ShouldHaveSingleItem().Worksheet;
        sheet.Descendants<Pane>().ShouldHaveSingleItem().VerticalSplit!.Value.ShouldBe(1);
        sheet.Descendants<Column>().Select(c => c.Width!.Value).ShouldBe([8, 26]);
        sheet.Descendants<Cell>().First().StyleIndex!.Value.ShouldBe(XlsxPackage.HeaderStyle);
    }

    [Fact]
    public async Task Rows_a_sheet_cannot_hold_go_on_in_the_next()
    {
        using var stream = new MemoryStream();
        await using (var writer = new XlsxTableWriter(stream, rowsPerSheet: 101))
        {
            writer.WriteHeader(["n"]);
            for (var i = 0; i < 250; i++)
            {
                writer.WriteRow([i]);
            }
        }

        using var workbook = SpreadsheetDocument.Open(stream, isEditable: false);
        workbook.WorkbookPart!.Workbook.Descendants<Sheet>().Select(s => s.Name!.Value).ShouldBe(["Sheet1", "Sheet2", "Sheet3"]);
        workbook.WorkbookPart.WorksheetParts.Select(p => p.Worksheet.Descendants<Row>().Count()).Order().ShouldBe([51, 101, 101]);
    }

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Xlsx)]
    public async Task A_table_without_rows_still_has_its_header(TableFormat format)
    {
        var (file, rows) = await Sources.ReadAsync(await Sources.WriteAsync(format, ["a", "b"], []));

        file.Columns.ShouldBe(["a", "b"]);
        rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Misuse_is_refused()
    {
        using var stream = new MemoryStream();
        await using var writer = TableWriter.Create(stream, TableFormat.Csv);

        Should.Throw<InvalidOperationException>(() => writer.WriteRow(["x"]));
        Should.Throw<ArgumentException>(() => writer.WriteHeader([]));
        writer.WriteHeader(["a"]);
        Should.Throw<InvalidOperationException>(() => writer.WriteHeader(["a"]));
        Should.Throw<ArgumentException>(() => writer.WriteRow(["x", "y"]));
    }

    [Fact]
    public async Task A_template_has_drop_downs_instructions_and_can_be_imported_once_filled()
    {
        using var stream = new MemoryStream();
        XlsxTemplate.Write(
            stream,
            [new("客户名称", true, [], "全称"), new("级别", false, ["A, 重要", "B"], null), new("电话", false, [], null)],
            new TemplateTexts("数据", "说明", ["列", "必填", "可选值", "说明"], "是", ["请勿修改表头"]));

        using (var workbook = SpreadsheetDocument.Open(stream, isEditable: false))
        {
            new OpenXmlValidator().Validate(workbook, TestContext.Current.CancellationToken).Select(e => e.Description).ShouldBeEmpty();
            workbook.WorkbookPart!.Workbook.Descendants<Sheet>().Select(s => (s.Name!.Value, s.State?.Value == SheetStateValues.Hidden))
                .ShouldBe([("数据", false), ("说明", false), ("_choices", true)]);
        }

        var validation = Part(stream.ToArray(), "xl/worksheets/sheet1.xml").Descendants().Single(e => e.Name.LocalName == "dataValidation");
        validation.Attribute("sqref")!.Value.ShouldBe("B2:B1048576");
        validation.Value.ShouldBe("_choices!$B$1:$B$2");
        var (file, rows) = await Sources.ReadAsync(stream.ToArray());
        file.Columns.ShouldBe(["客户名称", "级别", "电话"]);
        rows.ShouldBeEmpty();
    }

    private static XDocument Part(byte[] workbook, string path)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        using var part = zip.GetEntry(path)!.Open();
        return XDocument.Load(part);
    }
}
