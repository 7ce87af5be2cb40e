using System.Text;
using System.Text.Json;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;
using Trine.Kernel.Transfer.Formats;
using static System.FormattableString;

namespace Trine.Kernel.Tests.Transfer.Formats;

/// <summary>Whatever texts a table holds, they come back: exactly from CSV, and from XLSX but for what XML and Excel cannot hold.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] Columns = ["a", "=b", "客户, \"c\""];

    private static readonly string[] Naughty = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Sources.Fixture("naughty-strings", "blns.json")))!;

    private static readonly string[] Nasty =
    [
        "", " ", "\t", "\"", "\"\"", "'", "''", "\r", "\n", "\r\n", "\r\r\n", ",", ";", "a\"b", "\"a", "a\"", " \"x\"", "x\n", "=1+1", "+1", "-1", "@x", "'=x", "''=x",
        "'", "\0", "\u0001", "\uFEFF", "\uFEFFx", "\uFFFD", "_x000D_", "_x005F_x000D_", "_x0", "sep=;", "😀", "客户", "</t>", "<![CDATA[x]]>", "&amp;", "=cmd|' /C calc'!A0",
    ];

    [Fact]
    public async Task Naughty_strings_survive_csv() => await Survives(TableFormat.Csv, Table(Naughty), Csv);

    [Fact]
    public async Task Naughty_strings_survive_xlsx() => await Survives(TableFormat.Xlsx, Table(Naughty), Xlsx);

    [Fact]
    public void Any_table_survives_csv() => Prop.ForAll(Tables(), table => Survives(TableFormat.Csv, table, Csv).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_table_survives_xlsx() => Prop.ForAll(Tables(), table => Survives(TableFormat.Xlsx, table, Xlsx).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

    [Fact]
    public void The_formula_guard_can_always_be_taken_off() =>
        Prop.ForAll(Arb.From(Cell()), text => FormulaGuard.Remove(FormulaGuard.Add(text)) == text).QuickCheckThrowOnFailure();

    [Fact]
    public void The_parser_agrees_with_csvhelper_on_well_formed_text() => Prop.ForAll(Tables(), table =>
    {
        using var stream = new MemoryStream();
        using (var writer = CsvWriter.Create(stream, new CsvWriterOptions { Quoting = CsvQuoting.WhenNeededOrWhitespace }, leaveOpen: true))
        {
            foreach (var row in table)
            {
                writer.WriteRecord(row);
            }
        }

        using var oracle = CsvHelper.CsvReader.Create(stream.ToArray(), new CsvReaderOptions { HasHeader = false, Separator = ',', TrackLineNumbers = true });
        var ours = new CsvParser(new StreamReader(new MemoryStream(stream.ToArray())), ',', '"'); // both pass over a byte order mark
        while (oracle.Read())
        {
            var record = ours.Next().ShouldNotBeNull();
            record.Fault.ShouldBeNull();
            record.Line.ShouldBe((int)oracle.LineNumber);
            record.Cells.Select(c => c ?? "").ShouldBe(Enumerable.Range(0, oracle.FieldCount).Select(i => oracle.GetString(i)));
        }

        ours.Next().ShouldBeNull();
    }).QuickCheckThrowOnFailure();

    private static string[][] Table(string[] texts) => [.. texts.Select((t, i) => new[] { t, Invariant($"row {i}"), t })];

    private static Gen<string> Cell() => Gen.OneOf(
        Gen.Elements(Nasty),
        Gen.Elements(Naughty),
        ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""),
        Gen.Elements(Nasty).ListOf().Select(string.Concat));

    private static Arbitrary<string[][]> Tables() => Arb.From(
        Cell().ArrayOf(3).ArrayOf(),
        table => Enumerable.Range(0, table.Length).Select(i => table.Where((_, j) => j != i).ToArray()));

    // UTF-8 cannot hold half a surrogate pair.
    private static string Csv(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Xlsx(string text)
    {
        var unified = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var legal = new StringBuilder();
        for (var i = 0; i < unified.Length; i++)
        {
            if (char.IsHighSurrogate(unified[i]) && i + 1 < unified.Length && char.IsLowSurrogate(unified[i + 1]))
            {
                legal.Append(unified, i++, 2);
            }
            else if (unified[i] is '\t' or '\n' or (>= ' ' and <= '\uD7FF') or (>= '\uE000' and <= '\uFFFD'))
            {
                legal.Append(unified[i]);
            }
        }

        return legal.ToString();
    }

    private static async Task Survives(TableFormat format, string[][] table, Func<string, string> allowed)
    {
        var bytes = await Sources.WriteAsync(format, Columns, table);

        var (file, rows) = await Sources.ReadAsync(bytes, fileName: "x");

        file.Columns.ShouldBe(Columns);
        var expected = table.Select(r => r.Select(allowed).ToArray()).Where(r => r.Any(c => !string.IsNullOrWhiteSpace(c))).ToList();
        rows.Count.ShouldBe(expected.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            rows[i].Fault.ShouldBeNull();
            rows[i].Values.Select(v => v ?? "").ShouldBe(expected[i]);
        }
    }
}
