using System.Text;

namespace Trine.Kernel.Formulas;

/// <summary>Cuts a formula into words. Chinese brackets, commas and quotes count as the others do: who types Chinese types them without noticing.</summary>
internal static class FormulaLexer
{
    public static List<FormulaToken> Read(string text)
    {
        var tokens = new List<FormulaToken>();
        var at = 0;
        while (at < text.Length)
        {
            var c = Plain(text[at]);
            var start = at;
            if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
            {
                while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
                {
                    at++;
                }

                tokens.Add(new FormulaToken('n', text[start..at], start + 1));
            }
            else if (c == '"')
            {
                tokens.Add(new FormulaToken('t', Quoted(text, ref at), start + 1));
            }
            else if (c == '{')
            {
                var end = text.IndexOf('}', at);
                if (end < 0)
                {
                    throw new FormulaException("error.formula.brace", start + 1);
                }

                tokens.Add(new FormulaToken('f', text[(at + 1)..end].Trim(), start + 1));
                at = end + 1;
            }
            else if (char.IsAsciiLetter(c))
            {
                while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
                {
                    at++;
                }

                tokens.Add(new FormulaToken('w', text[start..at].ToUpperInvariant(), start + 1));
            }
            else
            {
                tokens.Add(new FormulaToken('o', Operator(text, c, ref at), start + 1));
            }
        }

        tokens.Add(new FormulaToken('e', "", text.Length + 1));
        return tokens;
    }

    private static string Operator(string text, char c, ref int at)
    {
        var next = at + 1 < text.Length ? Plain(text[at + 1]) : ' ';
        if ((c, next) is ('<', '=') or ('>', '=') or ('<', '>'))
        {
            at += 2;
            return $"{c}{next}";
        }

        if (!"+-*/&=<>(),%".Contains(c, StringComparison.Ordinal))
        {
            throw new FormulaException("error.formula.unexpected", text[at].ToString(), at + 1);
        }

        at++;
        return c.ToString();
    }

    /// <summary>A text in quotes; a quote inside is doubled.</summary>
    private static string Quoted(string text, ref int at)
    {
        var start = at++;
        var value = new StringBuilder();
        while (at < text.Length)
        {
            if (Plain(text[at]) != '"')
            {
                value.Append(text[at++]);
            }
            else if (at + 1 < text.Length && Plain(text[at + 1]) == '"')
            {
                value.Append('"');
                at += 2;
            }
            else
            {
                at++;
                return value.ToString();
            }
        }

        throw new FormulaException("error.formula.quote", start + 1);
    }

    private static char Plain(char c) => c switch
    {
        '（' => '(',
        '）' => ')',
        '，' => ',',
        '“' or '”' => '"',
        '＋' => '+',
        '－' or '−' => '-',
        '×' => '*',
        '÷' => '/',
        '＝' => '=',
        '＜' => '<',
        '＞' => '>',
        '％' => '%',
        '｛' => '{',
        _ => c,
    };
}
