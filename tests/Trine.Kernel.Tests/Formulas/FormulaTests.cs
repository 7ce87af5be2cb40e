using Trine.Kernel.Changes;
using Trine.Kernel.Formulas;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Tests.Formulas;

public sealed class FormulaTests
{
    private static readonly Dictionary<string, (FieldType Type, object? Value)> Fields = new()
    {
        ["amount"] = (FieldType.Money, 1234.56m),
        ["qty"] = (FieldType.Integer, 3m),
        ["none"] = (FieldType.Decimal, null),
        ["noText"] = (FieldType.Text, null),
        ["name"] = (FieldType.Text, "北京Trine𠮷"),
        ["vip"] = (FieldType.Boolean, true),
        ["unknownFlag"] = (FieldType.Boolean, null),
        ["start"] = (FieldType.Date, new DateOnly(2026, 1, 31)),
        ["end"] = (FieldType.DateTime, new DateOnly(2026, 11, 22)),
        ["noDay"] = (FieldType.Date, null),
        ["level"] = (FieldType.Choice, "a"),
        ["tags"] = (FieldType.MultiChoice, null),
        ["about"] = (FieldType.RichText, null),
        ["customer"] = (FieldType.Reference, null),
        ["updatedAt"] = (FieldType.DateTime, null),
        ["custom.tier"] = (FieldType.Text, "gold"),
    };

    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("-2 * -3 - -4", "10")]
    [InlineData("10 / 4", "2.5")]
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData("1 / 3 * 3", "0.9999999999999999999999999999")]
    [InlineData("{amount} * 5%", "61.728")]
    [InlineData("{qty} / 0", null)]
    [InlineData("{qty} + {none}", null)]
    [InlineData("SUM({qty}, {none}, 1)", "4")]
    [InlineData("AVERAGE({qty}, {none}, 1)", "2")]
    [InlineData("AVERAGE({none})", null)]
    [InlineData("MIN({qty}, {none}, 1)", "1")]
    [InlineData("max(1, {QTY_NOT}, 2)", "error.formula.field")]
    [InlineData("MAX({start}, {noDay})", "2026-01-31")]
    [InlineData("ROUND({amount}, 1)", "1234.6")]
    [InlineData("ROUND(2.5)", "3")]
    [InlineData("ROUND(-2.5)", "-3")]
    [InlineData("ROUND({amount}, -2)", "1200")]
    [InlineData("ROUNDUP(-1.21, 1)", "-1.3")]
    [InlineData("ROUNDDOWN(1.29, 1)", "1.2")]
    [InlineData("MOD(-3, 2)", "1")]
    [InlineData("MOD(3, 0)", null)]
    [InlineData("INT(-1.5) & \"\"", "-2")]
    [InlineData("IF({amount} > 1000, \"big\", \"small\")", "big")]
    [InlineData("IF({unknownFlag}, 1, 2)", "2")]
    [InlineData("IF({vip}, 1)", "1")]
    [InlineData("IF(NOT({vip}), 1)", null)]
    [InlineData("IFS({qty} > 5, \"a\", {qty} > 2, \"b\")", "b")]
    [InlineData("SWITCH({level}, \"a\", 10, \"b\", 20, 0)", "10")]
    [InlineData("SWITCH({level}, \"x\", 10, 0)", "0")]
    [InlineData("AND({vip}, {qty} = 3, NOT({unknownFlag}))", "TRUE")]
    [InlineData("OR({unknownFlag}, {noText} = \"\")", "TRUE")]
    [InlineData("{none} < 1", "FALSE")]
    [InlineData("{none} <> 1", "TRUE")]
    [InlineData("{noText} = BLANK()", "TRUE")]
    [InlineData("\"ABC\" = \"abc\"", "TRUE")]
    [InlineData("ISBLANK({noDay})", "TRUE")]
    [InlineData("COALESCE({none}, {noText})", "error.formula.mixed")]
    [InlineData("COALESCE({none}, {qty}, 1)", "3")]
    [InlineData("IFBLANK({noText}, \"-\")", "-")]
    [InlineData("{name} & \"/\" & {qty} & {none} & {start}", "北京Trine𠮷/32026-01-31")]
    [InlineData("CONCAT(\"a\", {vip}, 1.50)", "aTRUE1.5")]
    [InlineData("LEN({name})", "8")]
    [InlineData("LEN({noText})", "0")]
    [InlineData("LEFT({name}, 3)", "北京T")]
    [InlineData("RIGHT({name}, 2)", "e𠮷")]
    [InlineData("MID({name}, 3, 5)", "Trine")]
    [InlineData("LEFT({name}, 0)", null)]
    [InlineData("FIND(\"T\", {name})", "3")]
    [InlineData("FIND(\"x\", {name})", null)]
    [InlineData("CONTAINS({name}, \"trine\")", "TRUE")]
    [InlineData("UPPER({custom.tier}) & LOWER(\"X\") & TRIM(\"  a   b \")", "GOLDxa b")]
    [InlineData("SUBSTITUTE({name}, \"Trine\", \"\")", "北京𠮷")]
    [InlineData("VALUE(\"1,234.5\") + 1", "1235.5")]
    [InlineData("VALUE(\"x\")", null)]
    [InlineData("\"say \"\"hi\"\"\"", "say \"hi\"")]
    [InlineData("DAYS({end}, {start})", "295")]
    [InlineData("{end} - {start}", "295")]
    [InlineData("{start} + 1", "2026-02-01")]
    [InlineData("{start} - {noDay}", null)]
    [InlineData("{start} + 99999999", null)]
    [InlineData("DATEDIF({start}, {end}, \"M\")", "9")]
    [InlineData("DATEDIFF({end}, {start}, \"day\")", "-295")]
    [InlineData("EDATE({start}, 1)", "2026-02-28")]
    [InlineData("EOMONTH({start}, -11)", "2025-02-28")]
    [InlineData("DATE(2024, 2, 29)", "2024-02-29")]
    [InlineData("DATE(2025, 2, 29)", null)]
    [InlineData("YEAR({end}) * 100 + MONTH({end})", "202611")]
    [InlineData("WEEKDAY({end})", "7")]
    [InlineData("IF（{qty}＞2，“是”，“否”）", "是")]
    [InlineData("79228162514264337593543950335 + 1", null)]
    [InlineData("79228162514264337593543950335 * 10", null)]
    [InlineData("BLANK()", null)]
    public void It_computes_as_a_spreadsheet_with_exact_numbers(string text, string? expected)
    {
        if (expected?.StartsWith("error.", StringComparison.Ordinal) == true)
        {
            Error(text).MessageKey.ShouldBe(expected);
            return;
        }

        var value = Parse(text).Evaluate(key => Fields[key].Value);
        (value is null ? null : FormulaOperators.Words(value)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("", "error.formula.end")]
    [InlineData("1 +", "error.formula.end")]
    [InlineData("(1", "error.formula.end")]
    [InlineData("1 2", "error.formula.unexpected")]
    [InlineData("1 ; 2", "error.formula.unexpected")]
    [InlineData("IF(1 > 2, 3,, 4)", "error.formula.unexpected")]
    [InlineData("amount", "error.formula.word")]
    [InlineData("TODAY()", "error.formula.changing")]
    [InlineData("{end} > NOW()", "error.formula.changing")]
    [InlineData("SYSTEM(1)", "error.formula.function")]
    [InlineData("{missing}", "error.formula.field")]
    [InlineData("{amount", "error.formula.brace")]
    [InlineData("\"abc", "error.formula.quote")]
    [InlineData("1.2.3", "error.formula.number")]
    [InlineData("{tags}", "error.formula.fieldType")]
    [InlineData("{about}", "error.formula.fieldType")]
    [InlineData("{customer}", "error.formula.fieldType")]
    [InlineData("{updatedAt}", "error.formula.fieldType")]
    [InlineData("{name} + 1", "error.formula.operands")]
    [InlineData("{start} + {end}", "error.formula.operands")]
    [InlineData("{name} > 1", "error.formula.operands")]
    [InlineData("-{name}", "error.formula.operands")]
    [InlineData("IF({amount}, 1, 2)", "error.formula.want.boolean")]
    [InlineData("IF({vip}, 1, \"a\")", "error.formula.mixed")]
    [InlineData("LEN(1)", "error.formula.want.text")]
    [InlineData("DAYS(1, 2)", "error.formula.want.date")]
    [InlineData("ROUND({name})", "error.formula.want.number")]
    [InlineData("ROUND(1, 2, 3)", "error.formula.counts")]
    [InlineData("NOT()", "error.formula.count")]
    [InlineData("IFS({vip}, 1, {vip})", "error.formula.pairs")]
    public void What_is_wrong_is_said_when_it_is_written(string text, string key) => Error(text).MessageKey.ShouldBe(key);

    [Fact]
    public void Depth_and_size_have_bounds()
    {
        Error(new string('(', 200) + "1" + new string(')', 200)).MessageKey.ShouldBe("error.formula.tooDeep");
        Error(string.Concat(Enumerable.Repeat("NOT(", 100)) + "TRUE" + new string(')', 100)).MessageKey.ShouldBe("error.formula.tooDeep");
        Error(string.Join('+', Enumerable.Repeat("1", 500))).MessageKey.ShouldBe("error.formula.tooLarge");
        Error(new string('-', 1_000) + "1").MessageKey.ShouldBe("error.formula.tooLarge");
        Error(new string('1', 3_000)).MessageKey.ShouldBe("error.maxLength");
        var bomb = Formula.Parse("SUBSTITUTE(SUBSTITUTE({name}, \"e\", {name}), \"e\", {name})", Find);
        ((string)bomb.Evaluate(_ => new string('e', 40_000))!).Length.ShouldBeLessThanOrEqualTo(Formula.MaxText);
    }

    [Fact]
    public void It_knows_the_fields_it_looks_at() =>
        Parse("IF({vip}, {amount}, {qty} * {qty})").Fields.Order(StringComparer.Ordinal).ShouldBe(["amount", "qty", "vip"]);

    /// <summary>Heaps of words: either a formula that can be computed, or an error with a key. Nothing else.</summary>
    [Fact]
    public void Whatever_is_typed_ends_in_a_value_or_an_error()
    {
        string[] words =
        [
            "{amount}", "{none}", "{name}", "{vip}", "{start}", "{noDay}", "1", "0", "2.5", "\"a\"", "(", ")", ",", "+", "-", "*", "/", "&", "=", "<", ">=", "<>", "%", "IF(", "ROUND(", "SUM(",
            "LEFT(", "DAYS(", "MOD(", "EDATE(", "SUBSTITUTE(", "COALESCE(", "TRUE", "BLANK()", "}", "\"",
        ];
        var random = new Random(99);
        var good = 0;
        for (var i = 0; i < 30_000; i++)
        {
            var text = string.Join(' ', Enumerable.Range(0, random.Next(1, 9)).Select(_ => words[random.Next(words.Length)]));
            try
            {
                var formula = Parse(text);
                var value = formula.Evaluate(key => Fields[key].Value);
                (value switch { null => true, string => formula.Type == FormulaType.Text, decimal => formula.Type == FormulaType.Number, bool => formula.Type == FormulaType.Boolean, _ => formula.Type == FormulaType.Date })
                    .ShouldBeTrue(text);
                good++;
            }
            catch (FormulaException e)
            {
                e.For("formula").MessageKey.ShouldStartWith("error.formula.");
            }
        }

        good.ShouldBeGreaterThan(1_000);
    }

    private static Formula Parse(string text) => Formula.Parse(text, Find);

    private static FieldError Error(string text) => Should.Throw<FormulaException>(() => Parse(text), text).For("formula");

    private static FieldDefinition? Find(string key) => Fields.TryGetValue(key, out var field)
        ? new FieldDefinition { Key = key, Type = field.Type, Get = _ => null, Set = (_, _) => { } }
        : null;
}
