using System.Globalization;

namespace Trine.Kernel.Formulas;

/// <summary>
/// The signs of formulas. Arithmetic with an empty value is empty, and so is a division by zero; text joins an empty value as nothing;
/// comparisons are those of filters: two empty values are equal, and nothing is less or more than an empty one.
/// </summary>
internal static class FormulaOperators
{
    public static FormulaNode Add(FormulaToken sign, FormulaNode left, FormulaNode right)
    {
        var plus = sign.Text == "+";
        return (left.Type, right.Type) switch
        {
            (FormulaType.Date, FormulaType.Number or FormulaType.Blank) => Two(FormulaType.Date, left, right, (a, b) => Moved((DateOnly)a, plus ? (decimal)b : -(decimal)b)),
            (FormulaType.Number, FormulaType.Date) when plus => Two(FormulaType.Date, left, right, (a, b) => Moved((DateOnly)b, (decimal)a)),
            (FormulaType.Date, FormulaType.Date) when !plus => Two(FormulaType.Number, left, right, (a, b) => (decimal)(((DateOnly)a).DayNumber - ((DateOnly)b).DayNumber)),
            (FormulaType.Number or FormulaType.Blank, FormulaType.Number or FormulaType.Blank) =>
                Two(FormulaType.Number, left, right, (a, b) => plus ? (decimal)a + (decimal)b : (decimal)a - (decimal)b),
            _ => throw Wrong(sign),
        };
    }

    public static FormulaNode Multiply(FormulaToken sign, FormulaNode left, FormulaNode right)
    {
        if (left.Type is not (FormulaType.Number or FormulaType.Blank) || right.Type is not (FormulaType.Number or FormulaType.Blank))
        {
            throw Wrong(sign);
        }

        return sign.Text == "*"
            ? Two(FormulaType.Number, left, right, (a, b) => (decimal)a * (decimal)b)
            : Two(FormulaType.Number, left, right, (a, b) => (decimal)b == 0 ? null : (decimal)a / (decimal)b);
    }

    public static FormulaNode Sign(FormulaToken sign, bool negative, FormulaNode value) => value.Type is FormulaType.Number or FormulaType.Blank
        ? new FormulaNode(FormulaType.Number, v => value.Evaluate(v) is decimal number ? (negative ? -number : number) : null)
        : throw Wrong(sign);

    public static FormulaNode Percent(FormulaToken sign, FormulaNode value) => value.Type is FormulaType.Number or FormulaType.Blank
        ? new FormulaNode(FormulaType.Number, v => value.Evaluate(v) is decimal number ? number / 100m : null)
        : throw Wrong(sign);

    public static FormulaNode Join(FormulaNode left, FormulaNode right) =>
        new(FormulaType.Text, v => Text(Words(left.Evaluate(v)) + Words(right.Evaluate(v))));

    public static FormulaNode Compare(FormulaToken sign, FormulaNode left, FormulaNode right)
    {
        if (left.Type != right.Type && left.Type != FormulaType.Blank && right.Type != FormulaType.Blank)
        {
            throw Wrong(sign);
        }

        Func<object?, object?, bool> test = sign.Text switch
        {
            "=" => Same,
            "<>" => (a, b) => !Same(a, b),
            "<" => (a, b) => a is not null && b is not null && Order(a, b) < 0,
            "<=" => (a, b) => a is not null && b is not null && Order(a, b) <= 0,
            ">" => (a, b) => a is not null && b is not null && Order(a, b) > 0,
            _ => (a, b) => a is not null && b is not null && Order(a, b) >= 0,
        };
        return new FormulaNode(FormulaType.Boolean, v => test(left.Evaluate(v), right.Evaluate(v)));
    }

    /// <summary>Equal; letters whatever their case, as in spreadsheets.</summary>
    public static bool Same(object? a, object? b) => a is string left && b is string right ? left.Equals(right, StringComparison.OrdinalIgnoreCase) : Equals(a, b);

    /// <summary>The order of two values of one type.</summary>
    public static int Order(object a, object b) => a is string left && b is string right
        ? string.Compare(left, right, StringComparison.OrdinalIgnoreCase)
        : Comparer<object>.Default.Compare(a, b);

    /// <summary>A value as part of a text.</summary>
    public static string Words(object? value) => value switch
    {
        null => "",
        decimal number => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool flag => flag ? "TRUE" : "FALSE",
        _ => (string)value,
    };

    /// <summary>A text as a value: the empty one is none, and one beyond all sense is cut before it fills the memory.</summary>
    public static string? Text(string text) => text.Length == 0 ? null : text.Length > Formula.MaxText ? text[..Formula.MaxText] : text;

    /// <summary>A day so many days later; empty beyond the years there are.</summary>
    public static object? Moved(DateOnly day, decimal days)
    {
        var number = day.DayNumber + decimal.Truncate(days);
        return number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)number) : null;
    }

    private static FormulaNode Two(FormulaType type, FormulaNode left, FormulaNode right, Func<object, object, object?> apply) =>
        new(type, v => left.Evaluate(v) is { } a && right.Evaluate(v) is { } b ? apply(a, b) : null);

    private static FormulaException Wrong(FormulaToken sign) => new("error.formula.operands", sign.Text, sign.Position);
}
