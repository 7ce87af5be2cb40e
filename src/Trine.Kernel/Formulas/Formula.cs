using Trine.Kernel.Objects;

namespace Trine.Kernel.Formulas;

/// <summary>
/// A formula, read and typed: <c>IF({amount} &gt; 10000, {amount} * 5%, 0)</c>. Numbers are decimals throughout, so amounts stay exact. It
/// looks at the record's own fields and nothing else, neither clock nor chance: the same record gives the same value.
/// </summary>
public sealed class Formula
{
    /// <summary>Characters a formula has at most.</summary>
    public const int MaxLength = 2_000;

    /// <summary>Characters any text on the way has at most.</summary>
    public const int MaxText = 50_000;

    private readonly FormulaNode _node;

    private Formula(FormulaNode node, IReadOnlySet<string> fields) => (_node, Fields) = (node, fields);

    /// <summary>What it gives.</summary>
    public FormulaType Type => _node.Type;

    /// <summary>The keys of the fields it looks at.</summary>
    public IReadOnlySet<string> Fields { get; }

    /// <summary>The names of all functions.</summary>
    public static IEnumerable<string> Functions => FormulaFunctions.Names;

    /// <summary>Reads a formula.</summary>
    /// <param name="find">The fields it may name.</param>
    /// <exception cref="FormulaException">It is wrong; says where.</exception>
    public static Formula Parse(string text, Func<string, FieldDefinition?> find)
    {
        if (text.Length > MaxLength)
        {
            throw new FormulaException("error.maxLength", MaxLength, text.Length);
        }

        var fields = new HashSet<string>();
        return new Formula(new FormulaParser(FormulaLexer.Read(text), Field).Parse(), fields);

        FormulaType Field(string key)
        {
            var field = find(key) ?? throw new FormulaException("error.formula.field", key);
            fields.Add(key);
            return TypeOf(field) ?? throw new FormulaException("error.formula.fieldType", key);
        }
    }

    /// <summary>What a field is in a formula, or null for one that has no place there.</summary>
    public static FormulaType? TypeOf(FieldDefinition field) => field.Type switch
    {
        // They change with the saving itself.
        _ when field.Key is "id" or "updatedAt" or "updatedBy" => null,
        FieldType.Integer or FieldType.Decimal or FieldType.Money or FieldType.Percent => FormulaType.Number,
        FieldType.Boolean => FormulaType.Boolean,
        FieldType.Date or FieldType.DateTime => FormulaType.Date,
        _ when field.IsText => FormulaType.Text,
        _ => null,
    };

    /// <summary>The value for a record; null where it is empty, divides by zero or leaves all bounds.</summary>
    /// <param name="values">Field values by key: string, decimal, bool, DateOnly or null.</param>
    public object? Evaluate(Func<string, object?> values)
    {
        try
        {
            return _node.Evaluate(values);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
