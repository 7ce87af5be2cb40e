using System.IO.Compression;
using System.Net;
using System.Text;
using Trine.Tests.Fixture;

namespace Trine.Tests.Transfer;

/// <summary>Files that are small on disk and huge in memory are refused in words, and take little while they are.</summary>
[Trait("Database", "any")]
public sealed class BombTests
{
    private const int Huge = 300_000_000;
    private const string Sheet = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{0}</sheetData></worksheet>";
    private const string Strings = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{0}</sst>";
    private const string Names = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>name</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>phone</t></is></c></row>";

    [Theory]
    [InlineData("one inline string", Huge, "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>", "x", "</t></is></c></row>")]
    [InlineData("many runs of one", Huge / 20, "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is>", "<r><t>1234567890abcdef</t></r><c/>", "</is></c></row>")]
    [InlineData("tags in data", Huge / 20, "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>", "<![CDATA[<c><c><c><c>]]>", "</v></c></row>")]
    [InlineData("one comment", Huge / 20, "<row r=\"2\"><c r=\"A2\"><v>1</v><!--", "<c></c><c></c><row/>", "--></c></row>")]
    [InlineData("one attribute", Huge, "<row r=\"2\"><c r=\"A2\" x=\"", ">", "\"><v>1</v></c></row>")]
    [InlineData("one instruction", Huge / 20, "<row r=\"2\"><?x ", "<c></c><c></c><row/>", "?></row>")]
    [InlineData("merged cells", Huge / 25, "", "<mergeCell ref=\"A1:B2\"/>", "")]
    public async Task A_sheet_that_unpacks_to_too_much_is_refused(string what, int times, string before, string repeated, string after)
    {
        var app = await SharedAsync();
        await RefusedAsync(app, Workbook(zip =>
        {
            Part(zip, "xl/worksheets/sheet1.xml", Sheet, Names + before, repeated, times, after);
        }), what);
    }

    [Fact]
    public async Task Shared_strings_that_unpack_to_too_much_are_refused_whatever_part_holds_them()
    {
        var app = await SharedAsync();
        foreach (var name in new[] { "xl/sharedStrings.xml", "xl/other.xml" })
        {
            await RefusedAsync(
                app,
                Workbook(
                    zip =>
                    {
                        Part(zip, "xl/worksheets/sheet1.xml", Sheet, Names, "", 0, "");
                        Part(zip, name, Strings, "<si><t>", "x", Huge, "</t></si>");
                    },
                    Path.GetFileName(name)),
                name);
        }
    }

    [Fact]
    public async Task A_cell_in_a_column_that_no_sheet_has_is_refused()
    {
        var app = await SharedAsync();
        var file = Workbook(zip => Part(zip, "xl/worksheets/sheet1.xml", Sheet, Names + "<row r=\"2\"><c r=\"FXSHRXA2\"><v>1</v></c></row>", "", 0, ""));
        await app.Admin.PreviewAsync("customers", file, "x.xlsx", expect: HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_cell_longer_than_Excel_allows_is_a_fault_of_its_row_and_samples_are_cut()
    {
        var app = await SharedAsync();
        string Row(int number, int length) => $"<row r=\"{number}\"><c r=\"A{number}\" t=\"inlineStr\"><is><t>{new string('长', length)}</t></is></c></row>";
        var file = Workbook(zip => Part(zip, "xl/worksheets/sheet1.xml", Sheet, Names + Row(2, 32_768) + Row(3, 250) + Row(4, 20), "", 0, ""));
        var preview = await app.Admin.PreviewAsync("customers", file, "x.xlsx");
        preview["columns"]![0]!["samples"]!.AsArray().Select(s => ((string)s!).Length).ShouldBe([201, 201, 20], ignoreOrder: true);
        preview["rows"]!.AsArray().Max(r => ((string?)r![0])!.Length).ShouldBe(201);
        var ended = await app.Admin.ImportAsync("customers", file, new { dryRun = true }, "x.xlsx");
        (await app.Admin.RejectedAsync(ended))[1].ShouldContain("32,767");
    }

    [Fact]
    public async Task Text_files_of_one_line_one_quote_one_card_or_thousands_of_columns_take_little_memory()
    {
        var app = await SharedAsync();
        byte[] Of(string head, string repeated, int times) => Encoding.UTF8.GetBytes(head + string.Concat(Enumerable.Repeat(repeated, times)));
        await app.Admin.PreviewAsync("customers", Of("name\n", "xxxxxxxxxx", 3_000_000), "x.csv");
        await app.Admin.PreviewAsync("customers", Of("name\n\"", "xxxxxxxxx\n", 3_000_000), "x.csv");
        await app.Admin.PreviewAsync("customers", Of("name\n", "\"" + new string('x', 900_000) + "\"\n", 40), "x.csv");
        await app.Admin.PreviewAsync("contacts", Of("BEGIN:VCARD\nFN:", "xxxxxxxxxx", 3_000_000), "x.vcf");
        await app.Admin.PreviewAsync("contacts", Of("BEGIN:VCARD\nFN:a\n", "NOTE:xxxxxxxxxx\n", 2_000_000), "x.vcf");
        var refused = await app.Admin.PreviewAsync("customers", Of("name", ",x", 100_000), "x.csv", expect: HttpStatusCode.BadRequest);
        ((string)refused["errors"]!["file"]![0]!).ShouldContain("columns");
    }

    [Fact]
    public async Task A_form_has_few_and_small_fields()
    {
        var app = await SharedAsync();
        foreach (var (count, length) in new[] { (11, 1), (1, 70_000), (9, 10_000), (1000, 0) })
        {
            foreach (var path in new[] { "/api/imports/preview", "/api/imports" })
            {
                using var form = new MultipartFormDataContent { { new StringContent("customers"), "object" } };
                for (var i = 0; i < count; i++)
                {
                    form.Add(new StringContent(new string('x', length)), $"f{i}");
                }

                form.Add(new ByteArrayContent("name\nx\n"u8.ToArray()), "file", "x.csv");
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
                request.Headers.ExpectContinue = true;
                using var response = await app.Admin.SendAsync(request, TrineApp.Token);
                response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge, await response.Content.ReadAsStringAsync(TrineApp.Token));
            }
        }
    }

    private static async Task RefusedAsync(TrineApp app, byte[] file, string what)
    {
        file.Length.ShouldBeLessThan(8_000_000);
        var before = GC.GetTotalAllocatedBytes();
        var refused = await app.Admin.PreviewAsync("customers", file, "x.xlsx", expect: HttpStatusCode.BadRequest);
        ((string)refused["errors"]!["file"]![0]!).ShouldContain("CSV", customMessage: what);
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(100_000_000, what);
    }

    private static byte[] Workbook(Action<ZipArchive> parts, string strings = "sharedStrings.xml")
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">{0}</Types>", "", "", 0, "");
            Part(zip, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{0}</Relationships>", "<Relationship Id=\"w\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>", "", 0, "");
            Part(zip, "xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{0}</sheets></workbook>", "<sheet name=\"s\" sheetId=\"1\" r:id=\"s\"/>", "", 0, "");
            Part(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{0}</Relationships>", $"<Relationship Id=\"s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"t\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"{strings}\"/>", "", 0, "");
            parts(zip);
        }

        return stream.ToArray();
    }

    private static void Part(ZipArchive zip, string name, string frame, string before, string repeated, int times, string after)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
        writer.Write(frame[..frame.IndexOf("{0}", StringComparison.Ordinal)] + before);
        var some = string.Concat(Enumerable.Repeat(repeated, 10_000));
        for (var i = 0; i < times / 10_000; i++)
        {
            writer.Write(some);
        }

        writer.Write(after + frame[(frame.IndexOf("{0}", StringComparison.Ordinal) + 3)..]);
    }

    // Refusals leave nothing behind, so these tests may share one workspace.
    private static readonly Lazy<Task<TrineApp>> Shared = new(() => TrineApp.StartAsync());

    private static Task<TrineApp> SharedAsync() => Shared.Value;
}
