using Trine.Kernel.Changes;
using Trine.Kernel.Localisation;
using Trine.Kernel.Markup;
using Trine.Kernel.Objects;
using Trine.Kernel.Reference;
using Trine.Kernel.Text;
using Trine.Kernel.Transfer.Formats;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>Reads the cells of one column as values of its field. What a value may be beyond its type is the door's business.</summary>
internal sealed class CellReader
{
    private static readonly char[] StrongSeparators = [';', '；', '\n', '|'];
    private static readonly char[] WeakSeparators = [',', '，', '、'];

    private readonly FieldDefinition _field;
    private readonly DateOrder _order;
    private readonly TimeZoneInfo _zone;
    private readonly string _phoneCountry;
    private readonly Dictionary<string, string> _choices = [];
    private readonly string _allowed;

    /// <param name="language">The language choices are named in when a cell is none of them.</param>
    /// <param name="order">How the column writes its dates.</param>
    /// <param name="zone">The zone of times that do not say theirs.</param>
    /// <param name="phoneCountry">The calling code of telephone numbers that do not say theirs.</param>
    public CellReader(FieldTexts texts, ObjectSchema schema, FieldDefinition field, string language, DateOrder order, TimeZoneInfo zone, string phoneCountry = "86")
    {
        (_field, _order, _zone, _phoneCountry) = (field, order, zone, phoneCountry);
        _allowed = string.Join(", ", field.Choices.Take(12).Select(c => texts.Choice(language, schema, field, c.Value))) + (field.Choices.Count > 12 ? " …" : "");
        foreach (var choice in field.Choices)
        {
            // A value wins over a label, the first of two equal labels over the second.
            _choices[Fold(choice.Value)] = choice.Value;
        }

        foreach (var (choice, spoken) in field.Choices.SelectMany(c => MessageTexts.Languages.Select(l => (c, l))))
        {
            _choices.TryAdd(Fold(texts.Choice(spoken, schema, field, choice.Value)), choice.Value);
        }
    }

    /// <summary>The logical value of a cell that is not empty; for references its text, to be resolved.</summary>
    /// <param name="error">What is wrong with it, or null.</param>
    public object? Read(string text, out FieldError? error)
    {
        object? value = _field.Type switch
        {
            FieldType.Integer => ValueParser.TryDecimal(text, out var number) && decimal.Truncate(number) == number && number is >= int.MinValue and <= int.MaxValue
                ? (long)number : null,
            FieldType.Decimal or FieldType.Money => ValueParser.TryDecimal(text, out var number) ? number : null,
            FieldType.Percent => ValueParser.TryDecimal(text, out var number) ? (IsPercent(text) ? number * 100 : number) : null,
            FieldType.Boolean => ValueParser.TryBoolean(text, out var flag) ? flag : null,
            FieldType.Date => ValueParser.TryDate(text, _order, out var day) ? day : null,
            FieldType.DateTime => ValueParser.TryDateTime(text, _order, _zone, out var instant) ? instant : null,
            FieldType.Choice => Choice(text),
            FieldType.MultiChoice => Choices(text),
            FieldType.Region => Regions.TryFind(text, out var code) ? code : null,
            FieldType.Reference or FieldType.User or FieldType.Department => text.Trim(),
            FieldType.Phone => PhoneNumber.WithCountry(text.Trim(), _phoneCountry),
            FieldType.LongText => text,
            // HTML in a cell is taken as such, other text as it reads.
            FieldType.RichText => text.TrimStart().StartsWith('<') && text.Contains("</", StringComparison.Ordinal) ? text : RichHtml.FromText(text),
            _ => text.Trim(),
        };
        error = value is null ? Wrong(text) : null;
        return value;
    }

    private string? Choice(string text) => _choices.TryGetValue(Fold(text), out var value) ? value : _field.Open ? text.Trim() : null;

    private List<string>? Choices(string text)
    {
        // A semicolon anywhere leaves commas to the values: «Smith, John; Doe, Jane».
        var separators = text.AsSpan().ContainsAny(StrongSeparators) ? StrongSeparators : WeakSeparators;
        var values = new List<string>();
        foreach (var part in text.Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Choice(part) is not { } value)
            {
                return null;
            }

            if (!values.Contains(value))
            {
                values.Add(value);
            }
        }

        return values;
    }

    private FieldError Wrong(string text)
    {
        var shown = text.Length > 60 ? text[..60] + "…" : text;
        return _field.Type switch
        {
            FieldType.Integer => new FieldError(_field.Key, "error.type.integer", shown),
            FieldType.Decimal or FieldType.Money or FieldType.Percent => new FieldError(_field.Key, "error.type.number", shown),
            FieldType.Boolean => new FieldError(_field.Key, "transfer.cell.boolean", shown),
            FieldType.Date or FieldType.DateTime when _order == DateOrder.Unknown
                && ValueParser.TryDate(text, DateOrder.MonthFirst, out _) && ValueParser.TryDate(text, DateOrder.DayFirst, out _) =>
                new FieldError(_field.Key, "transfer.cell.dateOrder", shown),
            FieldType.Date or FieldType.DateTime => new FieldError(_field.Key, "transfer.cell.date", shown),
            FieldType.Region => new FieldError(_field.Key, "transfer.cell.region", shown),
            _ => new FieldError(_field.Key, "transfer.cell.choice", shown, _allowed),
        };
    }

    private static bool IsPercent(string text) => ValueParser.Fold(text).EndsWith('%');

    private static string Fold(string text) => string.Concat(ValueParser.Fold(text).Where(c => c is not (' ' or '-' or '_'))).ToUpperInvariant();
}
