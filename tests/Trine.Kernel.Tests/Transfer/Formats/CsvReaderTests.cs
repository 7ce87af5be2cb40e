using System.Text;
using System.Text.Json;
using Trine.Kernel.Transfer.Formats;
using static System.FormattableString;

namespace Trine.Kernel.Tests.Transfer.Formats;

public sealed class CsvReaderTests
{
    public static TheoryData<string> Spectrum => [.. Directory.GetFiles(Sources.Fixture("csv-spectrum"), "*.csv").Select(p => Path.GetFileNameWithoutExtension(p)!)];

    [Theory]
    [MemberData(nameof(Spectrum))]
    public async Task The_csv_spectrum_reads_as_its_json_says(string name)
    {
        var (file, rows) = await Sources.ReadAsync(Sources.Fixture("csv-spectrum", name + ".csv"));
        var expected = JsonSerializer.Deserialize<List<Dictionary<string, string>>>(File.ReadAllText(Sources.Fixture("csv-spectrum", name + ".json")))!;

        rows.ShouldAllBe(r => r.Error == null);
        var actual = rows.ConvertAll(r => file.Columns.Zip(r.Values).ToDictionary(c => c.First, c => c.Second?.Replace("\r\n", "\n", StringComparison.Ordinal) ?? ""));
        actual.Count.ShouldBe(expected.Count);
        for (var i = 0; i < actual.Count; i++)
        {
            // The upstream files with CRLF in cells were checked in with LF, their JSON not.
            actual[i].ShouldBe(expected[i].ToDictionary(p => p.Key, p => p.Value.Replace("\r\n", "\n", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("inconsistent-line-endings")]
    [InlineData("inconsistent-line-endings-unquoted")]
    [InlineData("cr-line-endings")]
    public async Task Line_ends_may_be_mixed(string name)
    {
        var (file, rows) = await Sources.ReadAsync(Sources.Fixture("csvlint", name + ".csv"));

        file.Columns.Count.ShouldBe(3);
        rows.Select(r => r.Number).ShouldBe([2, 3]);
        rows[0].Values.ShouldBe(["Biff", "Baff", "Boff"]);
        rows[1].Values.ShouldBe(["Qux", "Teaspoon", "Doge"]);
    }

    [Theory]
    [InlineData("2026 年客户名单\n\n制表：王芳,,\n名称,电话,城市\n甲,1,2\n乙,3,4\n", "名称,电话,城市", "5,6")]
    [InlineData("2026 年客户名单,,\n名称,电话,城市\n甲,1,2\n", "名称,电话,城市", "3")]
    [InlineData("名称\n甲\n乙\n", "名称", "2,3")]
    [InlineData("名称\n甲,乙\n丙\n", "名称", "2,3")]
    [InlineData("名称\n\n甲\n乙\n丙\n丁\n戊\n己\n庚,1,2,3\n", "名称", "3,4,5,6,7,8,9")]
    [InlineData("名称,电话\n甲\n乙,1,2\n", "名称,电话", "2,3")]
    public async Task Titles_above_the_header_are_no_header(string text, string columns, string rows)
    {
        var (file, read) = await Sources.ReadTextAsync(text);

        string.Join(',', file.Columns).ShouldBe(columns);
        string.Join(',', read.Select(r => r.Number)).ShouldBe(rows);
    }

    [Fact]
    public async Task Portuguese_bank_statements_come_in_windows_1252()
    {
        var (file, rows) = await Sources.ReadAsync(Sources.Fixture("csvlint", "invalid-byte-sequence.csv"));

        file.Encoding.ShouldBe("windows-1252");
        file.Columns.ShouldBe(["Data", "Dependencia Origem", "Histórico", "Data do Balancete", "Número do documento", "Valor"]);
        rows.ShouldAllBe(r => r.Error == null && r.Values.Count == 6);
        rows[1].Values[2].ShouldStartWith("Transferência on line");
    }

    [Fact]
    public async Task A_stray_quote_spoils_its_own_row_only()
    {
        var (_, rows) = await Sources.ReadAsync(Sources.Fixture("csvlint", "invalid_many_rows.csv"));

        rows.Select(r => (r.Number, r.Fault?.Code)).ShouldBe([(2, null), (3, null), (4, RowFault.Quotes), (5, null), (6, null), (7, null), (9, null), (10, null), (12, null)]);
        rows[2].Error.ShouldBe("Cell 3 goes on after its closing quote.");
        rows[4].Values.ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public async Task A_quote_never_closed_spoils_its_own_row_only()
    {
        var lines = Enumerable.Range(2, 60_000).Select(n => n == 5 ? "5,\"never closed,5" : Invariant($"{n},text {n},{n}"));

        var (_, rows) = await Sources.ReadTextAsync("id,text,n\n" + string.Join('\n', lines));

        rows.Count.ShouldBe(60_000);
        rows.Where(r => r.Fault is not null).Select(r => (r.Number, r.Fault!.Code, r.Fault.Count)).ShouldBe([(5, RowFault.Unclosed, 2)]);
        rows[^1].Values.ShouldBe(["60001", "text 60001", "60001"]);
        rows.Select(r => r.Number).ShouldBe(Enumerable.Range(2, 60_000));
    }

    [Fact]
    public async Task A_quote_closed_by_a_later_row_does_not_swallow_the_rows_between()
    {
        var (_, rows) = await Sources.ReadTextAsync("a,b\n1,\"lost\n2,x\n3,\"y\"\n4,z\n");

        rows.Select(r => (r.Number, r.Values[1], r.Fault?.Code))
            .ShouldBe([(2, "\"lost", RowFault.Quotes), (3, "x", null), (4, "y", null), (5, "z", null)]);
    }

    [Fact]
    public async Task Hostile_quotes_end_in_errors_and_not_in_endless_rereading()
    {
        // Every line opens a quote when read on its own, and leaves one open when read inside one.
        var (_, rows) = await Sources.ReadTextAsync("a,b,c\n" + string.Concat(Enumerable.Repeat("a\",\"\n", 1_000_000)));

        rows.Count.ShouldBeLessThan(1_000);
        rows.ShouldAllBe(r => r.Fault != null);
    }

    [Fact]
    public async Task An_endless_line_is_one_bad_row()
    {
        var (_, rows) = await Sources.ReadTextAsync("a,b\n" + new string('x', 5_000_000) + "\n1,2\n");

        rows.Select(r => r.Fault?.Code).ShouldBe([RowFault.TooLong, null]);
        rows[1].Number.ShouldBe(3);
    }

    [Fact]
    public async Task Short_rows_are_filled_and_long_ones_refused_unless_the_rest_is_empty()
    {
        var (_, rows) = await Sources.ReadTextAsync("a,b,c\n1\n1,2,3,,\n1,2,3,4,5\n,,,\n \n1,2,3\n");

        rows.Select(r => r.Number).ShouldBe([2, 3, 4, 7]);
        rows[0].Values.ShouldBe(["1", null, null]);
        rows[1].Values.ShouldBe(["1", "2", "3"]);
        rows[1].Fault.ShouldBeNull();
        rows[2].Fault.ShouldBe(new RowFault(RowFault.Cells, 5));
        rows[2].Values.ShouldBe(["1", "2", "3", "4", "5"]);
    }

    [Fact]
    public async Task Number_is_the_line_where_the_row_starts()
    {
        var (_, rows) = await Sources.ReadTextAsync("\r\n\r\na,b\r\n\"one\r\ntwo\rthree\",2\r\n\r\n3,4\r\n");

        rows.Select(r => r.Number).ShouldBe([4, 8]);
        rows[0].Values[0].ShouldBe("one\r\ntwo\rthree");
    }

    [Theory]
    [InlineData("a,b", "1, \"x, y\" ", "x, y")]
    [InlineData("a,b", "1,3\" pipe", "3\" pipe")]
    [InlineData("a,b", "1, spaces ", " spaces ")]
    [InlineData("a,b", "1,\"ha \"\"ha\"\" ha\"", "ha \"ha\" ha")]
    [InlineData("a;b", "1;1.234,50", "1.234,50")]
    [InlineData("a\tb", "1\tx, y; z", "x, y; z")]
    [InlineData("a|b", "1|x,y", "x,y")]
    [InlineData("sep=;\na;b", "1;x", "x")]
    [InlineData("SEP=^\r\na^b", "1^x,y;z", "x,y;z")]
    [InlineData("'a','b'", "'1','it''s'", "it's")]
    [InlineData("a,b", "1,'=1+1", "=1+1")]
    [InlineData("a,b", "1,'tis", "'tis")]
    [InlineData("a,b", "1,O'Neil", "O'Neil")]
    public async Task Dialects(string header, string row, string expected)
    {
        var (file, rows) = await Sources.ReadTextAsync($"{header}\n{row}\n");

        file.Columns.ShouldBe(["a", "b"]);
        rows.ShouldHaveSingleItem().Values.ShouldBe(["1", expected]);
    }

    [Fact]
    public void Decimal_commas_do_not_outvote_the_semicolon() =>
        CsvDialect.Detect("name;price;note\nA;1,50;x\nB;2,50;y\nC;3,50;z, zz\n").Delimiter.ShouldBe(';');

    [Fact]
    public void A_tab_separated_name_wins_over_commas_in_texts() =>
        CsvDialect.Detect("name\taddress\nA\tx, y\nB\tz, w\n").Delimiter.ShouldBe('\t');

    [Fact]
    public async Task Headers_become_unique_names()
    {
        var (file, rows) = await Sources.ReadTextAsync(" Name ,name,,Name (2),,Column 3,,\nA,B,C,D,E,F\n");

        file.Columns.ShouldBe(["Name", "name (3)", "Column 3 (2)", "Name (2)", "Column 5", "Column 3"]);
        rows.ShouldHaveSingleItem().Values.ShouldBe(["A", "B", "C", "D", "E", "F"]);
    }

    [Theory]
    [InlineData("gb18030")]
    [InlineData("big5")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public async Task Chinese_files_in_any_encoding(string name)
    {
        var text = name == "big5" ? "客戶名稱,電話\r\n台灣貿易公司,02-2345\r\n" : "客户名称,电话\r\n北京贸易公司,010-2345\r\n";

        var (file, rows) = await Sources.ReadAsync(TextEncoding.Named(name).GetBytes(text));

        file.ShouldSatisfyAllConditions(
            f => f.Format.ShouldBe(SourceFormat.Csv),
            f => f.Encoding.ShouldBe(TextEncoding.Named(name).WebName),
            f => string.Join(',', f.Columns).ShouldBe(text.Split("\r\n")[0]));
        string.Join(',', rows.ShouldHaveSingleItem().Values).ShouldBe(text.Split("\r\n")[1]);
    }

    [Fact]
    public async Task The_user_overrides_what_was_detected()
    {
        var bytes = TextEncoding.Named("gb18030").GetBytes("名称;a,b\n值;1\n");

        var (wrong, _) = await Sources.ReadAsync(bytes, new SourceOptions("windows-1252"));
        var (right, rows) = await Sources.ReadAsync(bytes, new SourceOptions("GBK", ','));

        wrong.Encoding.ShouldBe("windows-1252");
        right.ShouldSatisfyAllConditions(f => f.Encoding.ShouldBe("gb18030"), f => f.Delimiter.ShouldBe(','), f => f.Columns.ShouldBe(["名称;a", "b"]));
        rows.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Bad_bytes_far_down_are_an_error_of_their_row()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("名称,b\n" + string.Concat(Enumerable.Repeat("客户,2\n", 50_000))), 0xB1, 0xB1, .. ",x\n好,\uFFFD\n"u8];

        var (file, rows) = await Sources.ReadAsync(bytes);

        file.Encoding.ShouldBe("utf-8");
        rows.Count.ShouldBe(50_002);
        rows.Where(r => r.Fault is not null).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.Number.ShouldBe(50_002), r => r.Fault!.Code.ShouldBe(RowFault.Bytes), r => r.Values.ShouldBe(["\uFFFD\uFFFD", "x"]));
        rows[^1].Values[1].ShouldBe("\uFFFD"); // that one stood in the file
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n  \n")]
    [InlineData(",,,\n")]
    [InlineData("sep=;\n")]
    public async Task A_file_without_header_is_refused(string text) =>
        (await Should.ThrowAsync<SourceFormatException>(() => Sources.ReadTextAsync(text))).Code.ShouldBe(SourceFormatException.Empty);

    [Theory]
    [InlineData("a,\"b\n1,2\n")]
    [InlineData("a,\"b\"c\n1,2\n")]
    public async Task A_header_that_cannot_be_read_is_no_header(string text) =>
        (await Should.ThrowAsync<SourceFormatException>(() => Sources.ReadTextAsync(text))).Code.ShouldBe(SourceFormatException.Unreadable);

    [Theory]
    [InlineData("%PDF-1.7 x")]
    [InlineData("<html><body><table><tr><td>1</td></tr></table>")]
    [InlineData("<?xml version=\"1.0\"?><Workbook/>")]
    [InlineData("Rar!\x1A")]
    [InlineData("SQLite format 3\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0")]
    public async Task What_only_pretends_to_be_a_table_is_refused(string text) =>
        (await Should.ThrowAsync<SourceFormatException>(() => Sources.ReadTextAsync(text, fileName: "x.xls"))).Code.ShouldBe(SourceFormatException.Unreadable);

    [Fact]
    public async Task Rows_can_be_asked_for_once()
    {
        await Sources.WithFileAsync("a\n1\n"u8.ToArray(), async path =>
        {
            await using var reader = SourceReader.Open(path, "a.csv");
            (await reader.Rows(TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
            await Should.ThrowAsync<InvalidOperationException>(async () => await reader.Rows(TestContext.Current.CancellationToken).CountAsync());
            return true;
        });
    }

    [Fact]
    public async Task Reading_stops_when_cancelled()
    {
        using var source = new CancellationTokenSource();
        await Sources.WithFileAsync(Encoding.UTF8.GetBytes("a\n1\n2\n3\n"), async path =>
        {
            await using var reader = SourceReader.Open(path, "a.csv");
            await Should.ThrowAsync<OperationCanceledException>(async () =>
            {
                await foreach (var row in reader.Rows(source.Token))
                {
                    row.Number.ShouldBe(2);
                    await source.CancelAsync();
                }
            });
            return true;
        });
    }
}
