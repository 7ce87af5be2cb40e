using System.Globalization;

namespace Trine.Kernel.Formulas;

/// <summary>
/// Reads formulas as spreadsheets write them, and types them on the way:
/// comparisons bind least, then <c>&amp;</c>, <c>+ -</c>, <c>* /</c>, the sign, <c>%</c>.
/// </summary>
internal sealed class FormulaParser(IReadOnlyList<FormulaToken> tokens, Func<string, FormulaType> typeOf)
{
    private const int MaxDepth = 40;
    private const int MaxParts = 400;

    private int _at;
    private int _depth;
    private int _parts;

    private FormulaToken Next => tokens[_at];

    public FormulaNode Parse()
    {
        var whole = Comparison();
        return Next.Kind == 'e' ? whole : throw Unexpected();
    }

    private FormulaNode Comparison()
    {
        if (++_depth > MaxDepth)
        {
            throw new FormulaException("error.formula.tooDeep", MaxDepth);
        }

        var left = Joined();
        while (Next is { Kind: 'o', Text: "=" or "<>" or "<" or "<=" or ">" or ">=" })
        {
            var sign = Take();
            left = FormulaOperators.Compare(sign, left, Joined());
        }

        _depth--;
        return left;
    }

    private FormulaNode Joined()
    {
        var left = Sum();
        while (Next is { Kind: 'o', Text: "&" })
        {
            Take();
            left = FormulaOperators.Join(left, Sum());
        }

        return left;
    }

    private FormulaNode Sum()
    {
        var left = Product();
        while (Next is { Kind: 'o', Text: "+" or "-" })
        {
            var sign = Take();
            left = FormulaOperators.Add(sign, left, Product());
        }

        return left;
    }

    private FormulaNode Product()
    {
        var left = Signed();
        while (Next is { Kind: 'o', Text: "*" or "/" })
        {
            var sign = Take();
            left = FormulaOperators.Multiply(sign, left, Signed());
        }

        return left;
    }

    private FormulaNode Signed()
    {
        var negative = false;
        var signs = 0;
        FormulaToken? first = null;
        while (Next is { Kind: 'o', Text: "+" or "-" })
        {
            first ??= Next;
            negative ^= Take().Text == "-";
            Count(ref signs);
        }

        var value = Percent();
        return first is { } sign ? FormulaOperators.Sign(sign, negative, value) : value;
    }

    private FormulaNode Percent()
    {
        var value = Part();
        while (Next is { Kind: 'o', Text: "%" })
        {
            Count(ref _parts);
            value = FormulaOperators.Percent(Take(), value);
        }

        return value;
    }

    private FormulaNode Part()
    {
        Count(ref _parts);
        var token = Take();
        switch (token.Kind)
        {
            case 'n':
                return decimal.TryParse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                    ? new FormulaNode(FormulaType.Number, _ => number)
                    : throw new FormulaException("error.formula.number", token.Text, token.Position);
            case 't':
                object? text = token.Text.Length == 0 ? null : token.Text;
                return new FormulaNode(FormulaType.Text, _ => text);
            case 'f':
                var key = token.Text;
                return new FormulaNode(typeOf(key), values => values(key));
            case 'w' when token.Text is "TRUE" or "FALSE" && Next.Text != "(":
                object flag = token.Text == "TRUE";
                return new FormulaNode(FormulaType.Boolean, _ => flag);
            case 'w':
                return Function(token);
            case 'o' when token.Text == "(":
                var inner = Comparison();
                Close();
                return inner;
            default:
                _at--;
                throw Unexpected();
        }
    }

    private FormulaNode Function(FormulaToken name)
    {
        if (Next is not { Kind: 'o', Text: "(" })
        {
            throw new FormulaException("error.formula.word", name.Text, name.Position);
        }

        // Before its values are read: a name that is wrong should be told first.
        FormulaFunctions.Require(name);
        Take();
        var values = new List<FormulaNode>();
        if (Next is not { Kind: 'o', Text: ")" })
        {
            values.Add(Comparison());
            while (Next is { Kind: 'o', Text: "," })
            {
                Take();
                values.Add(Comparison());
            }
        }

        Close();
        return FormulaFunctions.Build(name, values);
    }

    private void Close()
    {
        if (Next is not { Kind: 'o', Text: ")" })
        {
            throw Unexpected();
        }

        Take();
    }

    private FormulaToken Take() => tokens[_at++];

    private static void Count(ref int parts)
    {
        if (++parts > MaxParts)
        {
            throw new FormulaException("error.formula.tooLarge", MaxParts);
        }
    }

    private FormulaException Unexpected() => Next.Kind == 'e'
        ? new FormulaException("error.formula.end")
        : new FormulaException("error.formula.unexpected", Next.Text, Next.Position);
}
